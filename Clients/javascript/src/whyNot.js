import { answered } from './clock.js'
import { ProblemError, isNotAllowed, problemOf } from './problem.js'

/**
 * Asks the server why a connection to a hub failed: the socket does not say. Gives what only another sign-in or another role could change;
 * null: nothing of the kind, so try again.
 *
 * @param {import('./session.js').Session} session
 * @param {keyof import('../generated/hubs.js').Hubs} hub
 * @param {AbortSignal} signal
 * @returns {Promise<ProblemError | null>}
 */
export async function whyNot(session, hub, signal) {
  try {
    const { hubs } = await answered(session.surroundings.clock, signal, signal => currentSession(session, signal))
    return hubs.includes(hub) ? null : new ProblemError(forbidden(hub))
  } catch (fault) {
    return isNotAllowed(fault) ? fault : null
  }
}

/**
 * @param {import('./session.js').Session} session
 * @param {AbortSignal} signal
 * @returns {Promise<import('../generated/rest.js').CurrentSession>}
 */
async function currentSession(session, signal) {
  const response = await session.fetch('/api/session', { signal })
  if (!response.ok) throw await problemOf(response)
  return response.json()
}

/** @param {string} hub @returns {import('./problem.js').Problem} */
const forbidden = hub => ({
  type: 'urn:problem:forbidden', title: 'Forbidden', status: 403, detail: `Your role may not see the ${hub}.`, code: 'forbidden',
})
