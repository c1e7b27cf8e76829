import { signal } from '../../lib/signals.js'
import { t } from '../../shell/words.js'

/** @typedef {import('../../../Clients/javascript/generated/rest.js').LineRequest} Line */

/**
 * What was chosen for a party and is not sent yet.
 *
 * @typedef {object} Draft
 * @property {Line[]} lines
 * @property {string} note
 */

/** @type {Draft} */
const EMPTY = { lines: [], note: '' }

/** Orders that are being put together: kept on the device by party until they are sent, and given back if they are refused. */
export class Drafts {
  #context
  #key

  /** @type {import('../../lib/signals.js').Signal<Record<string, Draft>>} */
  #drafts = signal({})

  /** The seat and the course of the next line. */
  seat = signal(/** @type {number | null} */ (null))
  course = signal(1)

  /** @param {import('../../shell/page.js').Context<'floor'>} context */
  constructor(context) {
    this.#context = context
    this.#key = `drafts.${context.user.restaurantId}`
    this.#drafts.value = JSON.parse(localStorage.getItem(this.#key) ?? '{}')
    // Another tab may have sent one.
    addEventListener('storage', ({ key, newValue }) => { if (key === this.#key) this.#drafts.value = JSON.parse(newValue ?? '{}') })
    context.outbox.onRefused = tap => this.#takeBack(tap)
  }

  /** @param {string} party The id of a table, or of an order without one. @returns {Draft} */
  of(party) {
    return this.#drafts.value[party] ?? EMPTY
  }

  /** Portions in it. @param {string} party */
  countOf(party) {
    return this.of(party).lines.reduce((sum, { quantity }) => sum + quantity, 0)
  }

  /** Adds a line; to one like it, its portions. @param {string} party @param {Line} line */
  add(party, line) {
    const { lines } = this.of(party)
    const same = line.weight ? -1 : lines.findIndex(one => alike(one, line))
    this.#change(party, { lines: same < 0 ? [...lines, line]
      : lines.map((one, index) => index === same ? { ...one, quantity: one.quantity + line.quantity } : one) })
  }

  /** @param {string} party @param {number} index @param {Line | null} line Null removes it. */
  put(party, index, line) {
    this.#change(party, { lines: this.of(party).lines.flatMap((one, at) => at !== index ? [one] : line ? [line] : []) })
  }

  /** @param {string} party @param {string} note */
  setNote(party, note) {
    this.#change(party, { note })
  }

  /** @param {string} party */
  clear(party) {
    this.#change(party, EMPTY)
  }

  /**
   * Sends it: more lines for an order that is still cooked, else an order.
   *
   * @param {string} party
   * @param {string} name What people call the party.
   * @param {{ tableId: string } | { kind: 'takeAway' | 'counter', callName?: string, phone?: string, pickupAt?: string }} whose
   * @param {string | null} orderId The order that the lines may go to.
   */
  send(party, name, whose, orderId) {
    const { lines, note } = this.of(party)
    const label = t('did.send', { count: this.countOf(party), name })
    this.clear(party)
    const tap = { label, subject: `send ${party}` }
    return orderId && !note
      ? this.#context.outbox.give({ ...tap, over: 'rest', name: 'addLines', input: { path: { orderId }, body: { items: lines } } })
      : this.#context.outbox.give({ ...tap, over: 'hub', name: 'PlaceOrder', input: { ...whose, items: lines, ...(note && { note }) } })
  }

  /** The lines on their way. @param {string} party @returns {Line[]} */
  sending(party) {
    return this.#context.outbox.waiting.value.filter(({ subject }) => subject === `send ${party}`).flatMap(tap => linesOf(tap))
  }

  /** @param {import('../../shell/outbox.js').Tap} tap */
  #takeBack(tap) {
    if (!tap.subject?.startsWith('send ')) return
    const party = tap.subject.slice('send '.length)
    this.#change(party, { lines: [...linesOf(tap), ...this.of(party).lines], note: this.of(party).note || (tap.input.note ?? '') })
  }

  /** @param {string} party @param {Partial<Draft>} change */
  #change(party, change) {
    const draft = { ...this.of(party), ...change }
    const { [party]: _, ...others } = this.#drafts.value
    this.#drafts.value = draft.lines.length > 0 || draft.note ? { ...others, [party]: draft } : others
    localStorage.setItem(this.#key, JSON.stringify(this.#drafts.value))
  }
}

/** @param {import('../../shell/outbox.js').Tap} tap @returns {Line[]} */
const linesOf = ({ input }) => (input.body ?? input).items

/** Two lines that differ in their quantity alone. @param {Line} one @param {Line} other */
const alike = (one, other) => JSON.stringify({ ...one, quantity: 0 }) === JSON.stringify({ ...other, quantity: 0 })
