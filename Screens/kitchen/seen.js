import { effect, signal, untracked } from '../lib/signals.js'
import { idOf } from './ticket/cards.js'

/** How much of a card has to be in view. */
const HALF = 0.5

// A card that reaches the middle of the screen from above or below fills half of the screen, or at least half of it is in view: so one
// that is longer than two screens counts as well. A band, as a line has no height to meet.
const MIDDLE = '-49% 0px'

/** The cards in view: those of which any part is, and those whose end is. @typedef {{ any: Set<string>, ends: Set<string> }} Shown */

/**
 * Acknowledges new tickets that are really in view, each once: on a page that is visible, half of a card or half a screen of it. Of a
 * ticket that goes on in further columns each part counts.
 */
export class Seen {
  /** @type {Set<string>} */
  #told = new Set()

  /** The cards in view, and the observers that say so. @type {Map<Element, Set<IntersectionObserver>>} */
  #inView = new Map()
  #observers = [
    new IntersectionObserver((entries, observer) => this.#hear(entries, observer), { threshold: HALF }),
    new IntersectionObserver((entries, observer) => this.#hear(entries, observer), { rootMargin: MIDDLE }),
  ]

  /** @type {import('../lib/signals.js').Signal<Shown>} */
  shown = signal({ any: new Set(), ends: new Set() })

  /** @param {import('../shell/page.js').Context<'kitchen'>} context @param {import('./board.js').Board} board */
  constructor({ screen, freshness }, board) {
    this.screen = screen
    this.freshness = freshness
    this.board = board
    document.addEventListener('visibilitychange', () => this.#tell())
    // What came into view without network is told when it is back.
    effect(() => { if (freshness.state.value.is === 'live') untracked(() => this.#tell()) })
  }

  /** @param {Element[]} cards All parts of one. @returns {() => void} Ends it. */
  watch(cards) {
    for (const observer of this.#observers) for (const card of cards) observer.observe(card)
    return () => {
      for (const observer of this.#observers) for (const card of cards) observer.unobserve(card)
      for (const card of cards) this.#inView.delete(card)
      this.#show()
    }
  }

  /** @param {IntersectionObserverEntry[]} entries @param {IntersectionObserver} observer */
  #hear(entries, observer) {
    for (const { target, isIntersecting, intersectionRect, boundingClientRect } of entries) {
      const observers = this.#inView.get(target) ?? new Set()
      // A column of which only an edge is in view reaches the middle, too.
      if (isIntersecting && intersectionRect.width >= boundingClientRect.width * HALF) observers.add(observer)
      else observers.delete(observer)
      if (observers.size > 0) this.#inView.set(target, observers)
      else this.#inView.delete(target)
    }
    this.#show()
    this.#tell()
  }

  #show() {
    const any = new Set(), ends = new Set()
    for (const card of this.#inView.keys()) {
      any.add(idOf(card))
      if (idOf(card.nextElementSibling) !== idOf(card)) ends.add(idOf(card))
    }
    this.shown.value = { any, ends }
  }

  #tell() {
    if (document.visibilityState !== 'visible' || this.freshness.state.peek().is !== 'live') return
    for (const id of this.shown.peek().any) {
      if (this.board.tickets.get(id)?.status !== 'new' || this.#told.has(id)) continue
      this.#told.add(id)
      // Not a person's tap: without an answer it is tried again when the screen is next live, or the card in view.
      this.screen.send('AcknowledgeTicket', { ticketId: id }).catch(() => this.#told.delete(id))
    }
  }
}
