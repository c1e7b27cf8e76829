import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { placeOf } from '../parts/place.js'
import { useRecord } from './record.js'
import { Status } from './status.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').OrderItem} OrderItem */

/** An order with its lines. @param {{ id: string, dashboard: Dashboard, onClose: () => void }} props */
export function OrderDialog({ id, dashboard, onClose }) {
  const { context: { rest }, room, format } = dashboard
  const known = room.orders.get(id)
  const { record: order, fault } = useRecord(() => rest.call('getOrder', { path: { orderId: id } }), JSON.stringify(known))
  const title = order ? t('orderNumber', { number: String(order.number) }) : t('section.orders')
  return html`<${Dialog} kind="wide" title=${title} onClose=${onClose}>
    ${fault && html`<p class="fault" role="alert">${fault}</p>`}
    ${!order && !fault && html`<p role="status">${t('loading')}</p>`}
    ${order && html`
      <div class="row"><b>${placeOf(order)}</b><${Status} kind="order" status=${order.status} />
        <${Status} kind="payment" status=${order.paymentState ?? 'unbilled'} />
        <span class="soft">${t(`kind.${order.kind}`)} · ${format.dayAndTime(order.placedAt)}</span></div>
      ${order.note && html`<p>“${order.note}”</p>`}
      <div class="scroll" role="region" aria-label=${t('lines')} tabindex="0"><table class="data">
        <thead><tr><th scope="col">${t('dish')}</th><th scope="col">${t('status')}</th>
          <th scope="col" class="number">${t('amount')}</th></tr></thead>
        <tbody>${order.items.map(item => html`<${Line} key=${item.id} item=${item} format=${format} />`)}</tbody>
        <tfoot><tr><th scope="row" colspan="2">${t('total')}</th>
          <td class="number">${format.money(order.total ?? 0)}</td></tr></tfoot></table></div>`}
  </${Dialog}>`
}

/** @param {{ item: OrderItem, format: Dashboard['format'] }} props */
function Line({ item, format }) {
  const isGone = item.status === 'cancelled' || item.status === 'voided'
  const details = [...item.modifiers, item.note && `“${item.note}”`, item.chefName, item.returned?.reason].filter(Boolean).join(' · ')
  return html`<tr class=${isGone ? 'is-gone' : ''}><th scope="row">${item.quantity} × ${item.name}
    ${details && html`<span class="soft small details">${details}</span>`}</th>
    <td>${t(`item.${item.status}`)}</td><td class="number">${format.money(item.quantity * (item.price ?? 0))}</td></tr>`
}
