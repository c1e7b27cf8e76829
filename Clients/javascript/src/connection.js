import { answered } from './clock.js'
import { Inbox } from './inbox.js'
import { HttpTransportType, HubConnectionBuilder, JsonHubProtocol, LogLevel, MessageType } from './signalr.js'

/** @typedef {import('../generated/hubs.js').Beacon} Beacon */
/** @typedef {import('./positions.js').Envelope & { data: any }} Message */
/** @typedef {{ beacon: Beacon } | { event: string, message: Message }} Incoming */

/**
 * @typedef {object} ConnectionOptions
 * @property {string} url
 * @property {string} token
 * @property {import('./clock.js').Clock} clock
 * @property {import('@microsoft/signalr').IHubProtocol} [protocol]
 * @property {any} [WebSocket]
 */

// Three beacons. After that the connection is dead, whatever the socket says.
const SILENCE = 30_000

/** One connection to a hub, from its opening to its end. */
export class Connection {
  #hub
  #clock
  /** @type {unknown} */
  #watch
  /** @type {Inbox<Incoming>} */
  #inbox = new Inbox()
  /** @type {() => void} */
  #markEnded = () => {}

  /** Resolves when the connection is over: what was asked on it is not answered any more. @type {Promise<void>} */
  ended = new Promise(resolve => { this.#markEnded = resolve })

  /** @param {ConnectionOptions} options */
  constructor({ url, token, clock, protocol = new JsonHubProtocol(), WebSocket }) {
    this.#clock = clock
    this.#hub = build(url, token, protocol, WebSocket)
    this.#hub.on(ANY, (method, argument) => this.#receive(method, argument))
    this.#hub.onclose(fault => this.#end(fault ?? new Error('The server closed the connection.')))
  }

  /** Messages and beacons in order of arrival, those that overtake the reply of a Join too; then the fault that ended the connection. */
  get incoming() {
    return this.#inbox
  }

  /** @param {AbortSignal} signal */
  async open(signal) {
    await answered(this.#clock, signal, () => this.#hub.start())
    this.#awaitBeacon()
  }

  /** @param {object} position @returns {Promise<any>} */
  join(position) {
    return answered(this.#clock, undefined, () => this.invoke('Join', position))
  }

  /** @param {string} method @param {object} argument @returns {Promise<any>} */
  invoke(method, argument) {
    return this.#hub.invoke(method, argument)
  }

  /**
   * The items of a stream. A reader that is slow gets the newest.
   *
   * @param {string} method
   * @param {AbortSignal} [signal]
   * @returns {AsyncGenerator<any, void, void>}
   */
  async *stream(method, signal) {
    const items = new Inbox(1)
    const stop = () => items.end(signal?.reason)
    signal?.addEventListener('abort', stop, { once: true })
    const subscription = this.#hub.stream(method).subscribe({
      next: item => items.put(item), error: fault => items.end(fault), complete: () => items.end(),
    })
    try {
      yield* items
    } finally {
      signal?.removeEventListener('abort', stop)
      subscription.dispose()
    }
  }

  close() {
    this.#end(new Error('The client closed the connection.'))
  }

  // A method of a later version, too: it may have a place on a stream.
  /** @param {string} method @param {any} argument */
  #receive(method, argument) {
    if (method === 'Beacon') {
      this.#awaitBeacon()
      this.#inbox.put({ beacon: argument })
    } else if (argument?.stream) this.#inbox.put({ event: method, message: argument })
  }

  #awaitBeacon() {
    this.#clock.clearTimeout(this.#watch)
    this.#watch = this.#clock.setTimeout(() => this.#end(new Error('No beacon for 30 s.')), SILENCE)
  }

  /** @param {unknown} fault */
  #end(fault) {
    this.#clock.clearTimeout(this.#watch)
    this.#inbox.end(fault)
    this.#markEnded()
    // A socket that is still connecting may take long to close; the client does not wait for it.
    this.#hub.stop().catch(() => {})
  }
}

// SignalR drops what no handler was added for, and has no handler for everything: so every method comes as this one, with its name.
const ANY = 'any'

/** @param {import('@microsoft/signalr').IHubProtocol} protocol @returns {import('@microsoft/signalr').IHubProtocol} */
const withAny = protocol => ({
  name: protocol.name, version: protocol.version, transferFormat: protocol.transferFormat,
  writeMessage: message => protocol.writeMessage(message),
  parseMessages: (input, logger) => protocol.parseMessages(input, logger).map(message => message.type === MessageType.Invocation
    ? { ...message, target: ANY, arguments: [message.target, ...message.arguments] } : message),
})

/**
 * Without negotiation every node behind a load balancer is as good as any other.
 *
 * @param {string} url @param {string} token @param {import('@microsoft/signalr').IHubProtocol} protocol @param {any} WebSocket
 */
function build(url, token, protocol, WebSocket) {
  return new HubConnectionBuilder().configureLogging(LogLevel.None).withUrl(url, {
    transport: HttpTransportType.WebSockets, skipNegotiation: true, accessTokenFactory: () => token, ...(WebSocket && { WebSocket }),
  }).withHubProtocol(withAny(protocol)).build()
}
