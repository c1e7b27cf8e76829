import { effect } from '../lib/signals.js'
import { Room, leaveOrder } from '../live/room.js'
import { t } from '../shell/words.js'
import { PORTION, unbilledOf } from './bill/bills.js'
import { Drafts } from './order/drafts.js'
import { Images } from './order/images.js'
import { MenuStore } from './order/menu.js'
import { selection } from './selection.js'

/** @typedef {import('../live/room.js').Table} Table */
/** @typedef {import('../live/room.js').Order} Order */
/** @typedef {import('../live/room.js').OrderItem} OrderItem */
/** @typedef {import('../shell/outbox.js').Tap} Tap */

/** Everything that the parts of the floor share. */
export class Floor {
  /** @param {import('../shell/page.js').Context<'floor'>} context */
  constructor(context) {
    this.context = context
    this.room = new Room(context.screen)
    this.menu = new MenuStore(context)
    this.images = new Images(context.rest)
    this.drafts = new Drafts(context)
    this.#keepShown()
  }

  /** An order without a table that is over stays while the panel shows it: the guest waits for the change. */
  #keepShown() {
    this.room.isShown = orderId => selection.peek()?.orderId === orderId
    let shown = selection.peek()?.orderId ?? null
    effect(() => {
      const now = selection.value?.orderId ?? null
      if (shown !== null && shown !== now) leaveOrder(this.room, shown)
      shown = now
    })
  }

  get format() {
    return this.context.format
  }

  get user() {
    return this.context.user
  }

  get isManager() {
    return ['manager', 'admin'].includes(this.user.role)
  }

  /** Gives a command over the hub. @param {string} name @param {any} input @param {string} label @param {string} [subject] */
  command(name, input, label, subject) {
    return this.context.outbox.give({ over: 'hub', name, input, label, subject })
  }

  /** Gives a command over REST. @param {string} name @param {any} input @param {string} label @param {string} [subject] */
  request(name, input, label, subject) {
    return this.context.outbox.give({ over: 'rest', name, input, label, subject })
  }

  /** The command about this that is on its way. @param {string} subject @returns {Tap | undefined} */
  sent(subject) {
    return this.context.outbox.waiting.value.findLast(tap => tap.subject === subject)
  }

  /** What people call a table. @param {Pick<Table, 'number' | 'name'>} table */
  tableName({ number, name }) {
    return name ?? t('table', { number })
  }

  /** What people call several tables together. @param {readonly string[]} ids */
  tableNames(ids) {
    return this.room.tables.all().filter(({ id }) => ids.includes(id)).map(table => this.tableName(table)).join(' + ')
  }

  /** What people call the guests of an order. @param {Order} order */
  orderName(order) {
    return order.tableNumber === null ? order.callName ?? `#${order.number}`
      : this.tableName({ number: order.tableNumber, name: order.tableName })
  }

  /** The table that has the guests: itself, or the one that it is merged into. @param {Table} table */
  hostOf(table) {
    return (table.mergedInto && this.room.tables.get(table.mergedInto)) || table
  }

  /** What a party has to pay yet: their bills' due and what no bill has. @param {string} tableId */
  dueOf(tableId) {
    const orders = this.room.ordersOf(tableId).filter(({ status }) => status !== 'cancelled')
    const bills = this.room.billsOf(tableId).filter(({ status }) => status !== 'void')
    const unbilled = unbilledOf(orders, bills).reduce((sum, { price, units }) => sum + price * units / PORTION, 0)
    return bills.reduce((sum, { due }) => sum + due, 0) + Math.round(charged(unbilled, this.context.restaurant.value))
  }

  /** Those who are at work and may have tables. */
  onDuty() {
    return this.room.staff.all().filter(({ status, role }) => status === 'available' && role !== 'chef')
  }

  /** Orders without a table: to take away, or at the counter. */
  ordersAway() {
    return this.room.orders.all().filter(({ tableId, status }) => tableId === null && status !== 'completed' && status !== 'cancelled')
  }

  /** Plates that wait at the pass, by order. @returns {{ order: Order, items: OrderItem[] }[]} */
  ready() {
    return this.room.orders.all()
      .map(order => ({
        order,
        items: order.items.filter(item => item.status === 'ready' && this.sent(item.id)?.input.status !== 'served'),
      }))
      .filter(({ items }) => items.length > 0)
  }
}

/**
 * What a bill will come to, where all dishes are taxed like most.
 *
 * @param {number} net @param {import('../shell/session.js').Restaurant} restaurant
 */
function charged(net, { pricesIncludeTax, taxRate = 0, serviceRate = 0, serviceTaxRate }) {
  const service = net * serviceRate / 1e6
  return net + service + (pricesIncludeTax ? 0 : net * taxRate / 1e6 + service * (serviceTaxRate ?? 0) / 1e6)
}

/** How many portions lines have together. @param {readonly { quantity: number }[]} lines */
export const portions = lines => lines.reduce((sum, { quantity }) => sum + quantity, 0)
