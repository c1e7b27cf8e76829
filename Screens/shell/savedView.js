import { effect } from '../lib/signals.js'
import { Collection } from './collection.js'
import { now } from './now.js'
import { keyOf } from './session.js'

/**
 * The saved view of a screen: what it last showed, kept on the device for a start without network. It belongs to one person at one
 * restaurant, and to one screen.
 *
 * @typedef {{ version: number, userId: string, restaurantId: string, at: number, facts: any }} SavedView
 */

/**
 * What a screen knows, as a snapshot has it.
 *
 * @typedef {{ take: () => object, put: (snapshot: any) => void }} Facts
 */

/** @typedef {{ id: string, restaurantId: string }} Person */

// One more when the facts that a screen needs are others than before: an older view would be read wrongly.
const FORMAT_VERSION = 1

// How often it is kept while the screen is live, and for how long it says more than nothing; in milliseconds.
const EVERY = 30_000, MAX_AGE = 12 * 3_600_000

// In characters. Three of them leave the outbox the larger half of what browsers give a host.
const MAX_SIZE = 800_000

// What tells who a guest is stays in memory: a dead tablet in a drawer would keep it for as long as it lies there.
const PERSONAL = new Set(['reservations', 'nextReservation', 'reservedFor', 'notifications', 'phone', 'callName'])

const SUFFIX = '.savedView'

/** @param {string} screen */
const savedViewKey = screen => keyOf(screen + SUFFIX)

/** The collections of a model, by the names that a snapshot has for them. @param {object} model */
export const factsOf = model => Object.fromEntries(Object.entries(model)
  .flatMap(([name, part]) => part instanceof Collection ? [[name, part.peek()]] : []))

/**
 * The saved view of a screen for this person; null: there is none, or it is too old. One of another person is forgotten.
 *
 * @param {string} screen @param {Person} person @returns {SavedView | null}
 */
export function savedViewOf(screen, person) {
  const view = read(savedViewKey(screen))
  if (view && view.userId === person.id && view.restaurantId === person.restaurantId) return view
  forgetSavedView(screen)
  return null
}

/** @param {string} screen */
export const forgetSavedView = screen => localStorage.removeItem(savedViewKey(screen))

/** Forgets what is too old, of all screens: no one may open the one it is of for a long time. */
export function forgetOldSavedViews() {
  for (const key of Object.keys(localStorage)) if (key.endsWith(SUFFIX) && !read(key)) localStorage.removeItem(key)
}

/**
 * Keeps the view of a screen while it is live, and once more when that ends.
 *
 * @param {string} screen
 * @param {object} context
 * @param {import('../client/index.js').Session} context.session
 * @param {Person} context.user
 * @param {import('./freshness.js').Freshness} context.freshness
 * @param {Facts} facts
 * @returns {() => void} Ends it, and forgets the view.
 */
export function keepSavedView(screen, { session, user, freshness }, facts) {
  let isOver = false
  const keep = async () => {
    const at = freshness.state.peek().is === 'live' ? now.peek() : freshness.asOf.peek()?.getTime()
    const person = await session.user()
    // Someone has signed out, perhaps in another tab, or another person has signed in.
    if (isOver || at === undefined || person?.id !== user.id || person.restaurantId !== user.restaurantId) return
    const view = { version: FORMAT_VERSION, userId: user.id, restaurantId: user.restaurantId, at, facts: facts.take() }
    write(screen, JSON.stringify(view, (name, value) => PERSONAL.has(name) ? emptied(value) : value))
  }
  const keepIfLive = () => { if (freshness.state.peek().is === 'live') keep() }
  const keepIfHidden = () => { if (document.visibilityState === 'hidden') keepIfLive() }
  const keepOrForget = () => {
    keepIfLive()
    // A tablet may lie in a drawer with its page open.
    if (!read(savedViewKey(screen))) forgetSavedView(screen)
  }
  const timer = setInterval(() => whenIdle(keepOrForget), EVERY)
  document.addEventListener('visibilitychange', keepIfHidden)
  let wasLive = false
  const end = effect(() => {
    const { is } = freshness.state.value
    if (wasLive && is !== 'live' && is !== 'notAllowed') keep()
    wasLive = is === 'live'
  })
  return () => {
    isOver = true
    clearInterval(timer)
    document.removeEventListener('visibilitychange', keepIfHidden)
    end()
    forgetSavedView(screen)
  }
}

/** @param {unknown} value */
const emptied = value => Array.isArray(value) ? [] : null

/** @param {() => void} run */
const whenIdle = run => 'requestIdleCallback' in window ? requestIdleCallback(run, { timeout: 5_000 }) : run()

/** @param {string} screen @param {string} text */
function write(screen, text) {
  if (text.length > MAX_SIZE) { forgetSavedView(screen); return }
  try {
    localStorage.setItem(savedViewKey(screen), text)
  } catch {
    // The device is full: what waits to be sent is worth more.
    forgetSavedView(screen)
  }
}

/** @param {string} key @returns {SavedView | null} */
function read(key) {
  try {
    const view = JSON.parse(localStorage.getItem(key) ?? 'null')
    return view?.version === FORMAT_VERSION && Math.abs(now.peek() - view.at) < MAX_AGE ? view : null
  } catch {
    return null
  }
}
