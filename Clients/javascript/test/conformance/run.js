import { screens } from '../../generated/screens.js'
import { Screen, Session, memoryStore } from '../../index.js'
import { FakeClock } from './fakeClock.js'
import { mismatch } from './matching.js'
import { ScriptedServer } from './scriptedServer.js'

const URL = 'http://restaurant.test'
const START = '2026-11-23T20:15:00.000Z'
const SESSION = {
  accessToken: 'access-1', expiresAt: '2026-11-23T20:30:00.000Z', refreshToken: 'refresh-1',
  user: { id: 'u_kim', name: 'Kim', email: 'kim@restaurant.test', role: 'manager', restaurantId: 'r_1', language: null },
}

/** Lets everything run that can run without the clock. */
async function settle() {
  for (let turn = 0; turn < 3; turn++) await new Promise(done => setTimeout(done, 0))
}

/**
 * Plays a case of Clients/conformance against the client; rejects at the first step where the client does something else.
 *
 * @param {any} script The case.
 * @param {'json' | 'messagepack'} protocol
 */
export async function run(script, protocol) {
  const play = new Play(script.hub ?? 'kitchen', protocol)
  try {
    await play.begin()
    for (const [number, step] of script.steps.entries()) {
      try {
        await play.take(step)
      } catch (fault) {
        throw new Error(`step ${number + 1}, ${JSON.stringify(step)}: ${fault.message}`, { cause: fault })
      }
    }
    await play.nothingElse()
  } finally {
    play.end()
  }
}

class Play {
  #clock = new FakeClock(START)
  #variables = new Map()
  #shown = []
  #answers = []

  constructor(hub, protocol) {
    this.server = new ScriptedServer(protocol)
    this.store = memoryStore()
    const { fetch, WebSocket } = this.server
    this.session = new Session({ url: URL, store: this.store, fetch, clock: this.#clock, random: () => 0.5 })
    this.screen = new Screen(hub, this.session, { protocol: this.server.protocol(), WebSocket })
    this.screen.on('snapshot', snapshot => this.#shown.push({ snapshot }))
    for (const event of screens[hub].events)
      this.screen.on(event, (data, message) => this.#shown.push({ event, seq: message.seq, data }))
  }

  // The session is one that was signed in before, as the client itself would have kept it.
  async begin() {
    const signingIn = this.session.signIn({ email: 'kim@restaurant.test', password: '…' })
    await settle()
    this.server.acts.length = 0
    this.server.do({ server: 'answers', status: 200, body: SESSION })
    await signingIn
    this.screen.start()
  }

  end() {
    this.screen.stop().catch(() => {})
  }

  async take(step) {
    if (step.clock !== undefined) return this.#pass(step.clock)
    if (step.server) return this.server.do(step)
    if (step.people) return this.#act(step)
    return this.#expect(step)
  }

  async #pass(seconds) {
    await this.nothingElse()
    await this.#clock.pass(seconds, settle)
  }

  async nothingElse() {
    await settle()
    if (this.server.acts.length > 0) throw new Error(`the client did something else: ${JSON.stringify(this.server.acts)}`)
  }

  #act(step) {
    switch (step.people) {
      case 'send': return void this.#send(step)
      case 'follow': return void this.#follow(step.stream)
      default: throw new Error(`People do not ${step.people}.`)
    }
  }

  async #send({ command, request }) {
    this.#answers.push(await this.screen.send(command, request).catch(fault => fault))
  }

  async #follow(stream) {
    for await (const item of this.screen.stream(stream)) this.#shown.push({ stream, seq: item.seq, data: item.data })
  }

  async #expect(step) {
    await settle()
    switch (step.client) {
      case 'is': return this.#same(step.state, describe(this.screen.state))
      case 'has': return this.#same(step.position, this.screen.position)
      case 'shows': return this.#same(step.what, this.#shown.splice(0))
      case 'gets': return this.#same(step.answer, this.#answers.shift())
      case 'waits': return this.nothingElse()
      default: return this.#same(step, this.server.acts.shift() ?? 'nothing')
    }
  }

  #same(expected, actual) {
    const difference = mismatch(expected, actual, this.#variables)
    if (difference) throw new Error(`${difference}; the client: ${JSON.stringify(actual)}`)
  }
}

const describe = state => ({
  ...state, ...(state.since && { since: state.since.toISOString() }), ...(state.problem && { code: state.problem.code }),
})
