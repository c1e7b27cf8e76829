import { effect, signal } from '../lib/signals.js'

/** How long without input until cards may move, in milliseconds. */
const QUIET = 600

/** A card's place. One that is gone fades where it stood, until the gap closes. @typedef {{ id: string, isGone: boolean }} Place */

/**
 * What is shown and where. Nothing moves under a thumb: while there is input, new cards come at the end and finished ones keep their
 * place; once there was none for a moment, the order is as it should be.
 */
export class Queue {
  /** @type {import('../lib/signals.js').Signal<Place[]>} */
  places = signal([])
  #wanted
  #lastInput = -QUIET
  #timer = 0

  /** @param {() => string[]} wanted The ids in order; read as a signal. */
  constructor(wanted) {
    this.#wanted = wanted
    for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll'])
      addEventListener(event, () => { this.#lastInput = performance.now() }, { passive: true, capture: true })
    effect(() => this.#place(wanted()))
  }

  /** The ids of those that are not gone. */
  get ids() {
    return this.places.value.flatMap(({ id, isGone }) => isGone ? [] : [id])
  }

  /** Puts everything in order at once, as after a choice of another station. */
  reset() {
    this.places.value = this.#wanted().map(id => ({ id, isGone: false }))
  }

  /** @param {string[]} ids */
  #place(ids) {
    const before = this.places.peek()
    const wanted = new Set(ids), stood = new Set(before.map(({ id }) => id))
    const isQuiet = performance.now() - this.#lastInput >= QUIET
    const next = isQuiet || before.length === 0 ? withGone(ids, before)
      : [...before.map(({ id }) => ({ id, isGone: !wanted.has(id) })),
        ...ids.filter(id => !stood.has(id)).map(id => ({ id, isGone: false }))]
    if (!equal(before, next)) this.places.value = next
    if (!equal(next, ids.map(id => ({ id, isGone: false })))) this.#closeGapsLater(QUIET)
  }

  /** @param {number} wait */
  #closeGapsLater(wait) {
    this.#timer ||= window.setTimeout(() => {
      this.#timer = 0
      const left = this.#lastInput + QUIET - performance.now()
      if (left > 0) this.#closeGapsLater(left)
      else this.reset()
    }, wait)
  }
}

/** The ids in order, and each that is gone behind the one it stood behind. @param {string[]} ids @param {Place[]} before */
function withGone(ids, before) {
  const wanted = new Set(ids)
  const places = ids.map(id => ({ id, isGone: false }))
  before.forEach(({ id }, index) => {
    if (wanted.has(id)) return
    const previous = before[index - 1]?.id
    places.splice(places.findIndex(place => place.id === previous) + 1, 0, { id, isGone: true })
  })
  return places
}

/** @param {Place[]} a @param {Place[]} b */
const equal = (a, b) => a.length === b.length && a.every(({ id, isGone }, index) => id === b[index].id && isGone === b[index].isGone)
