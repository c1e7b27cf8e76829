import { signal } from '../../lib/signals.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { say } from '../../shell/messages.js'
import { t } from '../../shell/words.js'
import { Icon } from '../icons.js'
import { serve } from '../order/serve.js'
import { buzz } from './buzz.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Order} Order */

const isOpen = signal(false)

/** True if the person is the one to take it: it is their table, or nobody's. @param {Floor} floor @param {Order} order */
function isMine(floor, order) {
  const waiterId = order.tableId && floor.room.tables.get(order.tableId)?.waiterId
  return !waiterId || waiterId === floor.user.id
}

/** Rings when the plates of this person's guests are ready. @param {Floor} floor */
export function ringWhenReady(floor) {
  floor.context.screen.on('ItemsReady', ({ orderId, items }) => {
    const order = floor.room.orders.peek().find(({ id }) => id === orderId)
    if (!order || !isMine(floor, order)) return
    buzz()
    say(t('saidReady', { name: floor.orderName(order), dishes: items.map(({ quantity, name }) => `${quantity} ${name}`).join(', ') }))
  })
}

/** What waits at the pass, in the bar: this person's first. @param {{ floor: Floor }} props */
export function ReadyButton({ floor }) {
  const waiting = floor.ready().toSorted((a, b) => Number(isMine(floor, b.order)) - Number(isMine(floor, a.order)))
  const count = waiting.reduce((sum, { items }) => sum + items.reduce((all, { quantity }) => all + quantity, 0), 0)
  return html`<button class=${`button ${count > 0 ? 'ready' : 'quiet'}`} aria-haspopup="dialog" onClick=${() => { isOpen.value = true }}>
      <${Icon} name="plate" label=${t('readyHead')} />${count > 0 ? html`<span class="wide-only">${t('readyHead')}</span><b>${count}</b>` : html`<span class="wide-only">${t('readyHead')}</span>`}</button>
    ${isOpen.value && html`<${Dialog} title=${t('readyHead')} onClose=${() => { isOpen.value = false }}>
      ${waiting.length === 0 && html`<p class="empty">${t('nothingReady')}</p>`}
      <ul class="stack">${waiting.map(({ order, items }) => html`<li key=${order.id} class="row apart nowrap"><span><b>${floor.orderName(order)}</b>${isMine(floor, order) && order.tableId && html` <span class="badge accent">${t('yours')}</span>`}
        <br />${items.map(({ quantity, name }) => `${quantity} ${name}`).join(', ')}</span>
        <button class="button primary" onClick=${() => serve(floor, floor.orderName(order), items.map(item => ({ order, item })))}>${t('serveOne')}</button></li>`)}</ul>
    </${Dialog}>`}`
}
