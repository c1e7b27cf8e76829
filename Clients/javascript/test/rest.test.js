import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProblemError, Rest, UnansweredError } from '../index.js'

const json = (body, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const problem = (status, code, more = {}) => json({ status, code, detail: code, ...more }, status)

/** The API over a session that gives these answers in turn, and no time passes. */
function over(...answers) {
  const sent = [], waits = []
  const clock = {
    now: () => 0,
    setTimeout: (run, ms) => ms === 30_000 ? undefined : (waits.push(ms), setTimeout(run, 0)),
    clearTimeout,
  }
  const session = {
    surroundings: { clock, random: () => 0.5 },
    fetch: async (path, request) => {
      sent.push({ path, ...request })
      const answer = answers.shift()
      if (answer instanceof Error) throw answer
      return answer
    },
  }
  return { rest: new Rest(session), sent, waits }
}

test('An operation goes to its path, with its query and its body', async () => {
  const { rest, sent } = over(json({ items: [] }), json({ id: 'ord_1' }))
  await rest.call('listOrders', { query: { status: 'placed', limit: 5, tableId: undefined } })
  await rest.call('rushOrder', { path: { orderId: 'a/b' }, body: { level: 2 } })

  assert.equal(sent[0].path, '/api/orders?status=placed&limit=5')
  assert.deepEqual([sent[1].method, sent[1].path, sent[1].body], ['POST', '/api/orders/a%2Fb/rush', '{"level":2}'])
})

test('A command is sent under one id until there is an answer', async () => {
  const { rest, sent, waits } = over(new TypeError('down'), problem(503, 'outcomeUnknown'), problem(429, 'rateLimited', { retryAfter: 2 }),
    new Response('<html>', { status: 502 }), json({ id: 'ord_1' }, 201))

  assert.deepEqual(await rest.call('placeOrder', { body: { tableId: 't', items: [] } }), { id: 'ord_1' })
  assert.equal(new Set(sent.map(request => request.headers['Idempotency-Key'])).size, 1)
  assert.match(sent[0].headers['Idempotency-Key'], /^[0-9a-f]{32}$/)
  assert.deepEqual(waits, [250, 500, 3000, 2000])
})

test('A refusal is thrown as what it is, and not sent again', async () => {
  const { rest, sent } = over(problem(409, 'outOfStock'))

  await assert.rejects(rest.call('placeOrder', { body: { items: [] } }),
    fault => fault instanceof ProblemError && fault.code === 'outOfStock')
  assert.equal(sent.length, 1)
})

test('Without an answer in time the caller has the id to ask again with', async () => {
  const fetch = async () => { throw new TypeError('down') }
  const clock = { now: () => 0, setTimeout: (run, ms) => setTimeout(run, ms === 50 ? 5 : 1_000), clearTimeout }
  const rest = new Rest({ surroundings: { clock, random: () => 0.5 }, fetch })

  await assert.rejects(rest.call('placeOrder', { body: { items: [] }, commandId: 'tap-1', within: 50 }),
    fault => fault instanceof UnansweredError && fault.commandId === 'tap-1')
})

test('A read is sent once, and its network failure is thrown', async () => {
  const { rest, sent } = over(new TypeError('down'))

  await assert.rejects(rest.call('getMenu'), TypeError)
  assert.equal(sent.length, 1)
})

test('What is no JSON is given as it came, and an image is sent as it is', async () => {
  const { rest, sent } = over(new Response('Receipt', { headers: { 'Content-Type': 'text/plain' } }), json({ id: 'dish_1' }))

  assert.equal(await (await rest.call('printReceipt', { path: { billId: 'b' } })).text(), 'Receipt')
  const image = new Blob([new Uint8Array(3)], { type: 'image/png' })
  await rest.call('setDishImage', { path: { menuItemId: 'dish_1' }, body: image })
  assert.equal(sent[1].body, image)
})
