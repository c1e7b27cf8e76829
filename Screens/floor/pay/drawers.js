import { useEffect, useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { may } from '../may.js'

/** @typedef {import('../bill/commands.js').Context} Context */

/** @param {Context} context */
const keyOf = ({ restaurant }) => `drawer.${restaurant.value.id}`

/**
 * The drawer that cash goes into or comes out of: that of this device, once it was named.
 *
 * @param {Context} context
 * @returns {[string | undefined, (drawer: string | undefined) => void]}
 */
export function useDrawer(context) {
  const [drawer, setDrawer] = useState(localStorage.getItem(keyOf(context)) ?? undefined)
  return [drawer, next => {
    if (next) localStorage.setItem(keyOf(context), next)
    else localStorage.removeItem(keyOf(context))
    setDrawer(next)
  }]
}

/**
 * Which drawer. Where only one is open there is nothing to choose. Who may not see which ones are open names theirs, as soon as cash was
 * refused for want of it.
 *
 * @param {{ context: Context, value: string | undefined, onChange: (drawer: string | undefined) => void, isNeeded?: boolean }} props
 */
export function DrawerField({ context, value, onChange, isNeeded = false }) {
  const [drawers, setDrawers] = useState(/** @type {string[] | null} */ (null))
  const maySee = may(context.user, 'countCash')
  useEffect(() => {
    if (!maySee) return
    context.rest.call('listShifts', { query: { status: 'open' } }).then(({ items }) => {
      const open = items.map(({ drawer }) => drawer)
      setDrawers(open)
      // A drawer that was closed for good must not hinder cash.
      if (value && !open.includes(value)) onChange(undefined)
    }, () => {})
  }, [])
  if (!maySee) {
    if (!isNeeded && !value) return null
    return html`<div class="field"><label for="drawer">${t('shift.name')}</label>
      <input id="drawer" maxlength="40" value=${value ?? ''} autocomplete="off"
        onInput=${(/** @type {any} */ event) => onChange(event.currentTarget.value.trim() || undefined)} /></div>`
  }
  if (!drawers || drawers.length < 2) return null
  return html`<div class="keys" role="group" aria-label=${t('shift.drawer')}>${drawers.map(drawer => html`
    <button key=${drawer} class="button" aria-pressed=${value === drawer} onClick=${() => onChange(value === drawer ? undefined : drawer)}>
      ${drawer}</button>`)}</div>`
}
