import { useComputed } from '../../lib/signals.js'
import { ageOf } from '../../shell/age.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'
import { isLong, kindName, orderNumber, placeOf, stationName } from '../labels.js'

/** @typedef {import('../display.js').Display} Display */
/** @typedef {import('../tickets.js').Ticket} Ticket */
/** @typedef {import('../tickets.js').KitchenOrder} KitchenOrder */

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
      <h2 class=${isLong(placeOf(ticket)) ? 'long' : ''}>${placeOf(ticket)}</h2>
      ${isContinued ? null
        : ticket.status === 'cancelledPending' ? html`<${Note} display=${display} ticket=${ticket} />`
        : html`<${Clock} ticket=${ticket} format=${context.format} />`}
    </div>
    <p class="ticket-facts">${number > 0 && !isContinued && html`<kbd aria-hidden="true">${number}</kbd>`}
      <span>${orderNumber(ticket.orderNumber)}</span>
      ${isContinued && html`<span>${t('continued')}</span>`}
      ${!isOneStation && html`<span>${stationName(ticket.station)}</span>`}
      ${!isContinued && html`<${Badges} ticket=${ticket} order=${order} time=${context.format.time} />`}</p>
  </header>`
}

/** All of it was cancelled: the only thing to do is to note that. @param {{ display: Display, ticket: Ticket }} props */
function Note({ display, ticket }) {
  const isSent = display.context.outbox.isSent(ticket.id)
  return html`<button class=${`button ${isSent ? 'sent' : ''}`}
    aria-label=${`${t('note')}: ${ticket.orderNumber} ${stationName(ticket.station)}`}
    onClick=${() => display.commands.note(ticket)}><${Icon} name="check" />${t('note')}</button>`
}

/** @param {{ ticket: Pick<Ticket, 'firedAt' | 'dueAt'>, format: Display['context']['format'] }} props */
export function Clock({ ticket, format }) {
  const over = now.value - Date.parse(ticket.dueAt)
  return html`<time class="clock">${over >= 0 && html`<b>
    <span class="visually-hidden">${t('over')}</span> +${format.duration(over)}</b> `}${
    format.duration(now.value - Date.parse(ticket.firedAt))}</time>`
}

/** @param {{ ticket: Ticket, order: KitchenOrder | undefined, time: (at: string) => string }} props */
function Badges({ ticket, order, time }) {
  return html`${ticket.status === 'cancelledPending' && html`<b>✕ ${t('cancelled')}</b>`}
    ${ticket.recalled && html`<b><${Icon} name="back" />${t('recalled')}</b>`}
    ${order && order.rush > 0 && html`<b class="rush"><${Icon} name="rush" />${t('rush')}${order.rush > 1 ? ` ${order.rush}` : ''}</b>`}
    ${ticket.addOn && html`<b>+ ${t('addOn')}</b>`}
    ${ticket.kind !== 'dineIn' && html`<span>${kindName(ticket.kind)}</span>`}
    ${order?.pickupAt && html`<span>${t('pickup', { time: time(order.pickupAt) })}</span>`}`
}
