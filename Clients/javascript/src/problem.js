/** @typedef {import('../generated/rest.js').Problem} Problem */
/** @typedef {import('../generated/rest.js').RefusalCode} RefusalCode */

/** Why the server refused a request. Decide on `code`; show `message`, which is the problem's `detail`. */
export class ProblemError extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.detail)
    this.name = 'ProblemError'
    this.problem = problem
  }

  /** The reason, from the closed catalogue of the protocol. @returns {RefusalCode} */
  get code() {
    return this.problem.code
  }
}

/** No answer came in time. The command may have taken effect: send it again with the same `commandId` to find out. */
export class UnansweredError extends Error {
  /** @param {string} commandId */
  constructor(commandId) {
    super('No answer came in time. The command may have taken effect.')
    this.name = 'UnansweredError'
    this.commandId = commandId
  }
}

/**
 * The problem of a response that is no success. A response without one comes from a proxy: it is as good as none.
 *
 * @param {Response} response
 * @returns {Promise<ProblemError>}
 */
export async function problemOf(response) {
  const problem = await response.json().catch(() => null)
  if (typeof problem?.code === 'string') return new ProblemError(problem)
  throw new Error(`The server answered ${response.status} without a problem.`)
}

/**
 * True when the same request, with the same id, may well succeed later.
 *
 * @param {Pick<Problem, 'status'>} problem
 */
export const mayBeRetried = ({ status }) => status === 429 || status === 503

/**
 * True when only another sign-in, or another role, could help.
 *
 * @param {unknown} fault
 * @returns {fault is ProblemError}
 */
export const isNotAllowed = fault => fault instanceof ProblemError && (fault.problem.status === 401 || fault.problem.status === 403)
