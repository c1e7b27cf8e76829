import { useComputed } from '../lib/signals.js'
import { useEffect, useRef } from '../lib/hooks.js'
import { ageOf } from '../shell/age.js'
import { html } from '../shell/html.js'
import { Icon } from '../shell/icon.js'
import { now } from '../shell/now.js'
import { t } from '../shell/words.js'
import { isLong, kindName, orderNumber, placeAndNumber, placeOf, stationName } from './labels.js'
import { portionsOf, rowsOf } from './rows.js'
import { Clock } from './ticket/head.js'
import { Details, Quantity } from './ticket/line.js'
import { isCancelled } from './tickets.js'

/** @typedef {import('./display.js').Display} Display */
/** @typedef {import('./tickets.js').KitchenOrder} KitchenOrder */
/** @typedef {import('./tickets.js').KitchenItem} KitchenItem */

/**
 * An order at the pass: how far each station is, what is ready, and what still waits.
 *
 * @param {{ display: Display, id: string, number: number, isGone: boolean }} props
 */
export function OrderCard({ display, id, number, isGone }) {
  const last = useRef(/** @type {KitchenOrder | null} */ (null))
  last.current = display.board.orders.get(id) ?? last.current
  return last.current && html`<${Card} display=${display} order=${last.current} number=${number} isGone=${isGone} />`
}

/** @param {{ display: Display, order: KitchenOrder, number: number, isGone: boolean }} props */
function Card({ display, order, number, isGone }) {
  const { board, context } = display
  const card = useRef(null)
  const isPicked = useComputed(() => display.picked.value === order.id).value
  const tickets = board.tickets.all().filter(({ orderId }) => orderId === order.id)
  const cooking = tickets.filter(({ status }) => status !== 'done' && status !== 'cancelledPending')
  const times = timesOf(cooking.length > 0 ? cooking : tickets)
  const age = useComputed(() => cooking.length > 0 ? ageOf(times) : 'onTime').value
  useEffect(() => card.current ? display.seen.watch([card.current]) : undefined, [])
  return html`<article ref=${card} class=${`ticket order ${age} ${isGone ? 'gone' : ''} ${isPicked ? 'picked' : ''}`} tabindex="-1"
      data-order=${order.id} aria-label=${placeAndNumber(order)} aria-current=${isPicked ? 'true' : null}>
    <header class="ticket-head">
      <div class="ticket-top"><h2 class=${isLong(placeOf(order)) ? 'long' : ''}>${placeOf(order)}</h2>
        ${tickets.length > 0 && html`<${Clock} ticket=${times} format=${context.format} />`}</div>
      <p class="ticket-facts">${number > 0 && html`<kbd aria-hidden="true">${number}</kbd>`}<span>${orderNumber(order.number)}</span>
        ${order.rush > 0 && html`<b class="rush"><${Icon} name="rush" />${t('rush')}</b>`}
        ${order.kind !== 'dineIn' && html`<span>${kindName(order.kind)}</span>`}
        ${order.pickupAt && html`<span>${t('pickup', { time: context.format.time(order.pickupAt) })}</span>`}</p>
    </header>
    ${order.note && html`<p class="note order-note"><${Icon} name="pencil" /> ${order.note}</p>`}
    <${Stations} order=${order} />
    <${Courses} display=${display} order=${order} />
    <${Pass} display=${display} order=${order} />
  </article>`
}

/** From the first firing to the last time due. @param {import('./tickets.js').Ticket[]} tickets */
function timesOf(tickets) {
  const present = new Date(now.peek()).toISOString()
  return {
    firedAt: tickets.map(({ firedAt }) => firedAt).sort()[0] ?? present,
    dueAt: tickets.map(({ dueAt }) => dueAt).sort().at(-1) ?? present,
  }
}

/** A small bar for each station, by portions. @param {{ order: KitchenOrder }} props */
function Stations({ order }) {
  const fired = order.items.filter(item => item.ticketId !== null && !isCancelled(item))
  const stations = [...new Set(fired.map(({ station }) => station))]
  return stations.length > 0 && html`<ul class="stations">${stations.map(station => {
    const items = fired.filter(item => item.station === station)
    const all = portionsOf(items), ready = portionsOf(items.filter(({ status }) => status === 'ready' || status === 'served'))
    return html`<li key=${station} class=${ready === all ? 'complete' : ''}>
      <span>${stationName(station)}</span>
      <progress max=${all} value=${ready} aria-label=${stationName(station)}></progress>
      <span>${ready === all ? '✓' : `${ready}/${all}`}</span></li>`
  })}</ul>`
}

/** @param {{ display: Display, order: KitchenOrder }} props */
function Courses({ display, order }) {
  const statusOf = (/** @type {KitchenItem} */ item) => display.commands.statusOf(item)
  const courses = [...new Set(order.items.map(({ course }) => course))].sort((a, b) => a - b)
  return courses.map(course => {
    const items = order.items.filter(item => item.course === course && item.status !== 'served')
    const isHeld = items.some(({ status }) => status === 'held')
    return items.length > 0 && html`<section key=${course} class=${isHeld ? 'held-course' : ''}>
      ${courses.length > 1 && html`<p class="course">${t('course', { course })}${isHeld ? ` · ${t('held')}` : ''}</p>`}
      <ul>${rowsOf(items, statusOf).map(row => html`<${PassLine} key=${row.key} display=${display} row=${row} />`)}</ul>
      ${isHeld && html`<button class=${`button fire ${display.context.outbox.isSent(`${order.id} ${course}`) ? 'sent' : ''}`}
        onClick=${() => display.commands.fire(order, course)}><${Icon} name="play" />${t('fire', { course })}</button>`}
    </section>`
  })
}

/** @param {{ display: Display, row: import('./rows.js').Row }} props */
function PassLine({ display, row: { item, status, quantity } }) {
  return html`<li class=${`item ${status}`}><div class="item-row">
    <${Quantity} quantity=${quantity} number=${display.context.format.number} />
    <span class="dish"><span class="dish-name">${item.name}</span><${Details} item=${item}
      number=${display.context.format.number} /></span>
    <span class="item-status"><small>${isCancelled(item) ? t(status) : status === 'ready' ? `✓ ${t('status.ready')}`
      : status === 'preparing' ? html`<${Icon} name="cooking" /> ${stationName(item.station)}` : stationName(item.station)}</small></span>
  </div></li>`
}

/** @param {{ display: Display, order: KitchenOrder }} props */
function Pass({ display, order }) {
  const { commands, board } = display
  const ready = portionsOf(order.items.filter(item => commands.statusOf(item) === 'ready'))
  const open = order.items.filter(item => ['queued', 'preparing'].includes(commands.statusOf(item))).length
  const cancelled = board.tickets.all().filter(({ orderId, status }) => orderId === order.id && status === 'cancelledPending')
  return html`<div class="actions">
    ${cancelled.length > 0 && html`<button class="button" onClick=${() => cancelled.forEach(ticket => commands.note(ticket))}>
      <${Icon} name="check" />${t('note')}</button>`}
    ${ready > 0 && html`<button class=${`button ready ${open > 0 ? 'second' : ''}`} onClick=${() => commands.serve(order)}>
      <${Icon} name="check" />${t('serve', { count: ready })}</button>`}
  </div>`
}
