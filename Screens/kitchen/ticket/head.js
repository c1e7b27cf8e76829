import { useComputed } from '../../lib/signals.js'
import { html } from '../../shell/html.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'
import { orderNumber, placeOf, stationName } from '../labels.js'

/** @typedef {import('../display.js').Display} Display */
/** @typedef {import('../tickets.js').Ticket} Ticket */
/** @typedef {import('../tickets.js').KitchenOrder} KitchenOrder */
/** @typedef {'onTime' | 'warn' | 'late'} Age */

/** From this part of the time that a ticket may take, it is nearly late. */
const WARN = 0.7

/** @param {Pick<Ticket, 'firedAt' | 'dueAt'>} ticket @returns {Age} */
export function ageOf({ firedAt, dueAt }) {
  const fired = Date.parse(firedAt), due = Date.parse(dueAt)
  return now.value >= due ? 'late' : now.value >= fired + (due - fired) * WARN ? 'warn' : 'onTime'
}

/** The age as a signal: a card is drawn again when it changes, not each second. @param {Ticket} ticket */
export const useAge = ticket => useComputed(() => ageOf(ticket)).value

/**
 * Where it goes, how old it is, and what is special about it. The colour is the age.
 *
 * @param {object} props
 * @param {Display} props.display
 * @param {Ticket} props.ticket
 * @param {KitchenOrder | undefined} props.order
 * @param {number} props.number The key that picks it; 0: none.
 * @param {boolean} [props.isContinued] It began in the column before.
 */
export function Head({ display, ticket, order, number, isContinued = false }) {
  const { settings, context } = display
  const isOneStation = settings.stations.value.length === 1
  return html`<header class="ticket-head">
    <div class="ticket-top">
      ${number > 0 && !isContinued && html`<kbd aria-hidden="true">${number}</kbd>`}
      <h2>${placeOf(ticket)}</h2>
      ${isContinued ? html`<span class="continued">${t('continued')}</span>`
        : ticket.status !== 'cancelledPending' && html`<${Clock} ticket=${ticket} format=${context.format} />`}
    </div>
    <p class="ticket-facts"><span>${orderNumber(ticket.orderNumber)}</span>
      ${!isOneStation && html`<span>${stationName(ticket.station)}</span>`}
      ${!isContinued && html`<${Badges} ticket=${ticket} order=${order} time=${context.format.time} />`}</p>
  </header>`
}

/** @param {{ ticket: Pick<Ticket, 'firedAt' | 'dueAt'>, format: Display['context']['format'] }} props */
export function Clock({ ticket, format }) {
  const over = Math.floor((now.value - Date.parse(ticket.dueAt)) / 60_000)
  return html`<time class="clock">${over >= 0 && html`<b>${t('over', { minutes: over })}</b> `}${
    format.duration(now.value - Date.parse(ticket.firedAt))}</time>`
}

/** @param {{ ticket: Ticket, order: KitchenOrder | undefined, time: (at: string) => string }} props */
function Badges({ ticket, order, time }) {
  return html`${ticket.status === 'cancelledPending' && html`<b>✕ ${t('cancelled')}</b>`}
    ${ticket.recalled && html`<b>↩ ${t('recalled')}</b>`}
    ${order && order.rush > 0 && html`<b class="rush">${'▲'.repeat(order.rush)} ${t('rush')}</b>`}
    ${ticket.addOn && html`<b>＋ ${t('addOn')}</b>`}
    ${ticket.kind !== 'dineIn' && html`<span>${t(ticket.kind)}</span>`}
    ${order?.pickupAt && html`<span>${t('pickup', { time: time(order.pickupAt) })}</span>`}`
}
