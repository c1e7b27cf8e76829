import { html } from '../shell/html.js'
import { Icon } from '../shell/icon.js'
import { t } from '../shell/words.js'
import { orderNumber, placeOf } from './labels.js'

/** @typedef {import('./display.js').Display} Display */

/** Each of those at the pass that stand in the foot has so much of the screen, in pixels; the list has the others. */
const PLACE = 600

/** What was done last, undo, and the keys. @param {{ display: Display }} props */
export function Foot({ display }) {
  return html`<footer class="foot">
    <${Recent} display=${display} />
    <${Undo} display=${display} />
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

/** How many cards are beyond the edge; a tap goes on to them, and from the last ones back. @param {{ display: Display }} props */
function More({ display }) {
  const beyond = display.queue.ids.length - display.seen.count.value
  const isPaged = display.columnHeight.value > 0
  return isPaged && beyond > 0 && html`<button class="button more" aria-controls="tickets" onClick=${goOn}>
    ${t('more', { count: beyond })} <span aria-hidden="true">»</span></button>`
}

function goOn() {
  const wall = document.getElementById('tickets')
  if (!wall) return
  const isAtEnd = Math.abs(wall.scrollLeft) + wall.clientWidth >= wall.scrollWidth - 8
  const forward = document.documentElement.dir === 'rtl' ? -1 : 1
  wall.scrollTo({ left: isAtEnd ? 0 : wall.scrollLeft + forward * wall.clientWidth * 0.9 })
}

/** @param {{ isNumberBump: boolean }} props */
function Legend({ isNumberBump }) {
  const keys = [['1–9', t(isNumberBump ? 'key.numberBumps' : 'key.pick')], ['␣ ⏎', t('key.bump')], ['u', t('undo')],
    ['p', t('key.part')], ['r', t('key.recall')], ['s', t('key.sound')], ['← →', t('key.move')]]
  return html`<dl class="legend" aria-label=${t('keys')}>${keys.map(([key, meaning]) =>
    html`<div key=${key}><dt><kbd dir="ltr">${key}</kbd></dt><dd>${meaning}</dd></div>`)}</dl>`
}
