import { signal } from '../../lib/signals.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { t } from '../../shell/words.js'
import { nameOf, section, sections } from './sections.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */

// How many a phone has room for beside "more".
const FIRST = 3

const isMoreOpen = signal(false)

/** The sections: a rail at the start of the page, on a phone a bar at its foot. @param {{ dashboard: Dashboard }} props */
export function Navigation({ dashboard }) {
  const isBehind = sections.findIndex(({ id }) => id === section.value) >= FIRST
  return html`<nav class="rail" aria-label=${t('sections')}>
    ${sections.map((one, place) => html`<${Entry} key=${one.id} section=${one} dashboard=${dashboard} isFirst=${place < FIRST} />`)}
    <button class="rail-entry rail-more" aria-haspopup="dialog" aria-current=${isBehind ? 'page' : undefined}
      onClick=${() => { isMoreOpen.value = true }}><${Icon} name="more" /><span>${t('more')}</span>
      <${Unread} dashboard=${dashboard} /></button>
    ${isMoreOpen.value && html`<${Dialog} kind="sheet" title=${t('more')} onClose=${closeMore}>
      <div class="more-grid" onClick=${closeMore}>${sections.slice(FIRST).map(one => html`
        <${Entry} key=${one.id} section=${one} dashboard=${dashboard} isFirst=${true} />`)}</div></${Dialog}>`}
  </nav>`
}

const closeMore = () => { isMoreOpen.value = false }

/** @param {{ section: (typeof sections)[number], dashboard: Dashboard, isFirst: boolean }} props */
function Entry({ section: { id, icon }, dashboard, isFirst }) {
  const isOpen = section.value === id
  return html`<a class=${`rail-entry ${isFirst ? '' : 'rail-later'}`} href=${`#${id}`} aria-current=${isOpen ? 'page' : undefined}>
    <${Icon} name=${icon} /><span>${t(nameOf(id))}</span>
    ${id === 'notices' && html`<${Unread} dashboard=${dashboard} />`}</a>`
}

/** How many notices are not read yet. @param {{ dashboard: Dashboard }} props */
function Unread({ dashboard }) {
  const count = dashboard.room.notifications.ids.value.length
  return count > 0 && html`<b class="badge accent">${t('unread', { count })}</b>`
}
