import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProblemError, Session, memoryStore } from '../index.js'

const START = Date.parse('2026-11-23T20:15:00.000Z')
const kim = { email: 'kim@restaurant.test', password: 'secret' }
const user = { id: 'u_kim', name: 'Kim', role: 'chef' }

/** A server of sessions: the access token n is good for 15 minutes; the refresh token n gives session n + 1, once or by the same id. */
function sessionServer() {
  const requests = [], exchanges = new Map()
  let number = 0
  const expiresAt = new Date(START + 900_000).toISOString()
  const session = n => ({ accessToken: `access-${n}`, refreshToken: `refresh-${n}`, expiresAt, user })
  const json = (body, status = 200) => new Response(JSON.stringify(body), { status })
  const refused = code => json({ code, status: 401, detail: 'Sign in.' }, 401)
  const answer = (path, headers, body) => {
    if (path === '/api/auth/login') return body.password === 'secret' ? json(session(++number)) : refused('invalidCredentials')
    if (path === '/api/auth/logout') return new Response(null, { status: 204 })
    if (path === '/api/me/password') return body.currentPassword === 'secret' ? json(session(number += 10)) : refused('invalidCredentials')
    if (path !== '/api/auth/refresh')
      return headers.Authorization === `Bearer access-${number}` ? json({ path }) : refused('unauthenticated')
    const [token, id] = [body.refreshToken, headers['Idempotency-Key']]
    if (token !== `refresh-${number}` && exchanges.get(token) !== id) return refused('refreshTokenSpent')
    if (!exchanges.has(token)) number++
    exchanges.set(token, id)
    return json(session(number))
  }
  const fetch = async (url, { headers = {}, body } = {}) => {
    requests.push(new URL(url).pathname)
    return answer(new URL(url).pathname, headers, body && JSON.parse(body))
  }
  return { requests, fetch, endSessions: () => { number += 10 } }
}

const at = minutes => ({ now: () => START + minutes * 60_000, setTimeout, clearTimeout })
const over = (server, options = {}) => new Session({ url: 'http://restaurant.test', fetch: server.fetch, clock: at(0), ...options })

test('However many ask for a token, one exchange is made', async () => {
  const server = sessionServer(), store = memoryStore()
  await over(server, { store }).signIn(kim)
  const later = over(server, { store, clock: at(14.9) })

  assert.deepEqual(await Promise.all([later.token(), later.token(), later.replace('access-1')]), ['access-2', 'access-2', 'access-2'])
  assert.deepEqual(server.requests, ['/api/auth/login', '/api/auth/refresh'])
})

test('A token that is good is not exchanged', async () => {
  const server = sessionServer(), session = over(server)
  await session.signIn(kim)

  assert.equal(await session.token(), 'access-1')
  assert.equal(await session.replace('access-0'), 'access-1')
  assert.deepEqual(server.requests, ['/api/auth/login'])
})

test('Two tabs with one store make the same exchange', async () => {
  const server = sessionServer(), store = memoryStore()
  await over(server, { store }).signIn(kim)
  const tabs = [over(server, { store, clock: at(20) }), over(server, { store, clock: at(20) })]

  assert.deepEqual(await Promise.all(tabs.map(tab => tab.token())), ['access-2', 'access-2'])
})

test('A session outlives the program in a store that may be asynchronous', async () => {
  const server = sessionServer(), kept = memoryStore()
  const store = {
    getItem: async key => kept.getItem(key),
    setItem: async (key, value) => kept.setItem(key, value),
    removeItem: async key => kept.removeItem(key),
  }
  await over(server, { store }).signIn(kim)

  assert.equal(await over(server, { store }).token(), 'access-1')
  assert.deepEqual(await over(server, { store }).user(), user)
})

test('A session that has ended is forgotten, and a person has to sign in', async () => {
  const server = sessionServer(), session = over(server)
  await session.signIn(kim)
  server.endSessions()

  await assert.rejects(session.replace('access-1'), fault => fault instanceof ProblemError && fault.code === 'refreshTokenSpent')
  assert.equal(await session.user(), null)
  await assert.rejects(session.token(), { code: 'unauthenticated' })
  await session.signIn(kim)
  assert.match(await session.token(), /^access-/)
})

test('A display that no person attends signs in by itself, at first and again', async () => {
  const server = sessionServer(), session = over(server, { credentials: () => kim })

  assert.equal(await session.token(), 'access-1')
  server.endSessions()
  assert.equal(await session.replace('access-1'), 'access-12')
  await assert.rejects(over(server, { credentials: () => ({ ...kim, password: 'old' }) }).token(), { code: 'invalidCredentials' })
})

test('A request with a token that the server does not accept is sent again with another', async () => {
  const server = sessionServer(), store = memoryStore(), session = over(server, { store })
  await session.signIn(kim)
  await store.setItem('realtimeRestaurant.session', (await store.getItem('realtimeRestaurant.session')).replace('access-1', 'spoiled'))

  assert.deepEqual(await (await session.fetch('/api/menu')).json(), { path: '/api/menu' })
  assert.deepEqual(server.requests, ['/api/auth/login', '/api/menu', '/api/auth/refresh', '/api/menu'])
})

test('Signing out forgets the session here and ends it there', async () => {
  const server = sessionServer(), session = over(server)
  await session.signIn(kim)
  await session.signOut()

  assert.equal(server.requests.at(-1), '/api/auth/logout')
  assert.equal(await session.user(), null)
})

test('A server under a path is asked below it', async () => {
  const server = sessionServer(), paths = []
  const fetch = async url => {
    paths.push(new URL(url).pathname)
    return server.fetch('http://restaurant.test/api/auth/login', { body: JSON.stringify(kim) })
  }
  const session = over(server, { url: 'http://restaurant.test/terrace/', fetch })
  await session.signIn(kim)
  await session.fetch('/api/tables')
  assert.deepEqual(paths, ['/terrace/api/auth/login', '/terrace/api/tables'])
})

test('A new password ends every session but goes on with its own, also for whoever asks for a token meanwhile', async () => {
  const server = sessionServer()
  let meanwhile
  const fetch = (url, request) => {
    const response = server.fetch(url, request)
    if (String(url).endsWith('/password')) meanwhile = session.replace('access-1')
    return response
  }
  const session = over(server, { fetch })
  await session.signIn(kim)

  assert.deepEqual(await session.changePassword({ currentPassword: 'secret', newPassword: 'new' }), user)
  assert.deepEqual([await meanwhile, await session.token()], ['access-11', 'access-11'])
  assert.deepEqual(server.requests, ['/api/auth/login', '/api/me/password'])
})

test('A refused new password leaves the session as it is', async () => {
  const server = sessionServer(), session = over(server)
  await session.signIn(kim)

  await assert.rejects(session.changePassword({ currentPassword: 'wrong', newPassword: 'new' }), { code: 'invalidCredentials' })
  assert.equal(await session.token(), 'access-1')
})
