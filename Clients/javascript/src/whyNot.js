import { ProblemError, isNotAllowed, problemOf } from './problem.js'

/**
 * Asks the server why a connection to a hub failed: the socket does not say. Gives what only another sign-in or another role could change;
 * null: nothing of the kind, so try again.
 *
 * @param {import('./session.js').Session} session
 * @param {string} hub
 * @returns {Promise<ProblemError | null>}
 */
export async function whyNot(session, hub) {
  try {
    const response = await session.fetch('/api/session')
    if (!response.ok) throw await problemOf(response)
    /** @type {{ hubs: string[] }} */
    const { hubs } = await response.json()
    return hubs.includes(hub) ? null : new ProblemError(forbidden(hub))
  } catch (fault) {
    return isNotAllowed(fault) ? fault : null
  }
}

/** @param {string} hub @returns {import('./problem.js').Problem} */
const forbidden = hub => ({
  type: 'urn:problem:forbidden', title: 'Forbidden', status: 403, detail: `Your role may not see the ${hub}.`, code: 'forbidden',
})
