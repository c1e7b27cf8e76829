import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { BillDialog } from './billDialog.js'
import { choose, chosen, Filters, queryOf } from './filters.js'
import { RecordList } from './list.js'
import { OrderDialog } from './orderDialog.js'
import { Status } from './status.js'
import { placeOf } from '../parts/place.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').Order} Order */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').Bill} Bill */

const ORDER_STATUSES = /** @type {const} */ (['placed', 'inProgress', 'ready', 'served', 'completed', 'cancelled'])
const BILL_STATUSES = /** @type {const} */ (['open', 'issued', 'partiallyPaid', 'paid', 'partiallyRefunded', 'refunded', 'void'])
const KINDS = /** @type {const} */ (['dineIn', 'takeAway', 'counter'])

const close = () => choose({ open: '' })

/** @param {{ dashboard: Dashboard }} props */
export function OrdersView({ dashboard }) {
  const { context: { rest } } = dashboard, query = queryOf(dashboard), { open } = chosen()
  return html`<div class="page">
    <${Filters} dashboard=${dashboard} statuses=${ORDER_STATUSES} kinds=${KINDS}
      statusName=${(/** @type {string} */ one) => t(`order.${one}`)} />
    <${RecordList} label=${t('section.orders')} empty=${t('noOrders')} filters=${JSON.stringify(query)}
      changes=${dashboard.orderChanges.value}
      read=${(/** @type {string | undefined} */ cursor) => rest.call('listOrders', { query: { ...query, cursor } })}
      entry=${(/** @type {Order} */ order) => html`<${OrderEntry} order=${order} dashboard=${dashboard} />`} />
    ${open && html`<${OrderDialog} key=${open} id=${open} dashboard=${dashboard} onClose=${close} />`}</div>`
}

/** Its status is the present one, also after the list was read. @param {{ order: Order, dashboard: Dashboard }} props */
function OrderEntry({ order, dashboard: { room, format } }) {
  const { status, paymentState } = room.orders.get(order.id) ?? order
  return html`<button class="entry" data-entry onClick=${() => choose({ open: order.id })}>
    <span class="entry-number">#${order.number}</span>
    <span class="entry-main"><b>${placeOf(order)}</b><span class="soft small">${format.dayAndTime(order.placedAt)}</span></span>
    <span class="entry-states"><${Status} kind="order" status=${status} /><${Status} kind="payment" status=${paymentState} /></span>
    <span class="entry-money">${format.money(order.total ?? 0)}</span></button>`
}

/** @param {{ dashboard: Dashboard }} props */
export function BillsView({ dashboard }) {
  const { context: { rest } } = dashboard, { kind: _, ...query } = queryOf(dashboard), { open } = chosen()
  return html`<div class="page">
    <${Filters} dashboard=${dashboard} statuses=${BILL_STATUSES} statusName=${(/** @type {string} */ one) => t(`bill.${one}`)} />
    <${RecordList} label=${t('section.bills')} empty=${t('noBills')} filters=${JSON.stringify(query)}
      changes=${dashboard.billChanges.value}
      read=${(/** @type {string | undefined} */ cursor) => rest.call('listBills', { query: { ...query, cursor } })}
      entry=${(/** @type {Bill} */ bill) => html`<${BillEntry} bill=${bill} dashboard=${dashboard} />`} />
    ${open && html`<${BillDialog} key=${open} id=${open} dashboard=${dashboard} onClose=${close} />`}</div>`
}

/** @param {{ bill: Bill, dashboard: Dashboard }} props */
function BillEntry({ bill, dashboard: { room, format } }) {
  const { number, status, due, total } = room.bills.get(bill.id) ?? bill
  return html`<button class="entry" data-entry onClick=${() => choose({ open: bill.id })}>
    <span class="entry-number">${number === null ? '–' : `#${number}`}</span>
    <span class="entry-main"><b>${placeOf({ ...bill, callName: null })}</b>
      <span class="soft small">${format.dayAndTime(bill.createdAt)}${bill.waiterName && ` · ${bill.waiterName}`}</span></span>
    <span class="entry-states"><${Status} kind="bill" status=${status} /></span>
    <span class="entry-money">${format.money(total)}
      ${due > 0 && due < total && html`<span class="soft small">${t('dueOf', { amount: format.money(due) })}</span>`}</span></button>`
}
