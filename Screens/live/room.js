import { Collection } from '../shell/collection.js'
import { withLine } from './lines.js'
import { menuFolds } from './menu.js'

/** @typedef {import('../../Clients/javascript/generated/hubs.js').Order} Order */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').OrderItem} OrderItem */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').Table} Table */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').Bill} Bill */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').Colleague} Colleague */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').DishAvailability} DishAvailability */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').Category} Category */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').Reservation} Reservation */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').Notification} Notification */
/** @typedef {import('../client/index.js').Screen<any>} AnyScreen */

/** True for a table with guests. @param {{ status: Table['status'] }} table */
export const isSeated = ({ status }) => status === 'occupied' || status === 'awaitingPayment'

/**
 * What the floor and the dashboard know of the restaurant: a snapshot, and every change since. After the same messages it equals a new
 * snapshot, so a screen that was away shows what one that stayed shows.
 */
export class Room {
  tables = new Collection(/** @param {Table} table */ table => table.id)
  orders = new Collection(/** @param {Order} order */ order => order.id)
  bills = new Collection(/** @param {Bill} bill */ bill => bill.id)
  staff = new Collection(/** @param {Colleague} colleague */ colleague => colleague.id)
  menu = new Collection(/** @param {DishAvailability} dish */ dish => dish.menuItemId)
  categories = new Collection(/** @param {Category} category */ category => category.id)
  reservations = new Collection(/** @param {Reservation} reservation */ reservation => reservation.id)
  notifications = new Collection(/** @param {Notification} notification */ notification => notification.notificationId)

  /**
   * Whether an order without a table is in front of a person: one that is over stays until it is not, with its bill and its change.
   *
   * @type {(orderId: string) => boolean}
   */
  isShown = () => false

  /** @param {AnyScreen} screen */
  constructor(screen) {
    screen.on('snapshot', snapshot => this.replace(snapshot))
    for (const [event, fold] of Object.entries(folds))
      screen.on(event, (/** @type {any} */ data, /** @type {any} */ message) => fold(this, data, message))
  }

  /** What a table's guests ordered, oldest first. @param {string} tableId */
  ordersOf(tableId) {
    return this.orders.all().filter(order => order.tableId === tableId)
  }

  /** When a table's guests sat down, or first ordered where that is not known; null: neither is. @param {Table} table */
  seatedAt({ id, seatedAt }) {
    const since = seatedAt ?? this.ordersOf(id)[0]?.placedAt
    return since ? Date.parse(since) : null
  }

  /** @param {string} tableId */
  billsOf(tableId) {
    return this.bills.all().filter(bill => bill.tableId === tableId)
  }

  /** @param {any} snapshot */
  replace({ tables, orders, bills, staff, menu, categories, reservations, notifications }) {
    this.tables.replace(tables)
    this.orders.replace(orders)
    this.bills.replace(bills)
    this.staff.replace(staff)
    this.menu.replace(menu)
    this.categories.replace(categories)
    this.reservations.replace(reservations)
    this.notifications.replace(notifications)
  }
}

/** How each message changes the room. @type {Record<string, (room: Room, data: any, message: { seq: number, at: string }) => void>} */
const folds = {
  OrderCreated: (room, { order }) => {
    room.orders.put(order)
    listOrders(room, order.tableId)
  },
  OrderStatusChanged: ({ orders }, { orderId, status }, { seq }) => orders.change(orderId, order => ({ ...order, status, seq })),
  OrderCompleted: (room, { orderId }, { seq }) => endOrder(room, orderId, 'completed', seq),
  OrderCancelled: (room, { orderId }, { seq }) => endOrder(room, orderId, 'cancelled', seq),
  OrderPaymentChanged: ({ orders }, { orderId, paymentState }, { seq }) =>
    orders.change(orderId, order => ({ ...order, paymentState, seq })),
  OrderTableChanged: (room, { orderId, tableId, tableNumber, tableName, originTableId }, { seq }) => {
    const before = room.orders.get(orderId)?.tableId
    room.orders.change(orderId, order => ({ ...order, tableId, tableNumber, tableName, originTableId, seq }))
    for (const id of [before, tableId]) listOrders(room, id)
  },
  OrderItemStatusChanged: ({ orders }, change, { seq }) => orders.change(change.orderId, order => ({ ...withItem(order, change), seq })),
  NoteChanged: ({ orders }, { orderId, itemId, note }, { seq }) => orders.change(orderId, order => itemId === null
    ? { ...order, seq, note: note || null }
    : { ...order, seq, items: order.items.map(item => item.id === itemId ? { ...item, note: note || null } : item) }),
  KitchenAlert: ({ orders }, { kind, orderId, level }, { seq }) => {
    if (kind === 'rush' && orderId) orders.change(orderId, order => ({ ...order, rush: level ?? 0, seq }))
  },

  BillCreated: ({ bills }, { bill }) => bills.put(bill),
  // A refund may concern a bill whose guests have left.
  BillStatusChanged: ({ bills }, { bill }) => bills.change(bill.id, () => bill),

  TableStatusChanged: changeTableStatus,
  TableChanged: ({ tables }, { tableId, number, name, area, seats, place, retired }) => {
    if (retired) tables.remove(tableId)
    else if (tables.get(tableId)) tables.change(tableId, table => ({ ...table, number, name, area, seats, place }))
    else tables.put({ ...EMPTY, id: tableId, number, name, area, seats, place })
  },
  TableMerged: ({ tables }, { tableId, mergedInto }) => tables.change(tableId, table => ({ ...table, mergedInto })),
  WaiterAssigned: ({ tables }, { tableId, waiterId, waiterName }) => tables.change(tableId, table => ({ ...table, waiterId, waiterName })),
  WaiterCalled: changeCall,
  ReservationChanged: ({ reservations, tables }, { reservation }) => {
    const others = reservations.peek().filter(({ id }) => id !== reservation.id)
    reservations.replace(reservation.status === 'booked' ? [...others, reservation].sort((a, b) => a.at.localeCompare(b.at)) : others)
    for (const table of tables.peek()) tables.change(table.id, one => ({ ...one, nextReservation: nextOf(table.id, reservations.peek()) }))
  },

  StaffStatusChanged: ({ staff }, { staffId, name, role, status }) => {
    if (status === 'inactive' || status === 'offDuty') staff.remove(staffId)
    else staff.put({ id: staffId, name, role: role ?? staff.get(staffId)?.role ?? 'waiter', status })
  },

  ...menuFolds,

  NotificationReceived: ({ notifications }, notification) => notifications.put({ userId: null, role: null, ...notification }),
  NotificationBroadcast: ({ notifications }, notification) => notifications.put({ userId: null, ...notification }),
}

/** @type {Omit<Table, 'id' | 'number'>} */
const EMPTY = {
  name: null, area: null, seats: 0, place: null, retired: false, status: 'available', mergedInto: null, guests: null, seatedAt: null,
  waiterId: null, waiterName: null, reservedFor: null, reservedUntil: null, nextReservation: null, calls: [], orderIds: [],
}

/** An order with a line as it is now. @param {Order} order @param {any} change @returns {Order} */
function withItem(order, change) {
  const next = withLine(order, change)
  const charged = next.items.filter(({ status, returned }) => status !== 'cancelled' && status !== 'voided' && returned?.remedy !== 'comp')
  return { ...next, total: charged.reduce((sum, { price, quantity }) => sum + price * quantity, 0) }
}

/**
 * An order without a table is on no screen once it is over; neither is a bill of such orders alone.
 *
 * @param {Room} room @param {string} orderId @param {'completed' | 'cancelled'} status @param {number} seq
 */
function endOrder(room, orderId, status, seq) {
  room.orders.change(orderId, order => ({ ...order, status, seq }))
  if (!room.isShown(orderId)) leaveOrder(room, orderId)
}

/** Takes an order without a table away once it is over. @param {Room} room @param {string} orderId */
export function leaveOrder({ orders, bills }, orderId) {
  const order = orders.get(orderId)
  if (order?.tableId !== null || (order.status !== 'completed' && order.status !== 'cancelled')) return
  orders.remove(orderId)
  for (const bill of bills.peek())
    if (bill.tableId === null && bill.orderIds.every(id => !orders.get(id))) bills.remove(bill.id)
}

/** A table lists its guests' orders. @param {Room} room @param {string | null | undefined} tableId */
function listOrders({ tables, orders }, tableId) {
  if (!tableId) return
  const orderIds = orders.peek().filter(order => order.tableId === tableId).map(({ id }) => id)
  tables.change(tableId, table => ({ ...table, orderIds }))
}

/** When guests leave, their orders, bills and calls leave with them. @param {Room} room @param {any} change */
function changeTableStatus({ tables, orders, bills }, { tableId, status, previous, guests, seatedAt, reservedFor, reservedUntil }) {
  const leaves = isSeated({ status: previous }) && !isSeated({ status })
  tables.change(tableId, table => ({
    ...table, status, guests, seatedAt, reservedFor, reservedUntil,
    ...(leaves && { calls: [], orderIds: [], mergedInto: null }),
  }))
  if (!leaves) return
  for (const order of orders.peek()) if (order.tableId === tableId) orders.remove(order.id)
  for (const bill of bills.peek()) if (bill.tableId === tableId) bills.remove(bill.id)
}

/**
 * A call that comes with another table than before has moved there with its guests.
 *
 * @param {Room} room
 * @param {any} change
 * @param {{ at: string }} message
 */
function changeCall({ tables }, { tableId, callId, type, count, status, level, acknowledgedBy }, { at }) {
  const isOpen = status === 'open' || status === 'acknowledged'
  for (const table of tables.peek()) {
    const had = table.calls.find(({ id }) => id === callId)
    if (table.id !== tableId && !had) continue
    const others = table.calls.filter(({ id }) => id !== callId)
    tables.change(table.id, one => ({ ...one, calls: isOpen && table.id === tableId
      ? [...others, {
        id: callId, tableId, type, status, count, level, acknowledgedBy,
        // A call that was taken, and is open once more, waits from then on.
        openedAt: had && !(had.status === 'acknowledged' && status === 'open') ? had.openedAt : at,
      }]
      : others }))
  }
}

/** @param {string} tableId @param {Reservation[]} reservations @returns {Table['nextReservation']} */
function nextOf(tableId, reservations) {
  const next = reservations.filter(({ tableIds }) => tableIds.includes(tableId)).sort((a, b) => a.at.localeCompare(b.at))[0]
  return next ? { id: next.id, name: next.name, partySize: next.partySize, at: next.at } : null
}
