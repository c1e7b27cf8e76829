import { computed, effect, signal } from '../lib/signals.js'
import { keyOf } from '../shell/session.js'
import { Alerts } from './alerts.js'
import { Board } from './board.js'
import { Commands } from './commands.js'
import { Done } from './done.js'
import { Queue } from './queue.js'
import { rowsOf, withDone } from './rows.js'
import { Seen } from './seen.js'
import { Settings } from './settings.js'
import { Sound, ringForNew } from './sound.js'
import { isOpen, linesOf } from './tickets.js'

/** How long a card that has just come is lit, in milliseconds. */
const FRESH = 2_500

// Until the board is asked for again, when what came was older than what is known; in milliseconds.
const AGAIN = 300

// How many noted lines are kept over a restart: more than a station has at once.
const KEPT = 200

/** Which row of a ticket; null: the person chooses. @typedef {{ ticketId: string, key: string | null }} Parting */

/** @param {number} time */
const pause = time => new Promise(resolve => setTimeout(resolve, time))

/** A display in a kitchen: what it knows, what it shows of it, and what people do with it. */
export class Display {
  settings = new Settings()
  picked = signal(/** @type {string | null} */ (null))

  /** Which dialog is open. @type {import('../lib/signals.js').Signal<null | 'stations' | 'allDay' | 'availability' | 'alerts' | 'done'>} */
  dialog = signal(null)

  /** The line of which some portions are to be made ready. @type {import('../lib/signals.js').Signal<Parting | null>} */
  parting = signal(null)

  /** How high a column is; 0: the page scrolls down, and a ticket may be as long as it is. */
  columnHeight = signal(0)

  /** The cancelled lines that were noted at this display, of tickets with others to cook. No message tells of it. */
  noted = signal(/** @type {ReadonlySet<string>} */ (new Set()))

  /** When each ticket came to this display, unless it was there from the start. @type {Map<string, number>} */
  #came = new Map()

  /** @param {import('../shell/page.js').Context<'kitchen'>} context */
  constructor(context) {
    this.context = context
    this.noted.value = new Set(this.#keptNoted())
    this.board = new Board(context.screen)
    this.commands = new Commands(context.outbox, this.board)
    this.seen = new Seen(context, this.board)
    this.sound = new Sound(this.settings)
    this.alerts = new Alerts(this.board)
    this.done = new Done(this.board)
    this.board.onPartial = orderId => { this.#complete(orderId) }
    this.queue = new Queue(() => this.#wanted.value)
    this.#watchNew()
    ringForNew(this.sound, this)
  }

  /** The tickets that the chosen stations have to cook or to note. */
  tickets = computed(() => this.board.inOrder().filter(ticket => this.settings.shows(ticket.station)
    && (isOpen(ticket) || ticket.status === 'cancelledPending')))

  /** The ids of the cards: of tickets at a station, of orders at the pass. */
  #wanted = computed(() => this.settings.isExpo.value
    ? [...new Set(this.board.inOrder().filter(({ status }) => status !== 'cancelledPending').map(({ orderId }) => orderId))]
    : this.tickets.value.map(({ id }) => id))

  /** True for a moment after it came. @param {string} ticketId */
  isFresh(ticketId) {
    return performance.now() - (this.#came.get(ticketId) ?? -FRESH) < FRESH
  }

  /** What a station reads on a ticket, with what was tapped. @param {string} ticketId */
  rowsOf(ticketId) {
    const order = this.board.orders.get(this.board.tickets.get(ticketId)?.orderId ?? '')
    return order ? withDone(rowsOf(linesOf(order, ticketId), item => this.commands.statusOf(item))) : []
  }

  /** @param {string} itemId */
  note(itemId) {
    // Another window of this device may have noted others since.
    const ids = [...new Set([...this.#keptNoted(), ...this.noted.value, itemId])].slice(-KEPT)
    this.noted.value = new Set(ids)
    localStorage.setItem(this.#notedKey, JSON.stringify(ids))
  }

  /** @returns {string[]} */
  #keptNoted() {
    return JSON.parse(localStorage.getItem(this.#notedKey) ?? '[]')
  }

  // A display that another person, or another restaurant, uses next has noted nothing for them.
  get #notedKey() {
    const { id, restaurantId } = this.context.user
    return keyOf(`kitchen.noted.${restaurantId}.${id}`)
  }

  #watchNew() {
    let isFirst = true
    effect(() => {
      if (!this.board.isLoaded.value) return
      const ids = new Set(this.board.tickets.ids.value)
      for (const id of ids) if (!this.#came.has(id)) this.#came.set(id, isFirst ? -FRESH : performance.now())
      for (const id of this.#came.keys()) if (!ids.has(id)) this.#came.delete(id)
      isFirst = false
    })
  }

  /** An order that left every board comes back with one line; the rest is asked for. @param {string} orderId */
  async #complete(orderId) {
    try {
      while (!this.board.complete(/** @type {any} */ (await this.context.rest.call('getBoard')), orderId)) await pause(AGAIN)
    } catch { /* Its line is shown; the rest comes with the next snapshot. */ }
  }
}
