import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProblemError, Screen, UnansweredError } from '../index.js'
import { FakeClock } from './conformance/fakeClock.js'
import { ScriptedServer } from './conformance/scriptedServer.js'

const settle = async () => { for (let turn = 0; turn < 3; turn++) await new Promise(done => setTimeout(done, 0)) }
const message = seq => ({ restaurantId: 'r_1', seq, stream: 'restaurant', prev: seq - 1, at: '', data: { orderId: `ord_${seq}` } })
const streams = { restaurant: 40, role: 0, user: 0 }
const whole = { epoch: 'e7', seq: 40, streams, missed: null, snapshot: { orders: [] } }

/** A screen with a server that does what the test says. */
function play(hub = 'kitchen') {
  const server = new ScriptedServer('json'), clock = new FakeClock('2026-11-23T20:15:00.000Z')
  const session = {
    url: 'http://restaurant.test', surroundings: { clock, random: () => 0.5 }, token: async () => 'access-1',
    fetch: (path, request) => server.fetch(new URL(path, 'http://restaurant.test'), request),
  }
  const screen = new Screen(hub, session, { WebSocket: server.WebSocket })
  const join = async (reply = whole) => {
    await settle()
    server.do({ server: 'accepts' })
    await settle()
    server.do({ server: 'replies', method: 'Join', result: reply })
    await settle()
    server.acts.length = 0
  }
  return { server, clock, screen, join }
}

test('A handler that throws stops the screen, and done rejects with its fault', async () => {
  const { server, screen, join } = play()
  screen.on('OrderCompleted', () => { throw new Error('The display is broken.') }).start()
  await join()

  server.do({ server: 'sends', method: 'OrderCompleted', argument: message(41) })

  await assert.rejects(screen.done, { message: 'The display is broken.' })
  assert.equal(screen.state.is, 'offline')
  assert.deepEqual(server.acts, [{ client: 'closes' }])
  await assert.rejects(screen.send('SetAvailability', {}), { message: 'The screen was stopped.' })
})

test('So does a handler of its state', async () => {
  const { screen, join } = play()
  screen.on('state', ({ is }) => { if (is === 'live') throw new Error('The sign is broken.') }).start()
  const done = assert.rejects(screen.done, { message: 'The sign is broken.' })
  await join()
  await done
})

test('A screen that was stopped does nothing, and goes on from where it was when it is started again', async () => {
  const { server, clock, screen, join } = play()
  screen.start()
  await join()
  await screen.stop()
  assert.deepEqual([screen.state.is, server.acts.splice(0)], ['offline', [{ client: 'closes' }]])
  await clock.pass(100, settle)
  assert.deepEqual(server.acts, [])

  screen.start()
  await settle()
  server.do({ server: 'accepts' })
  await settle()
  assert.deepEqual(server.acts.at(-1), { client: 'calls', method: 'Join', argument: { epoch: 'e7', after: 40 } })
  screen.stop()
})

test('A screen that was started twice connects once', async () => {
  const { server, screen } = play()
  screen.start().start()
  await settle()
  assert.deepEqual(server.acts, [{ client: 'connects', token: 'access-1' }])
  await screen.stop()
})

test('Stopping waits for nothing: not for a connect, not for the reason of one that failed', async () => {
  const connecting = play(), asking = play()
  connecting.screen.start()
  asking.screen.start()
  await settle()
  asking.server.do({ server: 'refuses' })
  await settle()
  assert.equal(asking.server.acts.at(-1).path, '/api/session')

  await Promise.all([connecting.screen.stop(), asking.screen.stop()])
})

test('A command that waits for a connection is told when there will be none', async () => {
  const { server, screen } = play()
  screen.start()
  const refused = assert.rejects(screen.send('SetAvailability', {}), fault => fault instanceof ProblemError && fault.code === 'forbidden')
  await settle()
  server.do({ server: 'refuses' })
  await settle()
  server.do({ server: 'answers', status: 200, body: { hubs: ['floor'] } })
  await refused
  await screen.done
})

test('A command without an answer in time gives its id back; one that cannot be sent says so', async () => {
  const { server, clock, screen, join } = play()
  screen.start()
  await join()
  const late = assert.rejects(screen.send('SetAvailability', {}, { commandId: 'tap-1', within: 5_000 }),
    fault => fault instanceof UnansweredError && fault.commandId === 'tap-1')
  await settle()
  await clock.pass(5, settle)
  await late

  const wrong = assert.rejects(screen.send('SetAvailability', {}), /no such method/)
  await settle()
  server.do({ server: 'replies', error: 'There is no such method.' })
  await settle()
  await clock.pass(2, settle)
  await wrong
  screen.stop()
})

test('A reader that is slow gets the newest item of a stream, and leaving the loop cancels it', async () => {
  const { server, screen, join } = play('dashboard')
  screen.start()
  await join({ ...whole, snapshot: {} })
  const items = screen.stream('StreamStats')
  const first = items.next()
  await settle()
  server.do({ server: 'streams', item: { seq: 1 } })
  assert.equal((await first).value.seq, 1)
  for (const seq of [2, 3, 4]) server.do({ server: 'streams', item: { seq } })
  assert.equal((await items.next()).value.seq, 4)
  await items.return()
  await settle()
  assert.equal(server.cancelledStreams, 1)
  screen.stop()
})

test('When the network is back, the next try does not wait for its turn', async context => {
  const browser = new EventTarget()
  globalThis.addEventListener = browser.addEventListener.bind(browser)
  context.after(() => { delete globalThis.addEventListener })
  const { server, clock, screen } = play()
  screen.start()
  await settle()
  for (let tries = 0; tries < 8; tries++) {
    await clock.pass(15, settle)
    server.do({ server: 'refuses' })
    await settle()
    server.do({ server: 'doesNotAnswer' })
    await settle()
  }
  server.acts.length = 0
  await clock.pass(10, settle)
  assert.deepEqual(server.acts, [])

  browser.dispatchEvent(new Event('online'))
  await settle()
  await clock.pass(0.3, settle)

  assert.equal(server.acts[0]?.client, 'connects')
})
