import { signal } from '../lib/signals.js'

/** How much of a card has to be in view for the kitchen to have seen it. */
const IN_VIEW = 0.5

/** Acknowledges new tickets that are really in view: on a page that is visible, not below its edge. Each once. */
export class Seen {
  /** @type {Set<string>} */
  #told = new Set()
  /** The cards in view. @type {Map<Element, string>} */
  #inView = new Map()

  /** How many cards are in view. */
  count = signal(0)

  /** @param {import('../client/index.js').Screen<'kitchen'>} screen @param {import('./board.js').Board} board */
  constructor(screen, board) {
    this.screen = screen
    this.board = board
    this.observer = new IntersectionObserver(entries => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.#inView.set(target, /** @type {HTMLElement} */ (target).dataset.ticket ?? '')
        else this.#inView.delete(target)
      }
      this.#show()
    }, { threshold: IN_VIEW })
    document.addEventListener('visibilitychange', () => this.#tell())
  }

  /** @param {Element} card @returns {() => void} Ends it. */
  watch(card) {
    this.observer.observe(card)
    return () => {
      this.observer.unobserve(card)
      this.#inView.delete(card)
      this.count.value = this.#inView.size
    }
  }

  #show() {
    this.count.value = this.#inView.size
    this.#tell()
  }

  #tell() {
    if (document.visibilityState !== 'visible') return
    for (const ticketId of this.#inView.values()) {
      if (this.board.tickets.get(ticketId)?.status !== 'new' || this.#told.has(ticketId)) continue
      this.#told.add(ticketId)
      // Not a person's tap: without an answer it is tried again when the card is next in view.
      this.screen.send('AcknowledgeTicket', { ticketId }).catch(() => this.#told.delete(ticketId))
    }
  }
}
