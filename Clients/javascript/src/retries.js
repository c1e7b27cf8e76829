import { untilNextTry } from './backoff.js'
import { delay, within } from './clock.js'
import { newCommandId } from './ids.js'
import { UnansweredError, mayBeRetried } from './problem.js'

/**
 * How a command is sent.
 *
 * @typedef {object} CommandOptions
 * @property {string} [commandId] The id of this intent; a new one if absent. Give the earlier one to ask again for an answer that did not
 *   come.
 * @property {number} [within] For how long to try, in milliseconds; 30 s if absent.
 * @property {AbortSignal} [signal] Stops the tries. The command may have taken effect by then.
 */

/**
 * What the attempts are made with.
 *
 * @typedef {object} Surroundings
 * @property {import('./clock.js').Clock} clock
 * @property {() => number} random From [0, 1).
 */

/**
 * One try: the answer, or why there is none yet.
 *
 * @template T
 * @typedef {{ answer: T } | { again: import('./problem.js').Problem | import('../generated/hubs.js').Problem | null }} Attempt
 */

/**
 * Sends a command again and again under one id, until there is an answer that stays as it is. The server counts an id once, so to send it
 * again is safe and to leave off is not.
 *
 * @template T
 * @param {Surroundings} surroundings
 * @param {CommandOptions} options
 * @param {(commandId: string, signal: AbortSignal) => Promise<Attempt<T>>} attempt
 * @returns {Promise<T>}
 */
export function untilAnswered(surroundings, { commandId = newCommandId(), within: ms = 30_000, signal }, attempt) {
  const { clock, random } = surroundings
  return within(clock, ms, () => new UnansweredError(commandId), signal, async signal => {
    for (let failures = 0; ; failures++) {
      const outcome = await attempt(commandId, signal)
      if ('answer' in outcome) return outcome.answer
      const after = outcome.again?.retryAfter
      if (after) await delay(clock, after * 1000 * (1 + random()), signal)
      else if (await untilNextTry(surroundings, failures, signal)) failures = -1
    }
  })
}

/**
 * The answer of a try, unless it says: not now.
 *
 * @template T
 * @param {T} answer
 * @param {import('./problem.js').Problem | import('../generated/hubs.js').Problem | null | undefined} problem
 * @returns {Attempt<T>}
 */
export const unlessNotNow = (answer, problem) => problem && mayBeRetried(problem) ? { again: problem } : { answer }
