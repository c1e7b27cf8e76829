import { isCancelled, isCooking } from './tickets.js'

/** @typedef {import('./tickets.js').KitchenItem} KitchenItem */
/** @typedef {import('./tickets.js').ItemStatus} ItemStatus */

/**
 * Lines that a cook reads as one: parts of the same line that are equally far.
 *
 * @typedef {object} Row
 * @property {string} key The id of the first of them: it stays when its status changes.
 * @property {KitchenItem} item The first of them.
 * @property {KitchenItem[]} items
 * @property {ItemStatus} status
 * @property {string | null} chef
 * @property {number} quantity Of all of them.
 * @property {KitchenItem[]} done What else of the same line is ready or served, or was tapped to be, while these are cooked.
 */

/** @param {readonly { quantity: number }[]} items */
export const portionsOf = items => items.reduce((sum, { quantity }) => sum + quantity, 0)

/** True if some of its portions may be ready before the others, or already are. @param {Row} row */
export const mayPart = row => isCooking(row) && (row.quantity > 1 || row.done.some(({ status }) => status === 'ready'))

/**
 * The lines of a ticket as rows, in their order.
 *
 * @param {readonly KitchenItem[]} lines
 * @param {(item: KitchenItem) => ItemStatus} statusOf With what was tapped, so a row does not fall apart while its taps are on their way.
 */
export function rowsOf(lines, statusOf) {
  /** @type {Row[]} */
  const rows = []
  for (const item of lines) {
    const status = statusOf(item), chef = status === 'preparing' ? item.chefName : null
    const row = rows.find(one => isSame(one, item, status, chef))
    if (row) {
      row.items.push(item)
      row.quantity += item.quantity
      row.chef ??= chef
    } else {
      rows.push({ key: item.id, item, items: [item], status, chef, quantity: item.quantity, done: [] })
    }
  }
  return rows
}

/** As a station reads them: what is done of a line stands with the rest of it, as long as there is a rest. @param {Row[]} rows */
export function withDone(rows) {
  const isDone = (/** @type {Row} */ row) => row.status === 'ready' || row.status === 'served'
  /** @param {Row} row */
  const restOf = row => isDone(row) ? rows.find(one => isCooking(one) && one.item.lineGroupId === row.item.lineGroupId) : undefined
  return rows.filter(row => !restOf(row))
    .map(row => ({ ...row, done: rows.filter(one => restOf(one) === row).flatMap(withStatus) }))
}

/** As they were tapped to be, not as they are stored. @param {Row} row */
const withStatus = ({ items, status }) => items.map(item => ({ ...item, status }))

/**
 * Each cancelled line is noted by itself.
 *
 * @param {Row} row @param {KitchenItem} item @param {ItemStatus} status @param {string | null} chef
 */
const isSame = (row, item, status, chef) => row.item.lineGroupId === item.lineGroupId && row.status === status
  && !isCancelled({ status }) && (row.chef === chef || row.chef === null || chef === null)
  && row.item.note === item.note && row.item.remakeOf === item.remakeOf
