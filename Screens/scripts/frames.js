// Measures the kitchen's page of a host with its demo, with 200 open tickets and a change every 50 ms: frames per second, and the time from
// the message on the WebSocket to the frame that shows it. The orders that it needs it places, and leaves there: use a host of its own.
//   npm run frames -- http://localhost:5080            for 10 seconds
//   npm run frames -- http://localhost:5080 30 grill   for 30 seconds, one station
import { chromium } from 'playwright-core'

const [url = 'http://localhost:5080', seconds = '10', station = ''] = process.argv.slice(2)
const TICKETS = 200, EVERY = 50, MARK = /frame\d+\./
const pause = (/** @type {number} */ time) => new Promise(resolve => setTimeout(resolve, time))

const waiter = await signIn('waiter@demo.local'), manager = await signIn('manager@demo.local')
const dishes = (await call(waiter, 'GET', '/menu')).categories.flatMap(({ items }) => items)
  .filter(dish => dish.available && dish.stock === null && dish.unit === null && !dish.modifiers.some(({ min }) => min > 0)
    && !dish.parts?.length && (!station || dish.station === station))
let placed = 0
while ((await openTickets()).length < TICKETS) await Promise.all(Array.from({ length: 10 }, () => place()))

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 }, serviceWorkers: 'block' })).newPage()
await page.addInitScript(hearMessages)
await page.goto(new URL(`kitchen?station=${station}`, `${url}/`).href)
await page.locator('.demo button').filter({ hasText: 'Chef Rossi' }).click()
await page.locator('article.ticket').nth(TICKETS / 2).waitFor({ state: 'attached' })
await page.evaluate(watchCards, MARK.source)
await pause(2_000)

const lines = (await call(manager, 'GET', '/kitchen')).orders.flatMap(({ id, items }) => items.map(item => ({ ...item, orderId: id })))
  .filter(({ status }) => status === 'queued')
const changes = change(Date.now() + Number(seconds) * 1_000)
const frames = await page.evaluate(countFrames, Number(seconds) * 1_000)
const count = await changes
await pause(1_000)
const delays = await page.evaluate('delaysToPaint')
console.log(`${await page.locator('article.ticket').count()} cards, ${count} changes in ${seconds} s`)
console.log(`frames per second: ${(frames.length / Number(seconds)).toFixed(1)}; a frame in ms: ${spread(frames)}`)
console.log(`from message to paint in ms, ${delays.length} new tickets: ${spread(delays)}`)
await browser.close()

/** A change every 50 ms: each tenth a new order, the others a line that is started, made ready and brought back. @param {number} end */
async function change(end) {
  let count = 0
  const sent = []
  for (let next = Date.now(); next < end; next += EVERY) {
    await pause(Math.max(0, next - Date.now()))
    const line = lines[count % lines.length]
    sent.push(count++ % 10 === 9 ? place(`frame${count}.`) : call(manager, 'PATCH', `/orders/${line.orderId}/items/${line.id}/status`,
      { status: line.status = line.status === 'preparing' ? 'ready' : 'preparing' }))
  }
  await Promise.all(sent)
  return count
}

/** @param {string} [callName] */
async function place(callName = `order ${placed}`) {
  const items = [0, 1, 2].map(more => ({ menuItemId: dishes[(placed + more) % dishes.length].id, quantity: 1 + more }))
  placed++
  await call(waiter, 'POST', '/orders', { kind: 'takeAway', callName, items })
}

async function openTickets() {
  return (await call(manager, 'GET', '/kitchen')).tickets.filter(ticket => ['new', 'seen', 'active'].includes(ticket.status)
    && (!station || ticket.station === station))
}

/** @param {string} email */
async function signIn(email) {
  return (await call(null, 'POST', '/auth/login', { email, password: 'Demo-1234' })).accessToken
}

/** @param {string | null} token @param {string} method @param {string} path @param {object} [body] */
async function call(token, method, path, body) {
  const response = await fetch(`${url}/api${path}`, {
    method, body: body && JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...(token && { Authorization: `Bearer ${token}` }),
    },
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

/** @param {number[]} times */
function spread(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (/** @type {number} */ part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]?.toFixed(1)
  return `median ${at(0.5)}, 95 % ${at(0.95)}, 99 % ${at(0.99)}, longest ${at(1)}`
}

// What follows runs in the page.

/** Notes when each message came, before the client reads it. */
function hearMessages() {
  const messages = window.messages = []
  window.WebSocket = class extends WebSocket {
    constructor(...values) {
      super(...values)
      this.addEventListener('message', ({ data }) => {
        messages.push({ at: performance.now(), text: typeof data === 'string' ? data : new TextDecoder('latin1').decode(data) })
      })
    }
  }
}

/** Notes when each new card is painted: the frame is done when a task that it began runs. @param {string} mark */
function watchCards(mark) {
  const delays = window.delaysToPaint = []
  new MutationObserver(changes => {
    for (const { addedNodes } of changes) for (const card of addedNodes) {
      const name = new RegExp(mark).exec(card.textContent)?.[0]
      const message = name && window.messages.findLast(({ text }) => text.includes(name))
      if (!message) continue
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => delays.push(performance.now() - message.at)
        channel.port2.postMessage(null)
      })
    }
  }).observe(document.querySelector('#tickets'), { childList: true })
}

/** The time of each frame. @param {number} time @returns {Promise<number[]>} */
function countFrames(time) {
  return new Promise(resolve => {
    const frames = [], start = performance.now()
    let last = start
    const next = () => {
      const now = performance.now()
      frames.push(now - last)
      last = now
      if (now - start < time) requestAnimationFrame(next)
      else resolve(frames)
    }
    requestAnimationFrame(next)
  })
}
