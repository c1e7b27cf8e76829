/**
 * Time, as the client reads it and waits by it. Tests give a clock of their own.
 *
 * @typedef {object} Clock
 * @property {() => number} now Milliseconds since 1970.
 * @property {(run: () => void, ms: number) => unknown} setTimeout
 * @property {(timer: any) => void} clearTimeout
 */

/** @type {Clock} */
export const systemClock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: timer => clearTimeout(timer),
}

/**
 * Waits. Rejects at once with the signal's reason when that is aborted.
 *
 * @param {Clock} clock
 * @param {number} ms
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function delay(clock, ms, signal) {
  /** @type {unknown} */
  let timer
  const over = /** @type {Promise<void>} */ (new Promise(done => { timer = clock.setTimeout(() => done(), ms) }))
  return orAborted(over, signal).finally(() => clock.clearTimeout(timer))
}

/**
 * A promise that no longer waits once the signal is aborted.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export function orAborted(promise, signal) {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/**
 * Runs some work with a signal that is aborted after a time, or with the caller's own signal.
 *
 * @template T
 * @param {Clock} clock
 * @param {number} ms
 * @param {() => Error} late The reason when the time is over.
 * @param {AbortSignal | undefined} signal
 * @param {(signal: AbortSignal) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function within(clock, ms, late, signal, work) {
  const limit = new AbortController()
  const stop = () => limit.abort(signal?.reason)
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })
  const timer = clock.setTimeout(() => limit.abort(late()), ms)
  try {
    return await orAborted(work(limit.signal), limit.signal)
  } finally {
    clock.clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}

/**
 * Runs what has to be answered within 10 s: a connect, a Join, a question about the session. After that it has failed.
 *
 * @template T
 * @param {Clock} clock
 * @param {AbortSignal | undefined} signal
 * @param {(signal: AbortSignal) => Promise<T>} ask
 * @returns {Promise<T>}
 */
export const answered = (clock, signal, ask) => within(clock, 10_000, () => new Error('No answer within 10 s.'), signal, ask)
