import { html } from '../shell/html.js'
import { Icon } from '../shell/icon.js'
import { Messages } from '../shell/messages.js'
import { t } from '../shell/words.js'
import { orderNumber, placeOf } from './labels.js'

/** @typedef {import('./display.js').Display} Display */

/** Each of those at the pass that stand in the foot has so much of the screen, in pixels; the list has the others. */
const PLACE = 600

/** What was done last, undo, what is said, and the keys. @param {{ display: Display }} props */
export function Foot({ display }) {
  return html`<footer class="foot">
    <${Recent} display=${display} />
    <${Undo} display=${display} />
    <${Messages} isInPage=${true} />
    <${Legend} isNumberBump=${display.settings.isNumberBump.value} />
    <${More} display=${display} />
  </footer>`
}

/** @param {{ display: Display }} props */
function Recent({ display }) {
  const { done, settings, commands, dialog } = display
  const atThePass = done.atThePass().filter(({ station }) => settings.shows(station))
    .slice(0, Math.floor(innerWidth / PLACE))
  return html`<div class="recent">
    <button class="button quiet" aria-haspopup="dialog" onClick=${() => { dialog.value = 'done' }}>${t('done')}
      <span aria-hidden="true">›</span></button>
    ${atThePass.map(ticket => html`<button key=${ticket.id} class="button recall" onClick=${() => commands.recall(ticket)}
      aria-label=${t('recallOne', { place: placeOf(ticket), number: orderNumber(ticket.orderNumber) })}>
      <${Icon} name="back" />${orderNumber(ticket.orderNumber)}</button>`)}
  </div>`
}

/** Its place is kept, so nothing moves when it comes. @param {{ display: Display }} props */
function Undo({ display }) {
  const { commands } = display
  const last = commands.undoable.value
  return html`<div class="undo" role="status">${last && html`<button class="button primary" aria-keyshortcuts="u"
    onClick=${() => commands.undo()}><${Icon} name="back" />${t('undo')}<span class="undo-what">${last.what}</span></button>`}</div>`
}

/**
 * How many cards are beyond the edge: a tap goes on to them, and from the last ones back to the first.
 *
 * @param {{ display: Display }} props
 */
function More({ display }) {
  const { queue, seen, columnHeight } = display
  const { any, ends } = seen.shown.value
  const { ids } = queue
  const first = ids.findIndex(id => any.has(id)), last = ids.findLastIndex(id => any.has(id))
  if (columnHeight.value === 0 || last < 0) return null
  // One that goes on beyond the edge is among them.
  const after = ids.length - last - (ends.has(ids[last]) ? 1 : 0)
  if (after > 0) return html`<button class="button more" aria-controls="tickets" onClick=${goOn}>
    ${t('more', { count: after })} <span aria-hidden="true">»</span></button>`
  return first > 0 && html`<button class="button more" aria-controls="tickets" onClick=${goBack}>
    <span aria-hidden="true">«</span> ${t('toFirst')}</button>`
}

function goOn() {
  const wall = document.getElementById('tickets')
  const forward = document.documentElement.dir === 'rtl' ? -1 : 1
  wall?.scrollBy({ left: forward * wall.clientWidth * 0.9 })
}

const goBack = () => document.getElementById('tickets')?.scrollTo({ left: 0 })

/** @param {{ isNumberBump: boolean }} props */
function Legend({ isNumberBump }) {
  const keys = [['1–9', t(isNumberBump ? 'key.numberBumps' : 'key.pick')], ['␣ ⏎', t('key.bump')], ['u', t('undo')],
    ['p', t('key.part')], ['r', t('key.recall')], ['s', t('key.sound')], ['← →', t('key.move')]]
  return html`<dl class="legend" aria-label=${t('keys')}>${keys.map(([key, meaning]) =>
    html`<div key=${key}><dt><kbd dir="ltr">${key}</kbd></dt><dd>${meaning}</dd></div>`)}</dl>`
}
