/**
 * What came in and is not looked at yet, in the order of arrival. One reader.
 *
 * @template T
 */
export class Inbox {
  #mostWaiting
  /** @type {T[]} */
  #waiting = []
  #wake = () => {}
  #isOver = false
  /** @type {unknown} */
  #fault

  /** @param {number} [mostWaiting] Where more come in, the oldest are skipped. */
  constructor(mostWaiting = Infinity) {
    this.#mostWaiting = mostWaiting
  }

  /** @param {T} item */
  put(item) {
    if (this.#isOver) return
    this.#waiting.push(item)
    if (this.#waiting.length > this.#mostWaiting) this.#waiting.shift()
    this.#wake()
  }

  /** @param {unknown} [fault] What the reader gets after the last item; absent: the end. */
  end(fault) {
    if (this.#isOver) return
    this.#isOver = true
    this.#fault = fault
    this.#wake()
  }

  /** @returns {AsyncGenerator<T, void, void>} */
  async *[Symbol.asyncIterator]() {
    for (;;) {
      while (this.#waiting.length > 0) yield /** @type {T} */ (this.#waiting.shift())
      if (this.#isOver) break
      await new Promise(resolve => { this.#wake = () => resolve(undefined) })
    }
    if (this.#fault !== undefined) throw this.#fault
  }
}
