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
 * @property {import('../lib/signals.js').Signal<boolean>} isKept True while it shows what the device had kept before this start.
 */

/** @param {import('../client/index.js').Screen<any>} screen @returns {Freshness} */
export function freshnessOf(screen) {
  const state = signal(screen.state), asOf = signal(/** @type {Date | null} */ (null)), isKept = signal(false)
  screen.on('state', next => {
    if (state.peek().is === 'live') asOf.value = new Date(now.peek())
    if (next.is === 'live') isKept.value = false
    state.value = next
  })
  return { state, asOf, isKept }
}

/** @param {{ freshness: Freshness, format: ReturnType<typeof import('./format.js').formats>, waiting: number }} props */
export function Fresh({ freshness, format, waiting }) {
  const state = freshness.state.value, asOf = freshness.asOf.value
  const time = asOf && timeOf(asOf, format)
  const text = state.is === 'live' ? t('live')
    : state.is === 'catchingUp' ? time ? t('catchingUp', { time }) : t('loading')
    : state.is === 'offline' ? time ? t(freshness.isKept.value ? 'offlineAsOf' : 'offlineSince', { time }) : t('connecting')
    : t('stopped')
  return html`<span class=${`fresh ${state.is}`} role="status">
    <span aria-hidden="true">${state.is === 'live' ? '●' : state.is === 'catchingUp' ? '◐' : '○'}</span>${text}
    ${waiting > 0 && state.is !== 'live' && html`<b>· ${t('waitingTaps', { count: waiting })}</b>`}</span>`
}

/** With its day where that is not today. @param {Date} at @param {ReturnType<typeof import('./format.js').formats>} format */
const timeOf = (at, { day, exactTime }) => day(at) === day(now.value) ? exactTime(at) : `${day(at)}, ${exactTime(at)}`
