import { useLayoutEffect, useRef, useState } from '../../lib/hooks.js'

/** @typedef {import('../display.js').Display} Display */
/** @typedef {import('../tickets.js').KitchenItem} KitchenItem */

/** Above and below a card, in pixels. */
const BORDER = 4

/**
 * The lines of a ticket by the columns that it needs. One that is longer than the screen goes on in the next column.
 *
 * @param {Display} display
 * @param {KitchenItem[]} lines
 */
export function useParts(display, lines) {
  const first = useRef(/** @type {HTMLElement | null} */ (null))
  const [sizes, setSizes] = useState(/** @type {number[]} */ ([]))
  const height = display.columnHeight.value
  const shape = lines.map(({ id, note, quantity }) => `${id} ${note} ${quantity}`).join('|')
  useLayoutEffect(() => {
    const next = height > 0 && first.current ? sizesOf(first.current, lines.length, height) : []
    setSizes(before => before.join() === next.join() ? before : next)
  }, [shape, height])
  return { first, parts: partsOf(lines, sizes) }
}

/** How many lines go into each column; none: all into one. @param {HTMLElement} card @param {number} count @param {number} height */
function sizesOf(card, count, height) {
  const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`[data-ticket="${CSS.escape(card.dataset.ticket ?? '')}"]`)])
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

/** @param {KitchenItem[]} lines @param {number[]} sizes */
function partsOf(lines, sizes) {
  if (sizes.reduce((sum, size) => sum + size, 0) !== lines.length) return [lines]
  let start = 0
  return sizes.map(size => lines.slice(start, start += size))
}
