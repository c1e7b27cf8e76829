import { signal } from '../../lib/signals.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { WHOLE } from './places.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Table} Table */
/** @typedef {import('./places.js').Place} Place */

/** True while tables are moved about. */
export const isArranging = signal(false)

/** The table under the finger, and where it would stand. @type {import('../../lib/signals.js').Signal<({ id: string } & Place) | null>} */
export const dragged = signal(/** @type {({ id: string } & Place) | null} */ (null))

/** Tables stand on a grid of this step, so that they are easy to line up. */
const STEP = 25

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }

/** @param {number} value */
const onGrid = value => Math.min(WHOLE, Math.max(0, Math.round(value / STEP) * STEP))

/**
 * What a table does while the plan is arranged: it follows a finger, a mouse or the arrow keys.
 *
 * @param {Floor} floor
 * @param {Table} table
 * @param {Place} start
 * @param {{ width: number, height: number }} plan In pixels.
 */
export function moves(floor, table, start, plan) {
  /** @param {number} x @param {number} y */
  const put = (x, y) => floor.request('changeTable', { path: { tableId: table.id }, body: { place: { x: onGrid(x), y: onGrid(y) } } },
    t('did.place', { table: floor.tableName(table) }), `place ${table.id}`)
  return {
    onClick: (/** @type {Event} */ event) => event.preventDefault(),
    onKeyDown: (/** @type {KeyboardEvent} */ event) => {
      const step = ARROWS[event.key]
      if (!step) return
      event.preventDefault()
      put(start.x + step[0], start.y + step[1])
    },
    onPointerDown: (/** @type {PointerEvent} */ event) => {
      const target = /** @type {HTMLElement} */ (event.currentTarget)
      target.setPointerCapture(event.pointerId)
      /** @param {PointerEvent} move */
      const follow = move => {
        dragged.value = { id: table.id, x: onGrid(start.x + (move.clientX - event.clientX) / plan.width * WHOLE),
          y: onGrid(start.y + (move.clientY - event.clientY) / plan.height * WHOLE) }
      }
      const end = () => {
        target.removeEventListener('pointermove', follow)
        const place = dragged.peek()
        if (place && (place.x !== start.x || place.y !== start.y)) put(place.x, place.y)
        dragged.value = null
      }
      target.addEventListener('pointermove', follow)
      target.addEventListener('pointerup', end, { once: true })
      target.addEventListener('pointercancel', end, { once: true })
    },
  }
}

/** Says what to do, above the plan. */
export function ArrangeBar() {
  return html`<div class="arrange-bar row apart"><p>${t('arrangeHint')}</p>
    <button class="button primary" onClick=${() => { isArranging.value = false }}>${t('done')}</button></div>`
}
