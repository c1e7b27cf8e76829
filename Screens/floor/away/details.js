import { signal } from '../../lib/signals.js'
import { html } from '../../shell/html.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'

/** Who comes for the order that is being made, and when. */
const EMPTY = { kind: /** @type {'takeAway' | 'counter'} */ ('takeAway'), callName: '', phone: '', pickupIn: 0 }
const details = signal(EMPTY)

const MINUTES = [0, 15, 20, 30, 45, 60, 90]

/** What an order without a table is placed with. */
export function whoseAway() {
  const { kind, callName, phone, pickupIn } = details.peek()
  return {
    kind,
    ...(callName.trim() && { callName: callName.trim() }),
    ...(phone.trim() && { phone: phone.trim() }),
    ...(pickupIn > 0 && { pickupAt: new Date(now.peek() + pickupIn * 60_000).toISOString() }),
  }
}

/** Empties the form. @returns {() => void} Fills it again, for an order that was refused. */
export function clearAway() {
  const before = details.peek()
  details.value = EMPTY
  return () => { details.value = before }
}

/** The form above a new order without a table. */
export function AwayDetails() {
  const { kind, callName, phone, pickupIn } = details.value
  /** @param {Partial<typeof EMPTY>} change */
  const change = change => { details.value = { ...details.value, ...change } }
  return html`<div class="away-details">
    <div class="row" role="group" aria-label=${t('kindOf')}>
      ${/** @type {const} */ (['takeAway', 'counter']).map(one => html`<button key=${one} class="button" aria-pressed=${kind === one}
      onClick=${() => change({ kind: one })}>${t(`kind.${one}`)}</button>`)}</div>
    <div class="field"><label for="call-name">${t('callName')}</label>
      <input id="call-name" autocomplete="off" maxlength="50" value=${callName}
        onInput=${(/** @type {any} */ event) => change({ callName: event.target.value })} /></div>
    <div class="pair"><div class="field"><label for="away-phone">${t('phone')}</label>
      <input id="away-phone" type="tel" dir="ltr" autocomplete="off" placeholder="+39 …" value=${phone}
        onInput=${(/** @type {any} */ event) => change({ phone: event.target.value })} /></div>
      <div class="field"><label for="pickup">${t('pickup')}</label>
        <select id="pickup" value=${pickupIn} onChange=${(/** @type {any} */ event) => change({ pickupIn: Number(event.target.value) })}>
        ${MINUTES.map(minutes => html`<option key=${minutes} value=${minutes} selected=${minutes === pickupIn}>
          ${minutes === 0 ? t('asSoonAsReady') : t('inMinutes', { count: minutes })}</option>`)}</select></div></div>
  </div>`
}
