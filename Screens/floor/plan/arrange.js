import { signal } from '../../lib/signals.js'
import { html } from '../../shell/html.js'
import { Dialog } from '../../shell/dialog.js'
import { say } from '../../shell/messages.js'
import { t } from '../../shell/words.js'
import { sizeOf } from './arrangement.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Table} Table */
/** @typedef {import('./arrangement.js').Place} Place */

/** True while tables are moved about. */
export const isArranging = signal(false)

/** The table under the finger, where it would stand. @type {import('../../lib/signals.js').Signal<({ id: string } & Place) | null>} */
export const dragged = signal(/** @type {({ id: string } & Place) | null} */ (null))

const isTextOpen = signal(false)

/** Arrows move by one cell, as a drag does by many. @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/**
 * What a table does while the plan is arranged: it follows a finger, a mouse or the arrow keys.
 *
 * @param {Floor} floor
 * @param {Table} table
 * @param {Map<string, Place>} places Of all tables of the area.
 * @param {number} cell
 */
export function startDrag(floor, table, places, cell) {
  const start = places.get(table.id) ?? { x: 0, y: 0 }
  const isRightToLeft = document.documentElement.dir === 'rtl'
  /** @param {number} x @param {number} y */
  const within = (x, y) => ({ x: Math.max(0, Math.round(x)), y: Math.max(0, Math.round(y)) })
  /** @param {Place} place */
  const drop = place => {
    const size = sizeOf(table)
    if (place.x + size.width <= 40 && place.y <= 40) floor.arrangement.keep(new Map([...places, [table.id, place]]))
  }
  return {
    onClick: (/** @type {Event} */ event) => event.preventDefault(),
    onKeyDown: (/** @type {KeyboardEvent} */ event) => {
      const step = ARROWS[event.key]
      if (!step) return
      event.preventDefault()
      drop(within(start.x + (isRightToLeft ? -step[0] : step[0]), start.y + step[1]))
    },
    onPointerDown: (/** @type {PointerEvent} */ event) => {
      const target = /** @type {HTMLElement} */ (event.currentTarget)
      target.setPointerCapture(event.pointerId)
      /** @param {PointerEvent} move */
      const follow = move => {
        const across = (move.clientX - event.clientX) / cell
        dragged.value = { id: table.id, ...within(start.x + (isRightToLeft ? -across : across), start.y + (move.clientY - event.clientY) / cell) }
      }
      const end = () => {
        target.removeEventListener('pointermove', follow)
        if (dragged.peek()) drop({ x: dragged.peek()?.x ?? 0, y: dragged.peek()?.y ?? 0 })
        dragged.value = null
      }
      target.addEventListener('pointermove', follow)
      target.addEventListener('pointerup', end, { once: true })
      target.addEventListener('pointercancel', end, { once: true })
    },
  }
}

/** What can be done with the whole arrangement. @param {{ floor: Floor, tables: Table[] }} props */
export function ArrangeBar({ floor, tables }) {
  return html`<div class="arrange-bar row apart"><p>${t('arrangeHint')}</p><div class="row">
    <button class="button" onClick=${() => floor.arrangement.forget(tables)}>${t('inRows')}</button>
    <button class="button" onClick=${() => { isTextOpen.value = true }}>${t('asText')}</button>
    <button class="button primary" onClick=${() => { isArranging.value = false }}>${t('done')}</button></div>
    ${isTextOpen.value && html`<${ArrangementText} floor=${floor} />`}</div>`
}

/** The arrangement as text, to carry it to another device. @param {{ floor: Floor }} props */
function ArrangementText({ floor }) {
  const close = () => { isTextOpen.value = false }
  /** @param {SubmitEvent} event */
  const read = event => {
    event.preventDefault()
    const text = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('text'))
    if (floor.arrangement.read(text)) close()
    else say(t('noArrangement'), { isRefusal: true })
  }
  return html`<${Dialog} title=${t('asText')} onClose=${close}><form class="stack" onSubmit=${read}>
    <div class="field"><label for="arrangement">${t('arrangementText')}</label>
      <textarea id="arrangement" name="text" dir="ltr" rows="6">${floor.arrangement.text}</textarea></div>
    <button class="button primary">${t('useText')}</button></form></${Dialog}>`
}
