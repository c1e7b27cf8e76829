import { isSeated } from '../live/room.js'
import { html } from '../shell/html.js'
import { Lazy } from '../shell/lazy.js'
import { now } from '../shell/now.js'
import { t } from '../shell/words.js'
import { AwayDetails } from './away/details.js'
import { OrderTab } from './order/tab.js'
import { selectNothing, tab } from './selection.js'
import { EmptyTable } from './table/seat.js'
import { TableTab } from './table/tab.js'

// Loaded when it is first opened, and soon after the start for a tablet that loses its network.
export const loadBill = () => import('./bill/tab.js')

/** @typedef {import('./floor.js').Floor} Floor */
/** @typedef {import('./selection.js').Tab} Tab */

/**
 * What there is to do for one party: their order, their bill, their table.
 *
 * @param {{ floor: Floor, party: import('./party.js').KnownParty }} props
 */
export function Panel({ floor, party }) {
  const { table } = party
  const { context, room } = floor
  const tabs = /** @type {Tab[]} */ (table ? ['order', 'bill', 'table'] : party.key === 'new' ? ['order'] : ['order', 'bill'])
  const current = tabs.includes(tab.value) ? tab.value : 'order'
  const hasGuests = !table || isSeated(table)
  return html`<section class="floor-panel" aria-label=${party.name}>
    <header class="panel-head"><button class="button quiet" aria-label=${t('back')} onClick=${selectNothing}>
      <span class="narrow-only" aria-hidden="true">${document.documentElement.dir === 'rtl' ? '→' : '←'}</span>
        <span class="wide-only" aria-hidden="true">✕</span></button>
      <div class="panel-title"><h2>${party.name}</h2><p class="small soft">
        ${table ? html`<${TableLine} floor=${floor} table=${table} />` : party.detail}</p></div></header>
    ${tabs.length > 1 && html`<div class="tabs" role="tablist"
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => turn(event, tabs, current)}>
        ${tabs.map(name => html`<button key=${name} id=${`tab-${name}`} role="tab" class="tab"
      aria-selected=${current === name} aria-controls="panel-content" tabindex=${current === name ? 0 : -1}
        onClick=${() => { tab.value = name }}>${t(`tab.${name}`)}</button>`)}</div>`}
    <div id="panel-content" class="panel-content" role=${tabs.length > 1 ? 'tabpanel' : undefined}
      aria-labelledby=${tabs.length > 1 ? `tab-${current}` : undefined}>
      ${current === 'order' && (hasGuests
        ? html`${party.key === 'new' && html`<${AwayDetails} />`}<${OrderTab} floor=${floor} party=${party.key} name=${party.name}
          orders=${party.orders} guests=${party.guests} whose=${party.whose} orderId=${party.openOrderId} />`
        : html`<div class="panel-body"><${EmptyTable} floor=${floor} table=${table} /></div>`)}
      ${current === 'bill' && html`<${Lazy} load=${loadBill} name="BillTab"
        props=${{ context, room, tableId: table?.id ?? null, orderId: table ? null : party.key }} />`}
      ${current === 'table' && table && html`<${TableTab} floor=${floor} table=${table} />`}
    </div></section>`
}

/** Who sits there, since when, whose table it is. @param {{ floor: Floor, table: import('./floor.js').Table }} props */
function TableLine({ floor, table }) {
  const seatedAt = isSeated(table) ? floor.room.seatedAt(table) : null
  return [
    t(`status.${table.status}`),
    table.guests && t('guests', { count: table.guests }),
    seatedAt !== null && t('minutes', { count: Math.max(0, Math.floor((now.value - seatedAt) / 60_000)) }),
    table.waiterName,
  ].filter(Boolean).join(' · ')
}

/** Arrow keys go from tab to tab. @param {KeyboardEvent} event @param {Tab[]} tabs @param {Tab} current */
function turn(event, tabs, current) {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0) return
  const next = tabs[(tabs.indexOf(current) + (document.documentElement.dir === 'rtl' ? -step : step) + tabs.length) % tabs.length]
  if (!next) return
  tab.value = next
  document.getElementById(`tab-${next}`)?.focus()
}
