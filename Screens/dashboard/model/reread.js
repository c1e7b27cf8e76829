import { batch, computed, effect, signal } from '../../lib/signals.js'

// At most once in the first, at least once in the second, in milliseconds.
const AT_MOST = 3_000, AT_LEAST = 60_000

/**
 * What no message brings to a dashboard: read anew when a figure says that it has changed, and by the minute.
 *
 * @template T
 */
export class Reread {
  #read
  #figure

  /** Null until it is known. @type {import('../../lib/signals.js').Signal<T | null>} */
  value = signal(null)

  /** When it was asked for what is known now, in milliseconds: what came later is not in it. */
  askedAt = signal(0)

  /** @param {() => unknown} figure @param {() => Promise<T>} read */
  constructor(figure, read) {
    this.#figure = computed(() => JSON.stringify(figure()))
    this.#read = read
  }

  /** Reads it from here on. @returns {() => void} Ends that. */
  follow() {
    let timer = 0, readAt = 0, last = 0
    const get = () => {
      const own = ++last
      const askedAt = readAt = Date.now()
      timer = setTimeout(get, AT_LEAST)
      this.#read().then(found => {
        if (own === last) batch(() => { this.value.value = found; this.askedAt.value = askedAt })
      }, () => {})
    }
    const end = effect(() => {
      this.#figure.value
      clearTimeout(timer)
      timer = setTimeout(get, Math.max(0, readAt + AT_MOST - Date.now()))
    })
    return () => {
      end()
      clearTimeout(timer)
      last++
    }
  }
}
