import { t } from '../shell/words.js'
import { whoseAway } from './away/details.js'
import { openOrder } from './order/send.js'

/** @typedef {import('./floor.js').Floor} Floor */
/** @typedef {NonNullable<ReturnType<typeof partyOf>>} KnownParty */

/**
 * What the panel and the picker need to know of the party that is selected. Null: its table or order is gone.
 *
 * @param {Floor} floor
 * @param {import('./selection.js').Party} party
 */
export function partyOf(floor, { tableId, orderId }) {
  if (tableId !== null) {
    const table = floor.room.tables.get(tableId)
    if (!table) return null
    const orders = floor.room.ordersOf(tableId)
    return { key: tableId, table, orders, name: floor.tableName(table), detail: '', guests: table.guests ?? table.seats, whose: () =>
      ({ tableId }), openOrderId: openOrder(orders) }
  }
  const order = orderId === null ? undefined : floor.room.orders.get(orderId)
  if (orderId !== null && !order) return null
  const detail = order ? [t(`kind.${order.kind}`), `#${order.number}`, order.pickupAt
    && t('pickupAt', { time: floor.format.time(order.pickupAt) }), order.phone].filter(Boolean).join(' · ') : t('newAwayHint')
  return { key: orderId ?? 'new', table: null, orders: order ? [order] : [], name: order ? floor.orderName(order)
    : t('newAway'), detail, guests: null, whose: whoseAway, openOrderId: order ? order.id : null }
}
