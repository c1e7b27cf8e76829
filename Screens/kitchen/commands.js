import { computed, signal } from '../lib/signals.js'
import { t } from '../shell/words.js'
import { placeOf } from './labels.js'
import { portionsOf } from './rows.js'
import { isCancelled, isCooking, linesOf } from './tickets.js'

/** @typedef {import('./tickets.js').Ticket} Ticket */
/** @typedef {import('./tickets.js').KitchenOrder} KitchenOrder */
/** @typedef {import('./tickets.js').KitchenItem} KitchenItem */
/** @typedef {import('./tickets.js').ItemStatus} ItemStatus */

/** @typedef {{ orderId: string, itemId: string, from: ItemStatus, to: ItemStatus }} Move */

/** For how long the last tap can be undone, in milliseconds. */
const UNDO = 5_000

/** The way back of a move. What was made ready without a start goes back over the start. @type {Record<string, ItemStatus[]>} */
const WAYS_BACK = {
  'queued preparing': ['queued'], 'preparing ready': ['preparing'], 'queued ready': ['preparing', 'queued'],
  'ready preparing': ['ready'], 'ready served': ['ready'],
}

/** @param {string} itemId */
const partOf = itemId => `part ${itemId}`

/** What people at a display do with tickets and lines. */
export class Commands {
  /** The status that each line was tapped to, until the log has it. */
  #tapped = computed(() => new Map(this.outbox.waiting.value.flatMap(tap =>
    tap.name === 'SetItemStatus' && tap.subject && !tap.input.quantity
      ? [[tap.subject, /** @type {ItemStatus} */ (tap.input.status)]] : [])))

  /** What can be undone now. @type {import('../lib/signals.js').Signal<{ what: string, moves: Move[] } | null>} */
  undoable = signal(null)
  #timer = 0

  /** Counts what could be undone, so that an answer that comes late does not take the place of a later tap. */
  #taps = 0

  /** @param {import('../shell/outbox.js').Outbox} outbox @param {import('./board.js').Board} board */
  constructor(outbox, board) {
    this.outbox = outbox
    this.board = board
  }

  /** The status that a line was tapped to and does not have yet. @param {string} itemId */
  tapped(itemId) {
    return this.#tapped.value.get(itemId)
  }

  /** The status of a line with what was tapped. @param {KitchenItem} item */
  statusOf(item) {
    return this.#tapped.value.get(item.id) ?? item.status
  }

  /**
   * A tap on lines that are equally far: starts them, then makes them ready; ready ones come back.
   *
   * @param {KitchenOrder} order @param {KitchenItem[]} items
   */
  tapLines(order, items) {
    const status = this.statusOf(items[0])
    const next = status === 'queued' ? 'preparing' : status === 'preparing' ? 'ready' : status === 'ready' ? 'preparing' : null
    if (next) this.#move(order, items, next)
  }

  /** Lines that are ready come back. @param {KitchenOrder} order @param {KitchenItem[]} items */
  takeBack(order, items) {
    this.#move(order, items.filter(item => this.statusOf(item) === 'ready'), 'preparing')
  }

  /** The next thing to do with a whole ticket. @param {Ticket} ticket */
  bump(ticket) {
    const order = this.board.orders.get(ticket.orderId)
    if (ticket.status === 'cancelledPending') this.note(ticket)
    else if (order) this.#move(order, this.#cookingOf(order, ticket), this.isUntouched(ticket) ? 'preparing' : 'ready')
  }

  /** Makes all of a ticket ready, started or not. @param {Ticket} ticket */
  ready(ticket) {
    const order = this.board.orders.get(ticket.orderId)
    if (order) this.#move(order, this.#cookingOf(order, ticket), 'ready')
  }

  /**
   * Makes some portions ready, started or not: whole lines where they fit, and a part of one more. That part becomes a line of its own,
   * so it can only be undone once that is there.
   *
   * @param {KitchenOrder} order @param {KitchenItem[]} items Equally far. @param {number} quantity No more than they have.
   */
  async readyPart(order, items, quantity) {
    let left = quantity
    /** @type {KitchenItem[]} */
    const whole = []
    for (const item of items.toSorted((a, b) => b.quantity - a.quantity)) {
      if (item.quantity > left) continue
      whole.push(item)
      left -= item.quantity
    }
    const rest = items.find(item => !whole.includes(item))
    this.#move(order, whole, 'ready')
    if (left === 0 || !rest) return
    const before = this.statusOf(rest), moves = this.undoable.peek()?.moves ?? []
    const what = t('did.ready', { dish: `${quantity} ${rest.name}`, place: placeOf(order) })
    if (whole.length === 0) this.#remember(null)
    const tap = this.#taps
    const answer = await this.outbox.give({
      over: 'hub', name: 'SetItemStatus', input: { orderId: order.id, itemId: rest.id, status: 'ready', quantity: left }, label: what,
      subject: partOf(rest.id),
    })
    if (!answer.ok || tap !== this.#taps) return
    const part = partIn(answer.result.items, rest.id, left, before)
    if (part) this.#remember({ what, moves: [...whole.length > 0 ? moves : [], { orderId: order.id, to: 'ready', ...part }] })
  }

  /** True while some portions of the line are on their way to the pass. @param {string} itemId */
  isParting(itemId) {
    return this.outbox.isSent(partOf(itemId))
  }

  /** True if nothing of it is started. @param {Ticket} ticket */
  isUntouched(ticket) {
    const order = this.board.orders.get(ticket.orderId)
    return !!order && linesOf(order, ticket.id).every(line => isCancelled(line) || this.statusOf(line) === 'queued')
  }

  /** All that waits at the pass is taken to the guests. @param {KitchenOrder} order */
  serve(order) {
    this.#move(order, order.items.filter(item => this.statusOf(item) === 'ready'), 'served')
  }

  /** @param {KitchenOrder} order @param {number} course */
  fire(order, course) {
    this.outbox.give({
      over: 'rest', name: 'fireCourse', input: { path: { orderId: order.id }, body: { course } }, subject: `${order.id} ${course}`,
      label: t('did.fire', { course, place: placeOf(order) }),
    })
  }

  /** Brings back what waits at the pass. @param {Ticket} ticket */
  recall(ticket) {
    const order = this.board.orders.get(ticket.orderId)
    if (order) this.#move(order, linesOf(order, ticket.id).filter(line => this.statusOf(line) === 'ready'), 'preparing')
  }

  /** The kitchen has noted that all of it was cancelled. @param {Ticket} ticket */
  note(ticket) {
    this.outbox.give({
      over: 'hub', name: 'AcknowledgeTicket', input: { ticketId: ticket.id }, subject: ticket.id,
      label: t('did.note', { place: placeOf(ticket) }),
    })
  }

  /** @param {string} menuItemId @param {string} name @param {boolean} available @param {string} [optionId] */
  setAvailability(menuItemId, name, available, optionId) {
    this.outbox.give({
      over: 'hub', name: 'SetAvailability', input: { menuItemId, available, ...(optionId && { optionId }) },
      subject: optionId ?? menuItemId, label: t(available ? 'did.bringBack' : 'did.takeOff', { dish: name }),
    })
  }

  /** @param {string} message @param {import('../../Clients/javascript/generated/hubs.js').AlertPriority} priority */
  raiseAlert(message, priority) {
    return this.outbox.give({ over: 'hub', name: 'RaiseAlert', input: { message, priority }, label: t('raiseAlert') })
  }

  /** Takes back the last tap, by the commands that lead back. */
  undo() {
    const last = this.undoable.peek()
    if (!last) return
    this.#remember(null)
    for (const { orderId, itemId, from, to } of last.moves) {
      for (const status of WAYS_BACK[`${from} ${to}`] ?? []) this.#give(orderId, itemId, status, t('did.undo', { what: last.what }))
    }
  }

  /** @param {KitchenOrder} order @param {Ticket} ticket */
  #cookingOf(order, ticket) {
    return linesOf(order, ticket.id).filter(line => isCooking({ status: this.statusOf(line) }))
  }

  /** @param {KitchenOrder} order @param {KitchenItem[]} items @param {ItemStatus} to */
  #move(order, items, to) {
    const moves = items.map(item => ({ orderId: order.id, itemId: item.id, from: this.statusOf(item), to }))
      .filter(({ from }) => from !== to)
    if (moves.length === 0) return
    const isOne = items.every(({ name }) => name === items[0].name)
    const dish = isOne ? items[0].name : t('dishes', { count: portionsOf(items) })
    const what = t(`did.${to}`, { dish, place: placeOf(order) })
    for (const { itemId } of moves) this.#give(order.id, itemId, to, what)
    this.#remember({ what, moves })
  }

  /** @param {string} orderId @param {string} itemId @param {ItemStatus} status @param {string} label */
  #give(orderId, itemId, status, label) {
    this.outbox.give({ over: 'hub', name: 'SetItemStatus', input: { orderId, itemId, status }, label, subject: itemId })
  }

  /** @param {{ what: string, moves: Move[] } | null} done */
  #remember(done) {
    this.#taps++
    clearTimeout(this.#timer)
    this.undoable.value = done
    if (done) this.#timer = window.setTimeout(() => { this.undoable.value = null }, UNDO)
  }
}

/**
 * Which line this made ready, in the order as it was right after it: the part behind what it was split from; or all of that, when another
 * display had made the others ready in the meantime. Then what stands behind it is the other display's.
 *
 * @param {KitchenItem[]} items @param {string} itemId @param {number} quantity @param {ItemStatus} before
 * @returns {{ itemId: string, from: ItemStatus } | null}
 */
function partIn(items, itemId, quantity, before) {
  const at = items.findIndex(({ id }) => id === itemId), source = items[at], part = items[at + 1]
  if (!source) return null
  if (!isCooking(source)) return source.status === 'ready' && source.quantity === quantity ? { itemId, from: before } : null
  return part && { itemId: part.id, from: source.status }
}
