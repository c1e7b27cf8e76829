import { useState } from '../../lib/hooks.js'
import { isDialogOpen } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { PORTION, billsOf, isSettled, portionText, unbilledOf } from './bills.js'
import { commandsOf, titleOf } from './commands.js'
import { BillView } from './view.js'

/** @typedef {import('./bills.js').Bill} Bill */
/**
 * @typedef {{ context: import('./commands.js').Context, room: import('../../live/room.js').Room, tableId: string | null, orderId: string |
 *   null }} Party
 */

/**
 * The bills of the guests at a table, or of an order without one (the other id is null): one at a time, and what is on none yet.
 *
 * @param {Party} props
 */
export function BillTab({ context, room, tableId, orderId }) {
  const party = { tableId: (tableId && room.tables.get(tableId)?.mergedInto) ?? tableId, orderId }
  const [chosen, choose] = useState(/** @type {string | null} */ (null))
  const bills = billsOf(room, party)
  const bill = bills.find(({ id }) => id === chosen) ?? bills.find(one => !isSettled(one)) ?? bills.at(-1)
  return html`<div class="bill-tab">
    ${bills.length > 1 && html`<${BillChips} bills=${bills} current=${bill} format=${context.format} onChoose=${choose} />`}
    <${Unbilled} context=${context} room=${room} party=${party} bills=${bills} onMade=${choose} />
    ${bill && html`<${BillView} key=${bill.id} context=${context} bill=${bill} room=${room} />`}
  </div>`
}

/**
 * @param {{ bills: Bill[], current: Bill | undefined, format: import('./commands.js').Context['format'], onChoose: (id: string) => void }}
 *   props
 */
function BillChips({ bills, current, format, onChoose }) {
  const total = bills.reduce((sum, bill) => sum + bill.total, 0)
  return html`<div class="bill-chips" role="group" aria-label=${t('bill.all', { count: bills.length })}>
    ${bills.map((bill, at) => html`<button key=${bill.id} class="button" aria-pressed=${bill === current}
      onClick=${() => onChoose(bill.id)}>
      <span>${bill.number === null ? `${format.number(at + 1)} · ` : ''}${titleOf(bill)}</span>
        <b>${isSettled(bill) ? `✓ ${t(`bill.status.${bill.status}`)}` : format.money(bill.due)}</b></button>`)}
    <p class="soft small">${t('bill.together', { total: format.money(total) })}</p>
  </div>`
}

/**
 * What the guests had that is on no bill.
 *
 * @param {Omit<Party, 'tableId' | 'orderId'> & { party: { tableId: string | null, orderId: string | null }, bills: Bill[], onMade: (id:
 *   string) => void }} props
 */
function Unbilled({ context, room, party, bills, onMade }) {
  const { format, outbox } = context
  const orders = party.tableId ? room.ordersOf(party.tableId) : room.orders.all().filter(({ id }) => id === party.orderId)
  const lines = unbilledOf(orders, bills)
  if (lines.length === 0) return bills.length > 0 ? null : html`<p class="empty">${t('bill.nothing')}</p>`
  const make = async () => {
    const answer = await commandsOf(context).create(party)
    // A dialog about another bill would be lost with it.
    if (answer.ok && !isDialogOpen()) onMade(answer.result.id)
  }
  const isSent = outbox.isSent(`bill of ${party.tableId ?? party.orderId}`)
  return html`<section class=${`bill-unbilled ${isSent ? 'sent' : ''}`}>
    <h3>${t(bills.length > 0 ? 'bill.notYetMore' : 'bill.notYet')}</h3>
    <ul>${lines.map(({ id, name, units, price }) => html`<li key=${id} class="row apart">
      <span><b>${portionText(units, format.number)}</b> ${name}</span>
      <span>${format.money(Math.round(price * units / PORTION))}</span></li>`)}</ul>
    <button class=${`button wide ${bills.every(isSettled) ? 'primary' : ''}`} disabled=${isSent} onClick=${make}>${t('bill.make')}</button>
  </section>`
}
