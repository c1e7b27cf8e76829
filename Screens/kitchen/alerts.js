import { signal } from '../lib/signals.js'
import { say } from '../shell/messages.js'
import { now } from '../shell/now.js'
import { t } from '../shell/words.js'
import { placeAndNumber, stationName } from './labels.js'

/** @typedef {import('../../Clients/javascript/generated/hubs.js').KitchenAlert} KitchenAlert */
/** @typedef {{ id: number, text: string, kind: KitchenAlert['kind'], isUrgent: boolean, at: string }} Alert */

const KEPT = 30

// What happened longer ago, as a display hears when it was away, only stands in the list; in milliseconds.
const RECENT = 60_000

/** The icons of the kinds. @type {Record<KitchenAlert['kind'], string>} */
export const ALERT_SIGNS = {
  manual: 'message', unseenTicket: 'unseen', warn: 'clock', late: 'clock', item86: 'off', lowStock: 'stock', rush: 'rush',
}

// The tickets show these themselves, so they only stand in the list.
const ON_TICKETS = ['late', 'warn', 'unseenTicket']

/** What needs attention, newest first. */
export class Alerts {
  /** @type {import('../lib/signals.js').Signal<Alert[]>} */
  all = signal([])

  /** How many came since the list was last open. */
  unread = signal(0)
  #last = 0
  #board

  /** @param {import('./board.js').Board} board */
  constructor(board) {
    this.#board = board
    board.onAlert = (alert, at) => this.#add(alert, at)
    board.onNotification = ({ message, from }) => this.#tell(`${from}: ${message}`)
  }

  /** @param {KitchenAlert} alert @param {string} at */
  #add({ kind, message, priority, orderId, ticketId, level }, at) {
    const text = this.#textOf(kind, message, orderId, ticketId, level)
    const isUrgent = priority === 'urgent' || priority === 'high'
    this.all.value = [{ id: ++this.#last, text, kind, isUrgent, at }, ...this.all.value].slice(0, KEPT)
    const isNow = now.peek() - Date.parse(at) < RECENT
    if (isNow && !ON_TICKETS.includes(kind)) this.#tell(text, kind === 'manual' && isUrgent)
  }

  /** @param {string} text @param {boolean} [stays] */
  #tell(text, stays = false) {
    this.unread.value++
    say(text, { isRefusal: stays })
  }

  /**
   * The sentence in the language of the page where the board knows what it is about; else the server's.
   *
   * @param {KitchenAlert['kind']} kind @param {string} message
   * @param {string | null} orderId @param {string | null} ticketId @param {number | null} level
   */
  #textOf(kind, message, orderId, ticketId, level) {
    const ticket = ticketId ? this.#board.tickets.get(ticketId) : undefined
    const order = orderId ? this.#board.orders.get(orderId) : undefined
    if (ticket && (kind === 'late' || kind === 'warn' || kind === 'unseenTicket'))
      return t(`alert.${kind}`, { place: placeAndNumber(ticket), station: stationName(ticket.station) })
    if (order && kind === 'rush') return t(level ? 'alert.rush' : 'alert.rushOver', { place: placeAndNumber(order) })
    return message
  }
}
