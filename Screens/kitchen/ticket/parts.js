import { useLayoutEffect, useRef, useState } from '../../lib/hooks.js'
import { cardsOf, idOf } from './cards.js'

/** @typedef {import('../display.js').Display} Display */
/** @typedef {import('../rows.js').Row} Row */

/** Above and below a card, in pixels. */
const BORDER = 4

/**
 * The rows of a ticket by the columns that it needs. One that is longer than the screen goes on in the next column.
 *
 * @param {Display} display
 * @param {Row[]} rows
 */
export function useParts(display, rows) {
  const first = useRef(/** @type {HTMLElement | null} */ (null))
  const [sizes, setSizes] = useState(/** @type {number[]} */ ([]))
  const height = display.columnHeight.value
  const shape = rows.map(({ key, item, quantity, done }) => `${key} ${item.note} ${quantity} ${done.length}`).join('|')
  useLayoutEffect(() => {
    const next = height > 0 && first.current ? sizesOf(first.current, rows.length, height) : []
    setSizes(before => before.join() === next.join() ? before : next)
  }, [shape, height])
  return { first, parts: partsOf(rows, sizes) }
}

/** How many lines go into each column; none: all into one. @param {HTMLElement} card @param {number} count @param {number} height */
function sizesOf(card, count, height) {
  const cards = cardsOf(idOf(card))
  const heights = cards.flatMap(one => /** @type {HTMLElement[]} */ ([...one.querySelectorAll('.item')]).map(line => line.offsetHeight))
  if (heights.length !== count) return []
  const lines = heights.reduce((sum, one) => sum + one, 0)
  // What is not lines: head, notes and actions. Each part gets as much of it, so none is too long.
  const around = BORDER + Math.max(...cards.map(one => one.scrollHeight - [.../** @type {any} */ (one.querySelectorAll('.item'))]
    .reduce((sum, line) => sum + line.offsetHeight, 0)))
  if (lines + around <= height) return []
  /** @type {number[]} */
  const sizes = []
  let used = Infinity
  for (const one of heights) {
    if (used + one > height - around) {
      sizes.push(0)
      used = 0
    }
    sizes[sizes.length - 1]++
    used += one
  }
  return sizes
}

/** @param {Row[]} rows @param {number[]} sizes */
function partsOf(rows, sizes) {
  if (sizes.reduce((sum, size) => sum + size, 0) !== rows.length) return [rows]
  let start = 0
  return sizes.map(size => rows.slice(start, start += size))
}
