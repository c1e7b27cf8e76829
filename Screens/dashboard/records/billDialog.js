import { useEffect, useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { addressOf } from '../frame/sections.js'
import { placeOf } from '../parts/place.js'
import { useRecord } from './record.js'
import { Status } from './status.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').Bill} Bill */

/**
 * A bill: its sums, its payments and refunds, its receipt, its orders.
 *
 * @param {{ id: string, dashboard: Dashboard, onClose: () => void }} props
 */
export function BillDialog({ id, dashboard, onClose }) {
  const { context: { rest }, room, format } = dashboard
  const { record: bill, fault } = useRecord(() => rest.call('getBill', { path: { billId: id } }), room.bills.get(id)?.seq)
  const title = bill?.number ? t('billNumber', { number: String(bill.number) }) : t('billNotIssued')
  return html`<${Dialog} kind="wide" title=${title} onClose=${onClose}>
    ${fault && html`<p class="fault" role="alert">${fault}</p>`}
    ${!bill && !fault && html`<p role="status">${t('loading')}</p>`}
    ${bill && html`<div class="row"><b>${placeOf({ ...bill, callName: null })}</b><${Status} kind="bill" status=${bill.status} />
        <span class="soft">${format.dayAndTime(bill.createdAt)}${bill.waiterName && ` · ${bill.waiterName}`}</span></div>
      ${bill.reason && html`<p>${t('reason')}: ${bill.reason}</p>`}
      <div class="bill-parts"><div class="stack"><${Sums} bill=${bill} format=${format} /><${Payments} bill=${bill} format=${format} />
        <div class="row">${[...new Set(bill.lines.map(({ orderId }) => orderId))].map(orderId => html`
          <a key=${orderId} class="button" href=${addressOf('orders', { open: orderId })}>
            ${t('orderNumber', { number: String(bill.lines.find(line => line.orderId === orderId)?.orderNumber) })}</a>`)}</div></div>
        <${Receipt} bill=${bill} dashboard=${dashboard} /></div>`}
  </${Dialog}>`
}

/** @param {{ bill: Bill, format: Dashboard['format'] }} props */
function Sums({ bill, format }) {
  const sums = [
    ['gross', bill.gross], ['discounts', -bill.discountTotal], ['service', bill.service], ['taxes', bill.tax], ['total', bill.total],
    ['due', bill.due],
  ].filter(([name, amount]) => amount !== 0 || name === 'total')
  return html`<dl class="sums">${sums.map(([name, amount]) => html`<div key=${name} class=${name === 'total' ? 'is-total' : ''}>
    <dt>${t(String(name))}</dt><dd>${format.money(Number(amount))}</dd></div>`)}</dl>`
}

/** @param {{ bill: Bill, format: Dashboard['format'] }} props */
const Payments = ({ bill, format }) => html`<ul class="entries">${bill.payments.map(payment => html`<li key=${payment.id} class="entry">
  <span class="entry-main"><b>${t(`method.${payment.method}`)}</b>
    <span class="soft small">${format.time(payment.at)} · ${payment.staffName}</span>
    ${payment.refunds.map(({ id, amount, reason, staffName }) => html`
      <span key=${id} class="small is-less">↩ ${format.money(amount)} · ${reason} · ${staffName}</span>`)}</span>
  <span class="entry-end"><b>${format.money(payment.amount + payment.rounding)}</b>
    ${payment.tip > 0 && html`<span class="soft small">${t('withTip', { amount: format.money(payment.tip) })}</span>`}</span></li>`)}</ul>`

/** @param {{ bill: Bill, dashboard: Dashboard }} props */
function Receipt({ bill, dashboard: { context: { rest } } }) {
  const [text, setText] = useState(/** @type {string | null} */ (null))
  useEffect(() => {
    rest.call('printReceipt', { path: { billId: bill.id }, query: { format: 'text' } })
      .then(response => response.text()).then(setText, () => setText(''))
  }, [bill.seq])
  return text && html`<pre class="receipt-text" dir="ltr" tabindex="0" aria-label=${t('receipt')}>${text}</pre>`
}
