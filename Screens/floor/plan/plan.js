import { useEffect, useRef, useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { dragged, isArranging, startDrag } from './arrange.js'
import { sizeOf } from './arrangement.js'
import { TableShape } from './table.js'

/** @typedef {import('../floor.js').Table} Table */
/** @typedef {import('./arrangement.js').Place} Place */

// The size of a cell, in pixels: as large as fits, and never too small for a finger.
const CELL = { smallest: 50, largest: 76 }

/** The tables of an area where they stand. @param {{ floor: import('../floor.js').Floor, tables: Table[], found: (table: Table) => boolean }} props */
export function Plan({ floor, tables, found }) {
  const element = useRef(/** @type {HTMLDivElement | null} */ (null))
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    if (element.current) observer.observe(element.current)
    return () => observer.disconnect()
  }, [])

  const fitting = Math.max(4, Math.floor(width / 60))
  const places = floor.arrangement.of(tables, Math.min(fitting, 16))
  const columns = Math.max(4, ...tables.map(table => (places.get(table.id)?.x ?? 0) + sizeOf(table).width)) + (isArranging.value ? 2 : 0)
  const rows = Math.max(0, ...tables.map(table => (places.get(table.id)?.y ?? 0) + sizeOf(table).height)) + (isArranging.value ? 2 : 0)
  const cell = Math.min(CELL.largest, Math.max(CELL.smallest, Math.floor(width / columns)))
  /** @param {Table} table */
  const styleOf = table => {
    const { x, y } = dragged.value?.id === table.id ? dragged.value : places.get(table.id) ?? { x: 0, y: 0 }
    const size = sizeOf(table)
    return { insetInlineStart: `${x * cell}px`, insetBlockStart: `${y * cell}px`, inlineSize: `${size.width * cell}px`, blockSize: `${size.height * cell}px` }
  }
  return html`<div class=${`plan ${isArranging.value ? 'arranging' : ''}`} ref=${element}>
    ${width > 0 && html`<div class="plan-ground" style=${{ inlineSize: `${columns * cell}px`, blockSize: `${rows * cell}px` }}>
      <${Links} tables=${tables} places=${places} cell=${cell} columns=${columns} rows=${rows} />
      ${tables.map(table => html`<div key=${table.id} class="place" style=${styleOf(table)}><${TableShape} floor=${floor} id=${table.id} isRound=${table.seats <= 2}
        isDimmed=${!found(table)} handlers=${isArranging.value ? startDrag(floor, table, places, cell) : {}} /></div>`)}
    </div>`}
  </div>`
}

/** Dotted lines between tables that are merged. @param {{ tables: Table[], places: Map<string, Place>, cell: number, columns: number, rows: number }} props */
function Links({ tables, places, cell, columns, rows }) {
  /** @param {Table} table */
  const middle = table => {
    const { x, y } = places.get(table.id) ?? { x: 0, y: 0 }
    const { width, height } = sizeOf(table)
    return { x: (x + width / 2) * cell, y: (y + height / 2) * cell }
  }
  const links = tables.flatMap(table => { const host = tables.find(({ id }) => id === table.mergedInto); return host ? [[table, host]] : [] })
  return html`<svg class="links" width=${columns * cell} height=${rows * cell} aria-hidden="true">${links.map(([from, to]) => html`
    <line key=${from.id} x1=${middle(from).x} y1=${middle(from).y} x2=${middle(to).x} y2=${middle(to).y} />`)}</svg>`
}
