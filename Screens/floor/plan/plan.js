import { useEffect, useRef, useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { dragged, isArranging, moves } from './arrange.js'
import { WHOLE, placesOf, sizesOf } from './places.js'
import { TableShape } from './table.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Table} Table */
/** @typedef {import('./places.js').Place} Place */

/**
 * The tables of an area where they stand. Left is left in every language.
 *
 * @param {{ floor: Floor, tables: Table[], found: (table: Table) => boolean }} props
 */
export function Plan({ floor, tables, found }) {
  const element = useRef(/** @type {HTMLDivElement | null} */ (null))
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    if (element.current) observer.observe(element.current)
    return () => observer.disconnect()
  }, [])

  const { side, widthOf, height } = sizesOf(width)
  const places = placesOf(floor, tables)
  const rows = [...places.values()].map(({ y }) => y / WHOLE * height)
  // While nothing is moved, only the part of the plan that has tables is shown.
  const top = isArranging.value ? 0 : Math.min(...rows) - side / 2 - 12
  const bottom = Math.max(...rows, isArranging.value ? height : 0) + side / 2 + 12
  /** @param {Table} table */
  const middleOf = table => {
    const { x, y } = (dragged.value?.id === table.id ? dragged.value : places.get(table.id)) ?? { x: 0, y: 0 }
    const half = widthOf(table) / 2
    return { x: Math.min(width - half, Math.max(half, x / WHOLE * width)), y: y / WHOLE * height - top }
  }
  /** @param {Table} table */
  const styleOf = table => {
    const { x, y } = middleOf(table)
    return { left: `${x - widthOf(table) / 2}px`, top: `${y - side / 2}px`, width: `${widthOf(table)}px`, height: `${side}px` }
  }
  const parts = tables.flatMap(table => {
    const host = tables.find(({ id }) => id === table.mergedInto)
    return host ? [{ table, host }] : []
  })
  return html`<div class=${`plan ${isArranging.value ? 'arranging' : ''}`} ref=${element} style=${{ blockSize: `${bottom - top}px` }}>
    ${width > 0 && html`
      <svg class="links" width=${width} height=${bottom - top} aria-hidden="true">${parts.map(({ table, host }) => {
        const from = middleOf(table), to = middleOf(host)
        return html`<line key=${table.id} x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y} />`
      })}</svg>
      ${tables.map(table => html`<div key=${table.id} class=${`place ${dragged.value?.id === table.id ? 'dragged' : ''}`}
        style=${styleOf(table)}><${TableShape} floor=${floor} id=${table.id} isRound=${table.seats <= 2}
        isDimmed=${!found(table)} handlers=${isArranging.value
          ? moves(floor, table, places.get(table.id) ?? { x: 0, y: 0 }, { width, height }) : {}} /></div>`)}`}
  </div>`
}
