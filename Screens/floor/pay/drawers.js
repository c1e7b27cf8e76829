import { useEffect, useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { may } from '../bill/may.js'

/** The names of the drawers that are open, for those who may know. @param {import('../bill/commands.js').Context} context */
export function useDrawers({ rest, user }) {
  const [drawers, setDrawers] = useState(/** @type {string[]} */ ([]))
  useEffect(() => {
    if (!may(user, 'countCash')) return
    rest.call('listShifts', { query: { status: 'open' } }).then(({ items }) => setDrawers(items.map(({ drawer }) => drawer)), () => {})
  }, [])
  return drawers
}

/** Which drawer the cash goes into or comes out of. With only one there is nothing to choose. @param {{ drawers: string[], value: string | undefined, onChange: (drawer: string | undefined) => void }} props */
export function DrawerField({ drawers, value, onChange }) {
  if (drawers.length < 2) return null
  return html`<div class="keys" role="group" aria-label=${t('shift.drawer')}>${drawers.map(drawer => html`
    <button key=${drawer} class="button" aria-pressed=${value === drawer} onClick=${() => onChange(value === drawer ? undefined : drawer)}>${drawer}</button>`)}</div>`
}
