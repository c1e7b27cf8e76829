import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'
import { GuardedButton } from '../may.js'
import { isAdding, selectOrder, selection } from '../selection.js'

/** @typedef {import('../floor.js').Floor} Floor */

/** The orders without a table, by when their guests come. @param {{ floor: Floor }} props */
export function AwayList({ floor }) {
  const orders = floor.ordersAway().toSorted((a, b) => (a.pickupAt ?? a.placedAt).localeCompare(b.pickupAt ?? b.placedAt))
  const begin = () => {
    selectOrder(null)
    isAdding.value = true
  }
  return html`<div class="away"><${GuardedButton} user=${floor.user} permission="takeOrders" kind="primary" onClick=${begin}>
      <${Icon} name="bag" />${t('newAway')}</${GuardedButton}>
    ${orders.length === 0 && html`<p class="empty">${t('noAway')}</p>`}
    <ul>${orders.map(({ id }) => html`<li key=${id}><${AwayCard} floor=${floor} id=${id} /></li>`)}</ul></div>`
}

/** @param {{ floor: Floor, id: string }} props */
function AwayCard({ floor, id }) {
  const order = floor.room.orders.get(id)
  if (!order) return null
  const ready = order.items.filter(({ status }) => status === 'ready').length
  const minutes = order.pickupAt && Math.round((Date.parse(order.pickupAt) - now.value) / 60_000)
  return html`<button class=${`away-card ${ready > 0 ? 'plates' : ''} ${selection.value?.orderId === id ? 'selected' : ''}`}
    onClick=${() => selectOrder(id)}>
    <span class="row apart"><b class="away-name">${order.callName ?? `#${order.number}`}</b>
      <span class=${`badge ${order.status === 'ready' ? 'ok' : ''}`}>${t(`order.${order.status}`)}</span></span>
    <span class="soft small">${t(`kind.${order.kind}`)} · #${order.number}${order.phone ? html` · <bdi dir="ltr">
      ${order.phone}</bdi>` : ''}</span>
    <span class="row apart"><span class="row"><${Icon} name="clock" />
      ${order.pickupAt ? floor.format.time(order.pickupAt) : t('asSoonAsReady')}
      ${typeof minutes === 'number' && minutes < 0 && html`<span class="badge late">${t('overdue', { count: -minutes })}</span>`}</span>
      <b>${floor.format.money(order.total)}</b></span>
    <span class="soft small">${t(`payment.${order.paymentState}`)}</span></button>`
}
