import { operations } from '../generated/operations.js'
import { isNotAllowed, problemOf } from './problem.js'
import { unlessNotNow, untilAnswered } from './retries.js'

/** @typedef {import('../generated/rest.js').Operations} Operations */

/**
 * What an operation takes: `path` for the ids in its path, `query`, `body`.
 *
 * @template {keyof Operations} O
 * @typedef {Operations[O]['input'] & import('./retries.js').CommandOptions} RestInput
 */

/**
 * @template {keyof Operations} O
 * @typedef {{} extends Operations[O]['input'] ? [input?: RestInput<O>] : [input: RestInput<O>]} RestArguments
 */

/** The REST API by the names of its operations, as `/docs` of the server shows them. */
export class Rest {
  #session

  /** @param {import('./session.js').Session} session */
  constructor(session) {
    this.#session = session
  }

  /**
   * Calls an operation. A command is sent under one id until there is an answer, for 30 s if `within` says nothing else; a read is sent
   * once. Gives the response's JSON; the `Response` itself where it is something else.
   *
   * @template {keyof Operations} O
   * @param {O} operation
   * @param {RestArguments<O>} args
   * @returns {Promise<Operations[O]['result']>}
   * @throws {import('./problem.js').ProblemError} The server refused it.
   * @throws {import('./problem.js').UnansweredError} No answer in time; the error has the command id.
   */
  async call(operation, ...args) {
    const [verb, template] = operations[operation]
    const { path = {}, query = {}, body, ...options } = /** @type {any} */ (args[0] ?? {})
    const address = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(given(operation, path, name))) + queryString(query)
    const request = { method: verb, ...content(body) }
    const response = await (verb === 'GET'
      ? this.#session.fetch(address, { ...request, signal: options.signal })
      : this.#command(address, request, options))
    if (!response.ok) throw await problemOf(response)
    return resultOf(response)
  }

  /**
   * @param {string} address
   * @param {{ method: string, body?: BodyInit, headers?: Record<string, string> }} request
   * @param {import('./retries.js').CommandOptions} options
   */
  #command(address, { headers = {}, ...request }, options) {
    return untilAnswered(this.#session.surroundings, options, async (commandId, signal) => {
      try {
        const response = await this.#session.fetch(address, { ...request, signal, headers: { ...headers, 'Idempotency-Key': commandId } })
        return response.ok ? { answer: response } : unlessNotNow(response, (await problemOf(response.clone())).problem)
      } catch (fault) {
        if (isNotAllowed(fault) || signal.aborted) throw fault
        return { again: null }
      }
    })
  }
}

/**
 * An id of the path: with "undefined" in it the request would be about something else.
 *
 * @param {string} operation @param {any} path @param {string} name
 */
function given(operation, path, name) {
  if (path[name] === undefined) throw new TypeError(`${operation} needs path.${name}.`)
  return path[name]
}

/** @param {unknown} body @returns {{ body?: BodyInit, headers?: Record<string, string> }} */
function content(body) {
  if (body === undefined) return {}
  return body instanceof Blob ? { body } : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
}

/** @param {Record<string, unknown>} query */
function queryString(query) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

/** @param {Response} response @returns {Promise<any>} */
async function resultOf(response) {
  if (response.status === 204) return undefined
  return response.headers.get('Content-Type')?.startsWith('application/json') ? response.json() : response
}
