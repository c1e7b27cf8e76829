import { signal } from '../lib/signals.js'
import { html } from './html.js'
import { now } from './now.js'
import { t } from './words.js'

/**
 * How fresh a screen is, from the protocol's own proof: it is live only while the hub's beacons say that nothing is missing.
 *
 * @typedef {object} Freshness
 * @property {import('../lib/signals.js').Signal<import('../client/index.js').ScreenState>} state
 * @property {import('../lib/signals.js').Signal<Date | null>} asOf When it was last live; null: never.
 */

/** @param {import('../client/index.js').Screen<any>} screen @returns {Freshness} */
export function freshnessOf(screen) {
  const state = signal(screen.state), asOf = signal(/** @type {Date | null} */ (null))
  screen.on('state', next => {
    if (state.peek().is === 'live') asOf.value = new Date(now.peek())
    state.value = next
  })
  return { state, asOf }
}

/** @param {{ freshness: Freshness, exactTime: (at: Date) => string, waiting: number }} props */
export function Fresh({ freshness, exactTime, waiting }) {
  const state = freshness.state.value, asOf = freshness.asOf.value
  const text = state.is === 'live' ? t('live')
    : state.is === 'catchingUp' ? asOf ? t('catchingUp', { time: exactTime(asOf) }) : t('loading')
    : state.is === 'offline' ? asOf ? t('offlineSince', { time: exactTime(asOf) }) : t('connecting')
    : t('stopped')
  return html`<span class=${`fresh ${state.is}`} role="status">
    <span aria-hidden="true">${state.is === 'live' ? '●' : state.is === 'catchingUp' ? '◐' : '○'}</span>${text}
    ${waiting > 0 && state.is !== 'live' && html`<b>· ${t('waitingTaps', { count: waiting })}</b>`}</span>`
}
