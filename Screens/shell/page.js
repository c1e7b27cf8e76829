import { ProblemError, Rest, Screen } from '../client/index.js'
import { render } from '../lib/preact.js'
import { signal } from '../lib/signals.js'
import { Account } from './account.js'
import { formats } from './format.js'
import { Fresh, freshnessOf } from './freshness.js'
import { html } from './html.js'
import { Messages, faultText } from './messages.js'
import { learnTime } from './now.js'
import { Outbox } from './outbox.js'
import { forgetOldPictures, forgetPicture, keepPicture, pictureOf } from './picture.js'
import { followOtherTabs, keyOf, sessionOf } from './session.js'
import { SignIn } from './signIn.js'
import { Update, keepShell } from './update.js'
import { loadWords, t } from './words.js'

/** @typedef {import('./session.js').User} User */
/** @typedef {import('./session.js').Restaurant} Restaurant */

/**
 * What a screen is made with.
 *
 * @template {'kitchen' | 'floor' | 'dashboard'} H
 * @typedef {object} Context
 * @property {import('../client/index.js').Session} session
 * @property {import('../client/index.js').Rest} rest For reads. Commands go through the outbox.
 * @property {import('../client/index.js').Screen<H>} screen
 * @property {Outbox} outbox
 * @property {User} user
 * @property {import('../lib/signals.js').Signal<Restaurant>} restaurant
 * @property {ReturnType<typeof formats>} format
 * @property {import('./freshness.js').Freshness} freshness
 */

/**
 * What a screen shows: its own part of the bar, everything below it, and what it adds to the menu; whether it has a place for messages
 * itself; and what it knows, to be kept on the device for a start without network.
 *
 * @typedef {{ Bar: () => unknown, Main: () => unknown, Menu?: () => unknown, hasMessages?: boolean, facts: import('./picture.js').Facts }}
 *   View
 */

/**
 * @typedef {{ is: 'signIn', reason?: string } | { is: 'waiting' }
 *   | { is: 'open', context: Context<any>, view: View, forget: () => void }} Shown
 */

/** What is to be seen. */
const shown = signal(/** @type {Shown} */ ({ is: 'waiting' }))
const isMenuOpen = signal(false)

/**
 * Opens a page: words, sign-in, the restaurant, then its hub.
 *
 * @template {'kitchen' | 'floor' | 'dashboard'} H
 * @param {object} page
 * @param {H} page.hub
 * @param {readonly string[]} page.fits The roles that may use it, those it is made for first.
 * @param {(context: Context<H>) => View} page.open Adds its handlers to the screen, which is started afterwards.
 */
export async function openPage({ hub, fits, open }) {
  const session = sessionOf(hub)
  keepShell()
  forgetOldPictures()
  const go = async () => {
    shown.value = { is: 'waiting' }
    const user = await session.user()
    if (user) followOtherTabs(session, user)
    const picture = user && pictureOf(hub, user)
    const found = user && await restaurantOf(session, user)
    if (!found) {
      forgetPicture(hub)
      shown.value = { is: 'signIn' }
      return
    }
    const restaurant = signal(found.settings)
    const screen = new Screen(hub, session)
    /** @type {Context<H>} */
    const context = {
      session, screen, user, restaurant, rest: new Rest(session), outbox: new Outbox(session, screen, keyOf(`${hub}.outbox`), user),
      format: formats(() => restaurant.value), freshness: freshnessOf(screen),
    }
    const view = open(context)
    if (picture && found.isOffline) {
      view.facts.put(picture.facts)
      context.freshness.asOf.value = new Date(picture.at)
      context.freshness.isKept.value = true
    }
    const forget = keepPicture(hub, context, view.facts)
    shown.value = { is: 'open', context, view, forget }
    await screen.start().done
    const { state } = screen
    context.outbox.stop()
    if (state.is === 'notAllowed') forget()
    if (state.is === 'notAllowed' && state.problem.problem.status === 401) shown.value = { is: 'signIn', reason: t('signedOut') }
  }
  await loadWords(['shell', hub], (await session.user())?.language)
  const root = /** @type {HTMLElement} */ (document.getElementById('screen'))
  render(html`<${Shell} session=${session} fits=${fits} onSignedIn=${() => go()} />`, root)
  await go()
}

/** How long a start waits for an answer before it goes by what the device has, in milliseconds. */
const ANSWERS_WITHIN = 4_000

/**
 * The restaurant's settings, as this device last knew them if there is no network. Null: it never did, and the sign-in has ended.
 *
 * @param {import('../client/index.js').Session} session @param {User} user
 * @returns {Promise<{ settings: Restaurant, isOffline: boolean } | null>}
 */
async function restaurantOf(session, user) {
  const key = `restaurant.${user.restaurantId}`
  for (let wait = 500; ; wait = Math.min(wait * 2, 10_000)) {
    let isEnded = false
    try {
      const response = await Promise.race([
        session.fetch(`/api/restaurants/${encodeURIComponent(user.restaurantId)}`),
        // A network that leads nowhere lets a request wait for minutes.
        new Promise((_, reject) => setTimeout(() => reject(new Error('No answer.')), ANSWERS_WITHIN)),
      ])
      learnTime(response.headers.get('Date'))
      if (response.ok) {
        const text = await response.text()
        localStorage.setItem(key, text)
        return { settings: JSON.parse(text), isOffline: false }
      }
    } catch (fault) {
      // Without network the state of the screen says so.
      isEnded = fault instanceof ProblemError && fault.problem.status === 401
      if (isEnded && !localStorage.getItem(key)) return null
    }
    const kept = localStorage.getItem(key)
    if (kept) return { settings: JSON.parse(kept), isOffline: !isEnded }
    await new Promise(resolve => setTimeout(resolve, wait))
  }
}

/** @param {{ session: import('../client/index.js').Session, fits: readonly string[], onSignedIn: () => void }} props */
function Shell({ session, fits, onSignedIn }) {
  const current = shown.value
  if (current.is === 'signIn')
    return html`<${SignIn} session=${session} fits=${fits} reason=${current.reason} onDone=${onSignedIn} /><${Messages} />`
  if (current.is === 'waiting') return html`<main class="centred"><p role="status">${t('waiting')}</p></main>`
  return html`<${Open} ...${current} session=${session} />`
}

/** @param {{ session: import('../client/index.js').Session, context: Context<any>, view: View, forget: () => void }} props */
function Open({ session, context, view, forget }) {
  const { freshness, user, format, outbox } = context
  const state = freshness.state.value
  // Before its first state a screen knows nothing: no tables would be as untrue as none seated.
  const isKnown = state.is === 'live' || freshness.asOf.value !== null
  const leave = async () => {
    context.screen.stop().catch(() => {})
    outbox.stop()
    forget()
    await session.signOut().catch(() => {})
    location.reload()
  }
  return html`<div class=${`line ${state.is}`}></div>
    <header class="bar">
      <div class="own">${isKnown && html`<${view.Bar} />`}</div>
      ${!(view.hasMessages && isKnown && state.is !== 'notAllowed') && html`<${Messages} isInPage=${true} />`}
      <${Update} />
      <${Fresh} freshness=${freshness} format=${format} waiting=${outbox.waiting.value.length} />
      <button class="button quiet" aria-haspopup="dialog" onClick=${() => { isMenuOpen.value = true }}>
        ${user.name} <span aria-hidden="true">☰</span></button>
    </header>
    ${state.is === 'notAllowed'
      ? html`<main class="centred"><h1>${t('notAllowed')}</h1><p>${faultText(state.problem)}</p>
          <button class="button primary" onClick=${leave}>${t('signInAsOther')}</button><a href="./">${t('allScreens')}</a></main>`
      : isKnown ? html`<main><${view.Main} /></main>`
      : html`<main class="centred"><p role="status">${t(state.is === 'offline' ? 'waiting' : 'loading')}</p></main>`}
    ${isMenuOpen.value && html`<${Account} session=${session} user=${user} onLeave=${leave} onClose=${() => { isMenuOpen.value = false }}
      extra=${view.Menu && html`<${view.Menu} />`} />`}`
}
