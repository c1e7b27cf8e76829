import { signal } from '../../lib/signals.js'
import { sayFault } from '../../shell/messages.js'


/**
 * Something that is read when a page needs it, and kept right by messages from then on. Messages that come while it is read are told again
 * afterwards, as the answer may be older than they are; each has the whole of what it is about, so twice is as good as once.
 */
export class Book {
  #isWanted = false
  #reads = 0
  /** @type {(() => void)[]} */
  #during = []

  /** False until it was read once. */
  isRead = signal(false)

  /** @param {import('./known.js').Context} context */
  constructor(context) {
    this.context = context
    context.screen.on('snapshot', () => { if (this.#isWanted) this.read().catch(() => {}) })
  }

  /** Reads it when it is first needed. */
  want() {
    if (this.#isWanted) return
    this.#isWanted = true
    this.read().catch(sayFault)
  }

  async read() {
    this.#reads++
    try {
      await this.load()
      this.isRead.value = true
      for (const tell of this.#during) tell()
    } finally {
      if (--this.#reads === 0) this.#during = []
    }
  }

  /** @returns {Promise<void>} */
  async load() {}

  /** Adds a handler of a message. @param {string} event @param {(data: any) => void} fold */
  hear(event, fold) {
    this.context.screen.on(/** @type {any} */ (event), (/** @type {any} */ data) => {
      if (this.#reads > 0) this.#during.push(() => fold(data))
      if (this.#isWanted) fold(data)
    })
  }
}
