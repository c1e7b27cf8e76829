import { delay } from './clock.js'

const FIRST = 500
const LONGEST = 30_000

/**
 * How long to wait before the next try, in milliseconds: anything between 0 and a bound that doubles. The randomness spreads the screens
 * of a restaurant when a node dies under all of them.
 *
 * @param {number} failures How many tries have failed since the last one that did not, less one: 0, 1, 2 …
 * @param {() => number} random From [0, 1).
 */
export const backoff = (failures, random) => Math.min(FIRST * 2 ** failures, LONGEST) * random()

/**
 * Waits before the next try. When the browser says that its network is back, that one comes within half a second.
 *
 * @param {import('./retries.js').Surroundings} surroundings
 * @param {number} failures As for `backoff`.
 * @param {AbortSignal} [signal]
 * @returns {Promise<boolean>} True if the network came back: what failed before counts no more.
 */
export async function untilNextTry({ clock, random }, failures, signal) {
  const waiting = new AbortController()
  /** @type {Promise<true>} */
  const online = new Promise(resolve =>
    globalThis.addEventListener?.('online', () => resolve(true), { once: true, signal: waiting.signal }))
  try {
    const isBack = await Promise.race([delay(clock, backoff(failures, random), signal).then(() => false), online])
    if (isBack) await delay(clock, backoff(0, random), signal)
    return isBack
  } finally {
    waiting.abort()
  }
}
