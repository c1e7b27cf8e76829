import { untilNextTry } from './backoff.js'
import { delay } from './clock.js'
import { Feed } from './feed.js'
import { HandlerError, Link } from './link.js'
import { unlessNotNow, untilAnswered } from './retries.js'

/** @typedef {import('../generated/hubs.js').Hubs} Hubs */
/** @typedef {keyof Hubs} HubName */

/**
 * What to tell the people in front of a screen.
 *
 * - `live`: it shows what is so.
 * - `catchingUp`: it is getting what it missed.
 * - `offline`: it shows what was so at `since`.
 * - `notAllowed`: it has stopped. The person has to sign in again (`unauthenticated`, `invalidCredentials`, `refreshTokenSpent`), or may
 *   not see this hub (`forbidden`).
 *
 * @typedef {{ is: 'live' } | { is: 'catchingUp' } | { is: 'offline', since: Date }
 *   | { is: 'notAllowed', problem: import('./problem.js').ProblemError }} ScreenState
 */

/**
 * The handlers of a screen. `snapshot`: everything shown so far is void, and this is the state now. An event of the hub: its next change.
 *
 * @template {HubName} H
 * @typedef {{ state: (state: ScreenState) => void, snapshot: (snapshot: Hubs[H]['snapshot']) => void }
 *   & { [E in keyof Hubs[H]['events']]: (data: DataOf<Hubs[H]['events'][E]>, message: Hubs[H]['events'][E]) => void }} ScreenHandlers
 */

/** @template M @typedef {M extends { data: infer D } ? NonNullable<D> : never} DataOf */

/** @template C @typedef {C extends { request: infer R } ? Omit<R, 'commandId'> : never} RequestOf */

/** @template C @typedef {C extends { reply: infer R } ? R : never} ReplyOf */

/**
 * @typedef {object} ScreenOptions
 * @property {import('@microsoft/signalr').IHubProtocol} [protocol] `new MessagePackHubProtocol()`; JSON if absent.
 * @property {any} [WebSocket] The class of the sockets; the platform's if absent.
 */

// How long a broken connection may take to know it, in milliseconds.
const BREAKS_WITHIN = 2_000

/**
 * A screen that misses nothing and shows nothing twice, whatever the network does.
 *
 * Its handlers are called one at a time, in the order of the log on each stream. One that throws stops the screen, since what it shows may
 * be wrong from then on; `done` rejects with the fault.
 *
 * @template {HubName} H
 */
export class Screen {
  #link
  #feed
  #surroundings
  #isStarted = false
  /** @type {Map<string, Set<Function>>} */
  #handlers = new Map()

  /** Ends when the screen is stopped or not allowed; rejects with the fault of a handler. @type {Promise<void>} */
  done = Promise.resolve()

  /**
   * @param {H} hub `kitchen`, `floor` or `dashboard`.
   * @param {import('./session.js').Session} session
   * @param {ScreenOptions} [options]
   */
  constructor(hub, session, options = {}) {
    this.#surroundings = session.surroundings
    this.#link = new Link(hub, session, options, state => this.#hand('state', state))
    this.#feed = new Feed({
      snapshot: snapshot => this.#hand('snapshot', snapshot),
      event: (event, message) => this.#hand(event, message.data, message),
    })
  }

  /** How it stands. */
  get state() {
    return this.#link.state
  }

  /** Where the screen is in the log; for a technician's page. */
  get position() {
    return this.#feed.position
  }

  /**
   * Adds a handler of an event of the hub, or of `snapshot` or `state`.
   *
   * @template {keyof ScreenHandlers<H> & string} E
   * @param {E} event
   * @param {ScreenHandlers<H>[E]} handler
   * @returns {this}
   */
  on(event, handler) {
    const handlers = this.#handlers.get(event) ?? new Set()
    this.#handlers.set(event, handlers.add(/** @type {Function} */ (handler)))
    return this
  }

  /**
   * Connects, and goes on for ever: until `stop`, or until it is not allowed. Once it is `done` it can be started again.
   *
   * @returns {this}
   */
  start() {
    if (this.#isStarted) return this
    this.#isStarted = true
    this.done = this.#link.run((connection, states) => this.#feed.follow(connection, states)).catch(fault => {
      this.#link.stop()
      throw fault instanceof HandlerError ? fault.cause : fault
    }).finally(() => { this.#isStarted = false })
    return this
  }

  /** Disconnects. What it shows stays; after another start it goes on from there. Rejects like `done`. */
  async stop() {
    this.#link.stop()
    await this.done
  }

  /**
   * Sends a command under one id, over as many connections as it takes, until there is an answer. A refusal is an answer: `ok` is false,
   * and `problem` says why.
   *
   * @template {keyof Hubs[H]['commands'] & string} C
   * @param {C} command
   * @param {RequestOf<Hubs[H]['commands'][C]>} request
   * @param {import('./retries.js').CommandOptions} [options]
   * @returns {Promise<ReplyOf<Hubs[H]['commands'][C]>>}
   * @throws {import('./problem.js').UnansweredError} No answer in time; the error has the command id.
   */
  send(command, request, options = {}) {
    return untilAnswered(this.#surroundings, options, async (commandId, signal) => {
      const connection = await this.#link.whenJoined(signal)
      try {
        const reply = await connection.invoke(command, { .../** @type {object} */ (request), commandId })
        return unlessNotNow(reply, reply.problem)
      } catch (fault) {
        // The answer was lost with the connection. A connection that lives has nothing to do with it: the call itself cannot be sent.
        if (!await this.#ends(connection)) throw fault
        return { again: null }
      }
    })
  }

  /**
   * The items of a stream: the current ones at once, then each change. It comes back after a reconnect, and ends when the caller leaves
   * the loop, with the signal, or with the screen.
   *
   * @template {keyof Hubs[H]['streams'] & string} S
   * @param {S} stream
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {AsyncGenerator<Hubs[H]['streams'][S], void, void>}
   */
  async *stream(stream, { signal } = {}) {
    for (let failures = 0; ; failures++) {
      const connection = await this.#link.whenJoined(signal)
      try {
        for await (const item of connection.stream(stream, signal)) {
          failures = 0
          yield item
        }
      } catch (fault) {
        if (!isRateLimited(fault) && !await this.#ends(connection)) throw fault
      }
      if (await untilNextTry(this.#surroundings, failures, signal)) failures = -1
    }
  }

  // True if the connection is over, or is so within the time that a broken one may take to know it.
  /** @param {import('./connection.js').Connection} connection */
  #ends(connection) {
    return Promise.race([connection.ended.then(() => true), delay(this.#surroundings.clock, BREAKS_WITHIN).then(() => false)])
  }

  /** @param {string} event @param {unknown[]} values */
  #hand(event, ...values) {
    try {
      this.#handlers.get(event)?.forEach(handler => handler(...values))
    } catch (fault) {
      throw new HandlerError(fault)
    }
  }
}

/** @param {unknown} fault */
const isRateLimited = fault => fault instanceof Error && fault.message.includes('rateLimited')
