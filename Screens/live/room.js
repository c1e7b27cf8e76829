import { Collection } from '../shell/collection.js'

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

/** Seated people's statuses of a table. */
const SEATED = ['occupied', 'awaitingPayment']

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

  /** @param {AnyScreen} screen */
  constructor(screen) {
    screen.on('snapshot', snapshot => this.#replace(snapshot))
    for (const [event, fold] of Object.entries(folds)) screen.on(event, (/** @type {any} */ data) => fold(this, data))
  }

  /** What a table's guests ordered, oldest first. @param {string} tableId */
  ordersOf(tableId) {
    return this.orders.all().filter(order => order.tableId === tableId)
  }

  /** @param {string} tableId */
  billsOf(tableId) {
    return this.bills.all().filter(bill => bill.tableId === tableId)
  }

  /** @param {any} snapshot */
  #replace({ tables, orders, bills, staff, menu, categories, reservations, notifications }) {
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

/** How each message changes the room. @type {Record<string, (room: Room, data: any) => void>} */
const folds = {
  OrderCreated: ({ orders }, { order }) => orders.put(order),
  OrderStatusChanged: ({ orders }, { orderId, status }) => orders.change(orderId, order => ({ ...order, status })),
  OrderCompleted: ({ orders }, { orderId }) => orders.change(orderId, order => ({ ...order, status: 'completed' })),
  OrderCancelled: ({ orders }, { orderId }) => orders.change(orderId, order => ({ ...order, status: 'cancelled' })),
  OrderPaymentChanged: ({ orders }, { orderId, paymentState }) => orders.change(orderId, order => ({ ...order, paymentState })),
  OrderTableChanged: ({ orders }, { orderId, tableId, tableNumber, tableName, originTableId }) =>
    orders.change(orderId, order => ({ ...order, tableId, tableNumber, tableName, originTableId })),
  OrderItemStatusChanged: ({ orders }, change) => orders.change(change.orderId, order => withItem(order, change)),
  NoteChanged: ({ orders }, { orderId, itemId, note }) => orders.change(orderId, order => itemId === null
    ? { ...order, note: note || null }
    : { ...order, items: order.items.map(item => item.id === itemId ? { ...item, note: note || null } : item) }),

  BillCreated: ({ bills }, { bill }) => bills.put(bill),
  BillStatusChanged: ({ bills }, { bill }) => bills.put(bill),

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
    if (reservation.status === 'booked') reservations.put(reservation)
    else reservations.remove(reservation.id)
    for (const table of tables.peek()) tables.change(table.id, one => ({ ...one, nextReservation: nextOf(table.id, reservations.peek()) }))
  },

  StaffStatusChanged: ({ staff }, { staffId, name, status }) => {
    if (status === 'inactive') staff.remove(staffId)
    else if (staff.get(staffId)) staff.change(staffId, colleague => ({ ...colleague, name, status }))
    else staff.put(/** @type {Colleague} */ ({ id: staffId, name, role: 'waiter', status }))
  },

  MenuAvailabilityChanged: ({ menu }, { menuItemId, available, reason }) =>
    menu.change(menuItemId, dish => ({ ...dish, available, reason })),
  StockChanged: ({ menu }, { menuItemId, stock }) => menu.change(menuItemId, dish => ({ ...dish, stock })),
  OptionAvailabilityChanged: ({ menu }, { menuItemId, optionId, available }) => menu.change(menuItemId, dish =>
    ({ ...dish, options: dish.options.map(option => option.optionId === optionId ? { ...option, available } : option) })),
  OptionStockChanged: ({ menu }, { menuItemId, optionId, stock }) => menu.change(menuItemId, dish =>
    ({ ...dish, options: dish.options.map(option => option.optionId === optionId ? { ...option, stock } : option) })),
  MenuItemChanged: ({ menu }, { item }) => menu.put({
    menuItemId: item.id, name: item.name, available: item.available, stock: item.stock, reason: item.reason, schedule: item.schedule,
    options: item.modifiers.flatMap((/** @type {any} */ group) => group.options)
      .map((/** @type {any} */ option) => ({ optionId: option.id, name: option.name, available: option.available, stock: option.stock })),
  }),
  MenuItemRemoved: ({ menu }, { menuItemId }) => menu.remove(menuItemId),
  MenuCategoryChanged: ({ categories }, { category, position }) => {
    const others = categories.peek().filter(({ id }) => id !== category.id)
    categories.replace(position === null ? others : others.toSpliced(position - 1, 0, category))
  },

  NotificationReceived: ({ notifications }, notification) => notifications.put({ userId: null, role: null, ...notification }),
  NotificationBroadcast: ({ notifications }, notification) => notifications.put({ userId: null, ...notification }),
}

/** @type {Omit<Table, 'id' | 'number'>} */
const EMPTY = {
  name: null, area: null, seats: 0, place: null, retired: false, status: 'available', mergedInto: null, guests: null,
  waiterId: null, waiterName: null, reservedFor: null, reservedUntil: null, nextReservation: null, calls: [], orderIds: [],
}

/** @param {Order} order @param {{ item: OrderItem, splitFrom: string | null, remaining: number | null }} change @returns {Order} */
function withItem(order, { item, splitFrom, remaining }) {
  const items = order.items.some(({ id }) => id === item.id)
    ? order.items.map(one => one.id === item.id ? item : one)
    : [...order.items, item]
  return { ...order, items: splitFrom === null ? items
    : items.map(one => one.id === splitFrom ? { ...one, quantity: remaining ?? one.quantity } : one) }
}

/** When guests leave, their orders, bills and calls leave with them. @param {Room} room @param {any} change */
function changeTableStatus({ tables, orders, bills }, { tableId, status, previous, guests }) {
  const leaves = SEATED.includes(previous) && !SEATED.includes(status)
  tables.change(tableId, table => ({
    ...table, status, guests,
    ...(leaves && { waiterId: null, waiterName: null, calls: [], mergedInto: null }),
    ...(status !== 'reserved' && { reservedFor: null, reservedUntil: null }),
  }))
  if (!leaves) return
  for (const order of orders.peek()) if (order.tableId === tableId) orders.remove(order.id)
  for (const bill of bills.peek()) if (bill.tableId === tableId) bills.remove(bill.id)
}

/** A call that comes with another table than before has moved there with its guests. @param {Room} room @param {any} change */
function changeCall({ tables }, { tableId, callId, type, count, status, level, acknowledgedBy }) {
  const isOpen = status === 'open' || status === 'acknowledged'
  for (const table of tables.peek()) {
    const had = table.calls.find(({ id }) => id === callId)
    if (table.id !== tableId && !had) continue
    const others = table.calls.filter(({ id }) => id !== callId)
    tables.change(table.id, one => ({ ...one, calls: isOpen && table.id === tableId
      ? [...others, {
        id: callId, tableId, type, status, count, level, acknowledgedBy, openedAt: had?.openedAt ?? new Date().toISOString(),
      }]
      : others }))
  }
}

/** @param {string} tableId @param {Reservation[]} reservations @returns {Table['nextReservation']} */
function nextOf(tableId, reservations) {
  const next = reservations.filter(({ tableIds }) => tableIds.includes(tableId)).sort((a, b) => a.at.localeCompare(b.at))[0]
  return next ? { id: next.id, name: next.name, partySize: next.partySize, at: next.at } : null
}
