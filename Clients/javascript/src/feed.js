import { Positions } from './positions.js'

/** @typedef {import('./connection.js').Connection} Connection */
/** @typedef {import('./connection.js').Incoming} Incoming */
/** @typedef {import('./connection.js').Message} Message */

/**
 * What a feed tells its screen.
 *
 * @typedef {object} FeedHandlers
 * @property {(snapshot: any) => void} snapshot All that the screen shows is this now.
 * @property {(event: string, message: Message) => void} event The next message, each once.
 */

/**
 * How a connection stands.
 *
 * @typedef {object} FeedStates
 * @property {() => void} catchingUp A Join is under way.
 * @property {() => void} live It is done.
 */

/** Everything of one hub, in order and once, over one connection after the other. */
export class Feed {
  #handlers
  #positions = new Positions()

  /** @param {FeedHandlers} handlers */
  constructor(handlers) {
    this.#handlers = handlers
  }

  get position() {
    return this.#positions.now
  }

  /**
   * Follows a connection that is open to its end; rejects with why it ended.
   *
   * @param {Connection} connection
   * @param {FeedStates} states
   */
  async follow(connection, states) {
    const join = () => this.#join(connection, states)
    await join()
    for await (const incoming of connection.incoming) await this.#take(incoming, join)
  }

  /** @param {Incoming} incoming @param {() => Promise<void>} join */
  async #take(incoming, join) {
    if ('beacon' in incoming) {
      if (!this.#positions.agreesWith(incoming.beacon)) await join()
      return
    }
    if (this.#apply(incoming.event, incoming.message)) return
    await join()
    // The reply has it, since a node knows an event before it sends it. Where it has not, another node may.
    if (!this.#apply(incoming.event, incoming.message)) throw new Error(`Something before ${incoming.message.seq} is still missing.`)
  }

  /** @param {Connection} connection @param {FeedStates} states */
  async #join(connection, { catchingUp, live }) {
    catchingUp()
    const reply = await connection.join(this.#positions.resumeFrom)
    if (!this.#resume(reply)) this.#startOver(await connection.join({}))
    live()
  }

  // False when the reply itself has a hole: then the only sound thing is the state as a whole.
  /** @param {any} reply */
  #resume(reply) {
    if (reply.snapshot) {
      this.#startOver(reply)
      return true
    }
    if (reply.epoch !== this.#positions.now.epoch) return false
    const isWhole = reply.missed.every((/** @type {any} */ { event, message }) => this.#apply(event, message))
    if (!isWhole || this.#positions.isBehind(reply.streams)) return false
    this.#positions.completeTo(reply.seq)
    return true
  }

  /** @param {any} reply */
  #startOver(reply) {
    if (!reply.snapshot) throw new Error('A Join without a position was answered without a snapshot.')
    this.#positions.replaceBy(reply)
    this.#handlers.snapshot(reply.snapshot)
  }

  // False when something before it is missing.
  /** @param {string} event @param {Message} message */
  #apply(event, message) {
    const verdict = this.#positions.judge(event, message)
    if (verdict === 'apply') this.#handlers.event(event, message)
    return verdict !== 'gap'
  }
}
