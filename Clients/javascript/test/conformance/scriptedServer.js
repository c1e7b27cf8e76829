import { codecs } from './codecs.js'

/** SignalR's message types. */
const INVOCATION = 1, STREAM_ITEM = 2, COMPLETION = 3, STREAM_INVOCATION = 4, CANCEL_INVOCATION = 5

/**
 * A server without a network, which does what a case says: sockets for SignalR's own client and a `fetch`. What the client does waits in
 * `acts` until the case looks at it.
 */
export class ScriptedServer {
  acts = []
  cancelledStreams = 0
  #codec
  #socket
  #calls = []
  #requests = []

  constructor(protocol) {
    this.#codec = codecs[protocol]
    this.WebSocket = socketClass(this)
  }

  protocol() {
    return this.#codec.protocol()
  }

  fetch = (url, { method = 'GET', headers = {}, body }) => new Promise((answer, fail) => {
    const sent = new Headers(headers)
    this.#requests.push({ answer, fail })
    this.acts.push({
      client: 'requests', method, path: new URL(url).pathname, token: sent.get('Authorization')?.replace('Bearer ', ''),
      idempotencyKey: sent.get('Idempotency-Key') ?? undefined, body: body && JSON.parse(body),
    })
  })

  connecting(socket, token) {
    this.#socket = socket
    this.acts.push({ client: 'connects', token })
  }

  received(socket, data) {
    for (const message of this.#codec.read(data)) {
      if (message.protocol) socket.deliver('{}\x1e')
      else if (message.type === INVOCATION || message.type === STREAM_INVOCATION) {
        this.#calls.push(message)
        this.acts.push({ client: 'calls', method: message.target, argument: message.arguments[0] })
      } else if (message.type === CANCEL_INVOCATION) this.cancelledStreams++
    }
  }

  closed(socket) {
    if (socket === this.#socket) this.acts.push({ client: 'closes' })
  }

  /** Does what a step says. */
  do(step) {
    switch (step.server) {
      case 'accepts': return this.#socket.open()
      case 'refuses': return this.#socket.end()
      case 'drops': return this.#drop()
      case 'sends': return this.#write({ type: INVOCATION, target: step.method, arguments: [step.argument] })
      case 'replies': return this.#reply(step)
      case 'streams': return this.#write({ type: STREAM_ITEM, invocationId: this.#calls.at(-1).invocationId, item: step.item })
      case 'answers': return this.#requests.shift().answer(response(step))
      case 'doesNotAnswer': return this.#requests.shift().fail(new TypeError('The network is down.'))
      default: throw new Error(`A server does not know how it ${step.server}.`)
    }
  }

  #reply({ method, result, error }) {
    const call = this.#calls.findLast(({ target }) => method === undefined || target === method)
    this.#write({ type: COMPLETION, invocationId: call.invocationId, ...(error ? { error } : { result }) })
  }

  #drop() {
    const socket = this.#socket
    this.#socket = undefined
    socket.end()
  }

  #write(message) {
    this.#socket.deliver(this.#codec.write(message))
  }
}

// Not a Response: the body of that comes when the platform likes.
const response = ({ status, body }) => ({ ok: status < 300, status, json: async () => JSON.parse(JSON.stringify(body)) })

/** A class of sockets with the members that SignalR's client uses. */
const socketClass = server => class ScriptedSocket {
  static OPEN = 1
  readyState = 0

  constructor(url, _, options) {
    // A browser cannot set a header on a socket.
    const token = options?.headers.Authorization?.replace('Bearer ', '') ?? new URL(url).searchParams.get('access_token') ?? undefined
    server.connecting(this, token)
  }

  open() {
    this.readyState = 1
    this.onopen?.({})
  }

  deliver(data) {
    this.onmessage?.({ data: data instanceof Uint8Array ? data.slice().buffer : data })
  }

  send(data) {
    server.received(this, data)
  }

  close() {
    if (this.readyState === 3) return
    server.closed(this)
    this.end()
  }

  end() {
    this.readyState = 3
    this.onclose?.({ wasClean: true, code: 1000, reason: '' })
  }
}
