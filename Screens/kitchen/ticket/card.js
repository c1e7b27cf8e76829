import { untracked, useComputed } from '../../lib/signals.js'
import { useEffect, useRef } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { t } from '../../shell/words.js'
import { placeAndNumber, stationName } from '../labels.js'
import { rowsOf, withDone } from '../rows.js'
import { linesOf } from '../tickets.js'
import { cardsOf } from './cards.js'
import { Head, useAge } from './head.js'
import { Line } from './line.js'
import { useParts } from './parts.js'

/** @typedef {import('../display.js').Display} Display */
/** @typedef {import('../tickets.js').Ticket} Ticket */
/** @typedef {import('../tickets.js').KitchenOrder} KitchenOrder */

// A ticket of so few lines is no longer than a column, so it need not be laid out while it is out of view: about so high, in pixels.
const SHORT = 4, HEAD = 180, LINE = 70

/** @typedef {{ display: Display, id: string, number: number, isGone: boolean }} CardProps */

/** A ticket, in as many parts as it needs columns. @param {CardProps} props */
export function TicketCard({ display, id, number, isGone }) {
  const { board } = display
  const last = useRef(/** @type {{ ticket: Ticket, order: KitchenOrder } | null} */ (null))
  const ticket = board.tickets.get(id), order = ticket && board.orders.get(ticket.orderId)
  if (ticket && order) last.current = { ticket, order }
  // One that is gone shows what it last was, while it fades.
  return last.current && html`<${Card} display=${display} ...${last.current} number=${number} isGone=${isGone} />`
}

/** @param {{ display: Display, ticket: Ticket, order: KitchenOrder, number: number, isGone: boolean }} props */
function Card({ display, ticket, order, number, isGone }) {
  const rows = useRows(display, linesOf(order, ticket.id))
  const chefs = [...new Set(rows.flatMap(({ chef }) => chef ?? []))]
  const age = useAge(ticket)
  const isPicked = useComputed(() => display.picked.value === ticket.id).value
  const { first, parts } = useParts(display, rows)
  useEffect(() => display.seen.watch(cardsOf(ticket.id)), [ticket.id, parts.length])
  const kind = ticket.status === 'cancelledPending' ? 'cancelled-ticket' : age
  const isShort = rows.length <= SHORT
  const classes = ['ticket', kind, isShort && 'short', isGone && 'gone', isPicked && 'picked', display.isFresh(ticket.id) && 'fresh-ticket']
    .filter(Boolean).join(' ')
  return parts.map((part, index) => html`<article key=${index} class=${classes} data-ticket=${ticket.id} tabindex="-1"
      style=${isShort ? { containIntrinsicBlockSize: `auto ${HEAD + rows.length * LINE}px` } : null}
      ref=${index === 0 ? first : null} aria-label=${nameOf(ticket, index)} aria-current=${isPicked ? 'true' : null}
      aria-hidden=${isGone ? 'true' : null}>
    <${Head} display=${display} ticket=${ticket} order=${order} number=${number} isContinued=${index > 0} />
    ${index === 0 && order.note && html`<p class="note order-note"><${Icon} name="pencil" /> ${order.note}</p>`}
    ${index === 0 && kind !== 'cancelled-ticket' && hasCourses(order)
      && html`<p class="course">${t('course', { course: rows[0]?.item.course ?? 1 })}</p>`}
    <ul>${part.map(row => html`<${Line} key=${row.key} display=${display} order=${order} ticketId=${ticket.id} row=${row}
      isWhole=${ticket.status === 'cancelledPending'} isShared=${chefs.length > 1} />`)}</ul>
    ${index === parts.length - 1 ? html`<${Held} order=${order} station=${ticket.station} />
      <${Actions} display=${display} ticket=${ticket} chefs=${chefs} />` : html`<p class="goes-on">${t('goesOn')} ›</p>`}
  </article>`)
}

/**
 * The lines as a cook reads them; drawn again when one of them is tapped, and not with each tap on another ticket.
 *
 * @param {Display} display @param {import('../tickets.js').KitchenItem[]} lines
 */
function useRows({ commands }, lines) {
  useComputed(() => lines.map(({ id }) => commands.tapped(id) ?? '').join()).value
  return untracked(() => withDone(rowsOf(lines, item => commands.statusOf(item))))
}

/** For those who cannot see the card. @param {Ticket} ticket @param {number} index Of the column. */
const nameOf = (ticket, index) =>
  [placeAndNumber(ticket), stationName(ticket.station), index > 0 && t('continued')].filter(Boolean).join(', ')

/** @param {KitchenOrder} order */
const hasCourses = order => order.items.some(({ course }) => course !== order.items[0].course)

/** What the station will have to cook later for the same guests. @param {{ order: KitchenOrder, station: string }} props */
function Held({ order, station }) {
  const held = order.items.filter(item => item.status === 'held' && item.station === station)
  return held.length > 0 && html`<div class="held"><p>${t('later')}</p>
    <ul>${held.map(({ id, course, quantity, name }) =>
      html`<li key=${id}>${t('course', { course })}: ${quantity} ${name}</li>`)}</ul></div>`
}

/** @param {{ display: Display, ticket: Ticket, chefs: string[] }} props */
function Actions({ display, ticket, chefs }) {
  const { commands } = display
  if (ticket.status === 'cancelledPending') return null
  const label = (/** @type {string} */ action) => `${action}: ${ticket.orderNumber} ${stationName(ticket.station)}`
  const isUntouched = useComputed(() => commands.isUntouched(ticket)).value
  return html`<div class="actions">
    ${isUntouched && html`<button class="button start" aria-label=${label(t('start'))} onClick=${() => commands.bump(ticket)}>
      <${Icon} name="play" />${t('start')}</button>`}
    <button class=${`button ready ${isUntouched ? 'second' : ''}`} aria-label=${label(t('ready'))} onClick=${() => commands.ready(ticket)}>
      <${Icon} name="check" />${t('ready')}</button>
    ${chefs.length > 0 && html`<span class="chefs">${chefs.join(', ')}</span>`}</div>`
}
