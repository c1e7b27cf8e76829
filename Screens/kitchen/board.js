import { computed, signal } from '../lib/signals.js'
import { withLine } from '../live/lines.js'
import { menuFolds } from '../live/menu.js'
import { Collection } from '../shell/collection.js'
import { countsOf } from './counts.js'
import { byUrgency, orderOfLine, refreshed } from './tickets.js'

/** @typedef {import('./tickets.js').Ticket} Ticket */
/** @typedef {import('./tickets.js').KitchenOrder} KitchenOrder */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').KitchenSnapshot} KitchenSnapshot */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').DishAvailability} DishAvailability */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').Category} Category */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').KitchenAlert} KitchenAlert */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').Notification} Notification */

// Orders that left the board stay known for a while: lines may be added to them, or come back.
const KNOWN_ORDERS = 400

/**
 * What the kitchen knows: a snapshot, and every change since. After the same messages it equals a new snapshot, so a display that was
 * away shows what one that stayed shows.
 */
export class Board {
  orders = new Collection(/** @param {KitchenOrder} order */ order => order.id)

  /** Those that are not closed, as they came. */
  tickets = new Collection(/** @param {Ticket} ticket */ ticket => ticket.id)
  menu = new Collection(/** @param {DishAvailability} dish */ dish => dish.menuItemId)
  categories = new Collection(/** @param {Category} category */ category => category.id)
  notifications = new Collection(/** @param {Notification} notification */ notification => notification.notificationId)

  /** The portions still to cook, by station and dish. */
  allDay = computed(() => countsOf(this.orders.all()))

  /** Told of each alert. @type {(alert: KitchenAlert, at: string) => void} */
  onAlert = () => {}

  /** Told of each notification that comes. @type {(notification: Notification) => void} */
  onNotification = () => {}

  /** Told of each ticket that is done. @type {(ticket: Ticket, at: string) => void} */
  onDone = () => {}

  /** Told of an order of which only a line is known, so that the whole of it can be fetched. @type {(orderId: string) => void} */
  onPartial = () => {}

  /** False until the first snapshot. */
  isLoaded = signal(false)

  /** @param {import('../client/index.js').Screen<'kitchen'>} screen */
  constructor(screen) {
    screen.on('snapshot', snapshot => this.replace(snapshot))
    for (const [event, fold] of Object.entries(folds))
      screen.on(/** @type {any} */ (event), (/** @type {any} */ data, /** @type {any} */ message) => fold(this, data, message))
  }

  /** The tickets in the order of displays: the most urgent first. */
  inOrder() {
    const rushOf = (/** @type {string} */ orderId) => this.orders.get(orderId)?.rush ?? 0
    return this.tickets.all().sort((a, b) => byUrgency(a, b, rushOf))
  }

  /** @param {KitchenSnapshot} snapshot */
  replace({ orders, tickets, menu, categories, notifications }) {
    this.orders.replace(orders)
    this.tickets.replace(tickets)
    this.menu.replace(menu)
    this.categories.replace(categories)
    this.notifications.replace(notifications)
    this.isLoaded.value = true
  }

  /**
   * An order that was known in part, as a snapshot has it. False: the snapshot is older than what is known.
   *
   * @param {KitchenSnapshot} snapshot @param {string} orderId
   */
  complete({ orders, tickets }, orderId) {
    const whole = orders.find(({ id }) => id === orderId)
    const known = this.orders.get(orderId)
    if (!whole || !known) return true
    if (whole.seq < known.seq) return false
    this.orders.put(whole)
    for (const ticket of tickets) if (ticket.orderId === orderId) this.tickets.put(ticket)
    return true
  }

  /** @param {string} ticketId @param {KitchenOrder} order @param {boolean} isNewLine @param {string} at */
  refresh(ticketId, order, isNewLine, at) {
    const known = this.tickets.get(ticketId)
    const ticket = refreshed(order, ticketId, known, isNewLine)
    if (ticket.status === 'closed') this.tickets.remove(ticketId)
    else this.tickets.put(ticket)
    if (ticket.status === 'done' && known && known.status !== 'done') this.onDone(ticket, at)
  }

  /** An order that is over goes, unless the kitchen has yet to note that it was cancelled. @param {string} orderId */
  forgetIfOver(orderId) {
    const order = this.orders.get(orderId)
    const isOver = order?.status === 'completed' || order?.status === 'cancelled'
    if (order && isOver && !order.items.some(({ ticketId }) => ticketId && this.tickets.get(ticketId))) this.orders.remove(orderId)
  }

  /** Keeps no more orders than could still matter. */
  forgetOldest() {
    const ids = this.orders.ids.peek()
    if (ids.length <= KNOWN_ORDERS) return
    const shown = new Set(this.tickets.peek().map(({ orderId }) => orderId))
    const oldest = ids.find(id => !shown.has(id) && !this.orders.get(id)?.items.some(({ status }) => status === 'held'))
    if (oldest) this.orders.remove(oldest)
  }
}

/** How each message changes the board. @type {Record<string, (board: Board, data: any, message: { seq: number, at: string }) => void>} */
const folds = {
  OrderCreated: (board, { order }, { at }) => {
    board.forgetOldest()
    board.orders.put(order)
    for (const ticketId of new Set(order.items.map((/** @type {any} */ item) => item.ticketId))) {
      if (typeof ticketId === 'string') board.refresh(ticketId, order, true, at)
    }
  },
  OrderItemStatusChanged: changeLine,
  OrderStatusChanged: ({ orders }, { orderId, status }, { seq }) => orders.change(orderId, order => ({ ...order, status, seq })),
  OrderCompleted: (board, { orderId }, { seq }) => end(board, orderId, 'completed', seq),
  OrderCancelled: (board, { orderId }, { seq }) => end(board, orderId, 'cancelled', seq),
  OrderTableChanged: ({ orders, tickets }, { orderId, tableId, tableNumber, tableName }, { seq }) => {
    orders.change(orderId, order => ({ ...order, tableId, tableNumber, tableName, seq }))
    for (const ticket of tickets.peek()) if (ticket.orderId === orderId) tickets.put({ ...ticket, tableNumber, tableName })
  },
  NoteChanged: ({ orders }, { orderId, itemId, note }, { seq }) => orders.change(orderId, order => itemId === null
    ? { ...order, note: note || null, seq }
    : { ...order, seq, items: order.items.map(item => item.id === itemId ? { ...item, note: note || null } : item) }),
  TicketStatusChanged: (board, { ticketId, orderId, status }) => {
    if (status === 'seen') board.tickets.change(ticketId, ticket => ticket.status === 'new' ? { ...ticket, status } : ticket)
    else board.tickets.remove(ticketId)
    board.forgetIfOver(orderId)
  },
  KitchenAlert: (board, alert, { seq, at }) => {
    if (alert.kind === 'rush') board.orders.change(alert.orderId, order => ({ ...order, rush: alert.level ?? 0, seq }))
    board.onAlert(alert, at)
  },

  NotificationReceived: (board, notification) => notify(board, { userId: null, role: null, ...notification }),
  NotificationBroadcast: (board, notification) => notify(board, { userId: null, ...notification }),

  ...menuFolds,
}

/** @param {Board} board @param {any} change @param {{ seq: number, at: string }} message */
function changeLine(board, change, { seq, at }) {
  const { orderId, item, previous, splitFrom } = change
  const known = board.orders.get(orderId)
  // A split names no order; without the order, the line's next status has it.
  if (!known && change.orderNumber === null) return
  if (known && known.seq > seq) return
  const order = { ...withLine(known ?? orderOfLine(change, at), change), seq }
  const before = known?.items.find(({ id }) => id === item.id)
  board.orders.put(order)
  const isNewOnTicket = previous === null ? splitFrom === null : before ? before.ticketId === null : previous === 'held'
  if (item.ticketId) board.refresh(item.ticketId, order, isNewOnTicket, at)
  if (!known) board.onPartial(orderId)
  board.forgetIfOver(orderId)
}

/** @param {Board} board @param {string} orderId @param {'completed' | 'cancelled'} status @param {number} seq */
function end(board, orderId, status, seq) {
  board.orders.change(orderId, order => ({ ...order, status, seq }))
  board.forgetIfOver(orderId)
}

/** @param {Board} board @param {Notification} notification */
function notify(board, notification) {
  board.notifications.put(notification)
  board.onNotification(notification)
}
