import { signal } from '../../lib/signals.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { t } from '../../shell/words.js'
import { may } from '../may.js'
import { serve } from '../order/serve.js'
import { buzz } from './buzz.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Order} Order */

const isOpen = signal(false)

/** True if the plates are this person's to take: of their table, or of one without a waiter. @param {Floor} floor @param {Order} order */
function isMine(floor, order) {
  const waiterId = order.tableId && floor.room.tables.get(order.tableId)?.waiterId
  return !waiterId || waiterId === floor.user.id
}

/** Rings when the plates of this person's guests are ready. @param {Floor} floor */
export function ringWhenReady(floor) {
  floor.context.screen.on('ItemsReady', ({ orderId }) => {
    const order = floor.room.orders.peek().find(({ id }) => id === orderId)
    if (!order || !isMine(floor, order)) return
    buzz()
  })
}

/** @param {import('../floor.js').OrderItem[]} items */
const dishesOf = items => items.map(({ quantity, name }) => `${quantity} ${name}`).join(', ')

/** What waits at the pass: this person's first. @param {Floor} floor */
export const waitingAtPass = floor => floor.ready().toSorted((a, b) => Number(isMine(floor, b.order)) - Number(isMine(floor, a.order)))

/** How many plates wait, and the first of them, in the bar. @param {{ floor: Floor }} props */
export function ReadyButton({ floor }) {
  const waiting = waitingAtPass(floor)
  const [first] = waiting
  const count = waiting.reduce((sum, { items }) => sum + items.reduce((all, { quantity }) => all + quantity, 0), 0)
  return html`<button class=${`button ${count > 0 ? 'ready' : 'quiet'}`} aria-haspopup="dialog" onClick=${() => { isOpen.value = true }}>
      <${Icon} name="plate" /><span class="wide-only">${t('readyHead')}</span><span class="visually-hidden narrow-only">
        ${t('readyHead')}</span>${count > 0 && html`<b>${count}</b>`}
      ${first && html`<span class="next-plates wide-only">${floor.orderName(first.order)}: ${dishesOf(first.items)}</span>`}</button>
    ${isOpen.value && html`<${Dialog} title=${t('readyHead')} onClose=${() => { isOpen.value = false }}>
      ${waiting.length === 0 && html`<p class="empty">${t('nothingReady')}</p>`}
      <ul class="stack">${waiting.map(({ order, items }) => html`<li key=${order.id}>
        <${ReadyRow} floor=${floor} order=${order} items=${items} /></li>`)}</ul>
    </${Dialog}>`}`
}

/** The plates of one order. @param {{ floor: Floor, order: Order, items: import('../floor.js').OrderItem[] }} props */
export function ReadyRow({ floor, order, items }) {
  const name = floor.orderName(order)
  return html`<div class="row nowrap"><span class="grow"><b>${name}</b>
    ${isMine(floor, order) && order.tableId && html` <span class="badge accent">${t('yours')}</span>`}
      <br />${dishesOf(items)}</span>
    ${may(floor.user, 'serve') && html`<button class="button"
      aria-label=${t('did.serve', { dish: items.map(item => item.name).join(', '), name })}
      onClick=${() => serve(floor, name, items.map(item => ({ order, item })))}>${t('serveOne')}</button>`}</div>`
}
