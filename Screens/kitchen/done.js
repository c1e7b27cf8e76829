import { signal } from '../lib/signals.js'
import { rowsOf } from './rows.js'

/** @typedef {import('./tickets.js').Ticket} Ticket */
/** @typedef {{ ticket: Ticket, what: string, at: string | null }} DoneTicket `at` is null: it was done before this display came. */

const KEPT = 50

/** What was done last, newest first. What waits at the pass can be brought back. */
export class Done {
  /** @type {import('../lib/signals.js').Signal<DoneTicket[]>} */
  tickets = signal([])
  #board

  /** @param {import('./board.js').Board} board */
  constructor(board) {
    this.#board = board
    board.onDone = (ticket, at) => this.#add({ ticket, what: this.#dishesOf(ticket), at })
  }

  /** Those at the pass: first what was done last. As the board has them, so every display shows the same. */
  atThePass() {
    const finished = new Map(this.tickets.value.map(({ ticket, at }) => [ticket.id, at ?? '']))
    return this.#board.tickets.all().filter(({ status }) => status === 'done')
      .sort((a, b) => (finished.get(b.id) ?? b.firedAt).localeCompare(finished.get(a.id) ?? a.firedAt))
  }

  /** What this display saw, and before that what waits at the pass. @returns {DoneTicket[]} */
  all() {
    const seen = new Set(this.tickets.value.map(({ ticket }) => ticket.id))
    const before = this.atThePass().filter(({ id }) => !seen.has(id)).map(ticket => ({ ticket, what: this.#dishesOf(ticket), at: null }))
    return [...this.tickets.value, ...before].slice(0, KEPT)
  }

  /** @param {DoneTicket} done */
  #add(done) {
    this.tickets.value = [done, ...this.tickets.value.filter(({ ticket }) => ticket.id !== done.ticket.id)].slice(0, KEPT)
  }

  /** @param {Ticket} ticket */
  #dishesOf(ticket) {
    const items = this.#board.orders.get(ticket.orderId)?.items.filter(({ id }) => ticket.itemIds.includes(id)) ?? []
    return rowsOf(items, () => 'ready').map(({ quantity, item }) => `${quantity} ${item.name}`).join(', ')
  }
}
