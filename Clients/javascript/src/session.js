import { address } from './address.js'
import { answered, systemClock } from './clock.js'
import { newCommandId } from './ids.js'
import { ProblemError, problemOf } from './problem.js'
import { memoryStore } from './store.js'

/** @typedef {import('../generated/rest.js').AuthSession} AuthSession */
/** @typedef {import('../generated/rest.js').SessionUser} SessionUser */
/** @typedef {import('../generated/rest.js').LoginRequest} Credentials */
/** @typedef {AuthSession & { exchangeId: string }} StoredSession With the id of the exchange of its refresh token. */

/**
 * @typedef {object} SessionOptions
 * @property {string} url The server's address, such as `https://restaurant.example`, or `https://example.com/restaurant` under a path.
 * @property {import('./store.js').SessionStore} [store] Keeps the session; in memory if absent.
 * @property {() => Credentials | Promise<Credentials>} [credentials] Signs in again when a session has ended: for a display that no person
 *   attends. Without it a person has to.
 * @property {typeof globalThis.fetch} [fetch]
 * @property {import('./clock.js').Clock} [clock]
 * @property {() => number} [random] From [0, 1), for the waits.
 */

const KEY = 'realtimeRestaurant.session'

// A token is exchanged before it ends, so that no request meets its end.
const EARLY = 30_000

/** @returns {import('./problem.js').Problem} */
const signedOut = () => ({
  type: 'urn:problem:unauthenticated', title: 'Unauthenticated', status: 401, detail: 'Sign in.', code: 'unauthenticated',
})

/**
 * A sign-in: gives everything else its access token, and exchanges that before it ends. However many ask for a token, one exchange is made;
 * several tabs with one store make the same one, so none of them ends the others' sign-in.
 */
export class Session {
  #fetch
  #store
  #credentials
  /** @type {Promise<StoredSession> | null} */
  #renewal = null

  /** @param {SessionOptions} options */
  constructor({ url, store = memoryStore(), credentials, fetch = globalThis.fetch, clock = systemClock, random = Math.random }) {
    /** The server's address. @readonly */
    this.url = url
    /** @readonly @internal */
    this.surroundings = { clock, random }
    this.#store = store
    this.#credentials = credentials
    // Browsers refuse to call it as a method of anything else.
    this.#fetch = fetch.bind(globalThis)
  }

  /**
   * Signs in, and keeps the session.
   *
   * @param {Credentials} credentials
   * @returns {Promise<SessionUser>}
   * @throws {ProblemError} `invalidCredentials`, `rateLimited` …
   */
  async signIn(credentials) {
    return (await this.#keep(await this.#post('/api/auth/login', credentials))).user
  }

  /** Signs out: the session ends here and on the server. Access tokens that were given out are good until they expire. */
  async signOut() {
    const session = await this.#read()
    await this.#store.removeItem(KEY)
    if (session) await this.#post('/api/auth/logout', { refreshToken: session.refreshToken })
  }

  /**
   * Goes on in another of the person's restaurants, as `GET /api/restaurants` lists them.
   *
   * @param {string} restaurantId
   * @returns {Promise<SessionUser>}
   * @throws {ProblemError} `notFound`: the person does not work there.
   */
  async switchTo(restaurantId) {
    await this.#renewal?.catch(() => {})
    const session = await this.#read()
    if (!session) throw new ProblemError(signedOut())
    const { refreshToken, exchangeId } = session
    return (await this.#keep(await this.#post('/api/auth/refresh', { refreshToken, restaurantId }, exchangeId))).user
  }

  /**
   * Changes the person's own password, which ends all their sign-ins; this session goes on with a new one. Whoever asks for a token
   * meanwhile waits, since the old one is about to be worth nothing.
   *
   * @param {{ currentPassword: string, newPassword: string }} passwords
   * @returns {Promise<SessionUser>}
   * @throws {ProblemError} `invalid`, or `invalidCredentials`: the current password is wrong.
   */
  async changePassword(passwords) {
    let token = await this.token()
    for (; this.#renewal; token = await this.token()) await this.#renewal.catch(() => {})
    const change = this.#post('/api/me/password', passwords, undefined, token).then(session => this.#keep(session))
    this.#renewal = change.catch(async () => /** @type {StoredSession} */ (await this.#read())).finally(() => { this.#renewal = null })
    return (await change).user
  }

  /**
   * Who is signed in, as of the last sign-in or exchange; null: no one.
   *
   * @returns {Promise<SessionUser | null>}
   */
  async user() {
    return (await this.#read())?.user ?? null
  }

  /**
   * An access token that is good for a while.
   *
   * @returns {Promise<string>}
   * @throws {ProblemError} `unauthenticated` or `invalidCredentials` where a person has to sign in.
   */
  async token() {
    const session = await this.#read()
    const isGood = session && Date.parse(session.expiresAt) - EARLY > this.surroundings.clock.now()
    return (isGood ? session : await this.#renew(session)).accessToken
  }

  /**
   * Gets another token in place of one that the server did not accept. The new one may have been there already.
   *
   * @param {string} refused
   * @returns {Promise<string>}
   */
  async replace(refused) {
    const session = await this.#read()
    return (session && session.accessToken !== refused ? session : await this.#renew(session)).accessToken
  }

  /**
   * Sends a request with the access token; once more with another one if the server does not accept the first.
   *
   * @param {string} path
   * @param {RequestInit & { headers?: Record<string, string> }} [request]
   * @returns {Promise<Response>}
   */
  async fetch(path, request = {}) {
    const token = await this.token()
    const response = await this.#send(path, request, token)
    return response.status === 401 ? this.#send(path, request, await this.replace(token)) : response
  }

  /** @param {string} path @param {RequestInit} request @param {string} token */
  #send(path, request, token) {
    return this.#fetch(address(this.url, path), { ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } })
  }

  /** @param {StoredSession | null} session */
  #renew(session) {
    this.#renewal ??= this.#exchange(session).finally(() => { this.#renewal = null })
    return this.#renewal
  }

  /** @param {StoredSession | null} session @returns {Promise<StoredSession>} */
  async #exchange(session) {
    if (!session) return this.#signInAgain(new ProblemError(signedOut()))
    try {
      const { refreshToken, exchangeId } = session
      return await this.#keep(await this.#post('/api/auth/refresh', { refreshToken }, exchangeId))
    } catch (fault) {
      if (!(fault instanceof ProblemError) || fault.problem.status !== 401) throw fault
      const now = await this.#read()
      if (now && now.refreshToken !== session.refreshToken) return now // another tab was faster
      await this.#store.removeItem(KEY)
      return this.#signInAgain(fault)
    }
  }

  /** @param {ProblemError} ended @returns {Promise<StoredSession>} */
  async #signInAgain(ended) {
    if (!this.#credentials) throw ended
    return this.#keep(await this.#post('/api/auth/login', await this.#credentials()))
  }

  /** @param {string} path @param {object} body @param {string} [exchangeId] @param {string} [token] @returns {Promise<any>} */
  #post(path, body, exchangeId, token) {
    const headers = {
      'Content-Type': 'application/json', ...(exchangeId && { 'Idempotency-Key': exchangeId }),
      ...(token && { Authorization: `Bearer ${token}` }),
    }
    return answered(this.surroundings.clock, undefined, async signal => {
      const response = await this.#fetch(address(this.url, path), { method: 'POST', headers, body: JSON.stringify(body), signal })
      if (!response.ok) throw await problemOf(response)
      return response.status === 204 ? null : response.json()
    })
  }

  /** @returns {Promise<StoredSession | null>} */
  async #read() {
    return JSON.parse(await this.#store.getItem(KEY) ?? 'null')
  }

  // The exchange has its id from the beginning: when its response is lost, the next try is the same exchange.
  /** @param {AuthSession} session */
  async #keep(session) {
    const kept = { ...session, exchangeId: newCommandId() }
    await this.#store.setItem(KEY, JSON.stringify(kept))
    return kept
  }
}
