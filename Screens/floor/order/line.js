import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { may } from '../may.js'
import { Details, NoteText } from './details.js'
import { serve } from './serve.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Order} Order */
/** @typedef {import('../floor.js').OrderItem} OrderItem */

/** How each status looks; the word beside it says the same. @type {Record<OrderItem['status'], string>} */
const LOOKS = { held: '', queued: '', preparing: 'accent', ready: 'ok', served: 'quiet', cancelled: 'quiet', voided: 'quiet' }

/**
 * The status of a line as it will be once what was asked for is so.
 *
 * @param {Floor} floor
 * @param {OrderItem} item
 * @returns {OrderItem['status']}
 */
function shownStatus(floor, item) {
  const tap = floor.sent(item.id)
  return tap?.name === 'SetItemStatus' ? tap.input.status : item.status
}

/**
 * A line that was sent: what, for whom, and how far it is.
 *
 * @param {{ floor: Floor, order: Order, item: OrderItem, onOpen: () => void }} props
 */
export function OrderLine({ floor, order, item, onOpen }) {
  const isSent = floor.sent(item.id) !== undefined
  const status = shownStatus(floor, item)
  const isGone = status === 'cancelled' || status === 'voided'
  const details = [
    item.setMenu?.name,
    item.weight !== null && `${floor.format.number(item.weight / 1000)} ${item.unit}`,
    ...item.modifiers,
    item.seat !== null && t('seatNumber', { number: item.seat }),
    item.remakeOf && t('remade'),
    item.returned && t(`returned.${item.returned.remedy}`),
  ]
  return html`<div class=${`line-row ${isSent ? 'sent' : ''}`}>
    <button class=${`order-line ${isGone ? 'gone' : ''}`} aria-haspopup="dialog" onClick=${onOpen}>
      <span class="line-quantity">${item.quantity}</span>
      <span class="line-text"><span class="line-name">${item.name}</span>
        <${Details} of=${details} />${item.note && html`<${NoteText} text=${item.note} />`}
        ${item.allergens.length > 0 && html`<span class="small soft">⚠ ${item.allergens.map(one => t(`allergen.${one}`))
          .join(', ')}</span>`}</span>
      <span class="line-end"><span class=${`line-price ${item.returned?.remedy === 'comp' ? 'not-charged' : ''}`}>
        ${floor.format.money(item.price * item.quantity)}</span>
        <span class=${`badge ${LOOKS[status]}`}>${t(`item.${status}`)}</span></span></button>
    ${status === 'ready' && !isSent && may(floor.user, 'serve') && html`<button class="button"
      onClick=${() => serve(floor, floor.orderName(order), [{ order, item }])}>${t('serveOne')}</button>`}
  </div>`
}
