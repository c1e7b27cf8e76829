import { screens } from '../generated/screens.js'
import { address } from './address.js'
import { untilNextTry } from './backoff.js'
import { orAborted } from './clock.js'
import { Connection } from './connection.js'
import { whyNot } from './whyNot.js'

/** @typedef {import('./screen.js').ScreenState} ScreenState */
/** @typedef {import('./screen.js').ScreenOptions} ScreenOptions */

/**
 * Keeps a hub connected, over one connection after the other, and says how it stands.
 */
export class Link {
  #hub
  #session
  #options
  #onState
  /** @type {ScreenState} */
  #state
  /** @type {Connection | null} */
  #joined = null
  /** @type {(() => void)[]} */
  #waiting = []
  #stopping = new AbortController()

  /**
   * @param {keyof import('../generated/hubs.js').Hubs} hub
   * @param {import('./session.js').Session} session
   * @param {ScreenOptions} options
   * @param {(state: ScreenState) => void} onState
   */
  constructor(hub, session, options, onState) {
    this.#hub = hub
    this.#session = session
    this.#options = options
    this.#onState = onState
    this.#state = this.#offline()
  }

  get state() {
    return this.#state
  }

  /**
   * Connects and follows, until it is stopped or not allowed, or a handler fails.
   *
   * @param {(connection: Connection, states: { catchingUp: () => void, live: () => void }) => Promise<void>} follow Follows a connection
   *   to its end. After a rejection with anything but a `HandlerError` the next connection comes.
   */
  async run(follow) {
    const { signal } = this.#stopping = new AbortController()
    this.#setState(this.#offline())
    for (let failures = 0; !signal.aborted; failures++) {
      const connection = await this.#connect(signal)
      if (connection) {
        if (await this.#follow(connection, follow, signal)) failures = 0
      } else if (!signal.aborted) {
        const problem = await whyNot(this.#session, this.#hub, signal)
        if (problem) return this.#setState({ is: 'notAllowed', problem })
      }
      // Stopping cuts the wait short.
      if (await untilNextTry(this.#session.surroundings, failures, signal).catch(() => false)) failures = -1
    }
  }

  stop() {
    this.#stopping.abort(new Error('The screen was stopped.'))
    this.#wake()
  }

  /**
   * The connection that commands go out on: this one, or the next.
   *
   * @param {AbortSignal} [signal]
   * @returns {Promise<Connection>}
   */
  async whenJoined(signal) {
    while (!this.#joined) {
      this.#stopping.signal.throwIfAborted()
      if (this.#state.is === 'notAllowed') throw this.#state.problem
      await orAborted(new Promise(resolve => this.#waiting.push(() => resolve(undefined))), signal)
    }
    return this.#joined
  }

  /** Null: it failed. @param {AbortSignal} signal */
  async #connect(signal) {
    const { path } = screens[this.#hub]
    /** @type {Connection | undefined} */
    let connection
    try {
      const token = await this.#session.token()
      const { clock } = this.#session.surroundings
      connection = new Connection({ url: String(address(this.#session.url, path)), token, clock, ...this.#options })
      await connection.open(signal)
      return connection
    } catch {
      connection?.close()
      return null
    }
  }

  /**
   * Follows a connection to its end. False if it ended before a Join was done.
   *
   * @param {Connection} connection @param {Parameters<Link['run']>[0]} follow @param {AbortSignal} signal
   */
  async #follow(connection, follow, signal) {
    const stop = () => connection.close()
    signal.addEventListener('abort', stop, { once: true })
    let hasJoined = false
    const catchingUp = () => this.#setState({ is: 'catchingUp' })
    const live = () => {
      hasJoined = true
      this.#joined = connection
      this.#setState({ is: 'live' })
    }
    try {
      await follow(connection, { catchingUp, live })
    } catch (fault) {
      if (fault instanceof HandlerError) throw fault
    } finally {
      signal.removeEventListener('abort', stop)
      connection.close()
      this.#joined = null
      this.#setState(this.#offline())
    }
    return hasJoined
  }

  /** @returns {ScreenState} */
  #offline() {
    return { is: 'offline', since: new Date(this.#session.surroundings.clock.now()) }
  }

  /** @param {ScreenState} state */
  #setState(state) {
    const isOther = state.is !== this.#state.is
    if (isOther) this.#state = state
    this.#wake()
    if (isOther) this.#onState(state)
  }

  #wake() {
    this.#waiting.splice(0).forEach(wake => wake())
  }
}

/** A handler of the screen has failed: another connection would not help. Its cause is the fault. */
export class HandlerError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super('A handler failed.', { cause })
  }
}
