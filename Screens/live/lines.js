/** @typedef {import('../../Clients/javascript/generated/hubs.js').ItemStatus} ItemStatus */
/** @typedef {{ id: string, status: ItemStatus, quantity: number, lineGroupId: string, dueAt: string | null }} Line */

/**
 * An order with a line as it is now. A part that was split off stands behind what it was split from.
 *
 * @template {Line} L
 * @template {{ items: L[], dueAt: string | null }} O
 * @param {O} order
 * @param {{ item: L, splitFrom: string | null, remaining: number | null }} change
 * @returns {O}
 */
export function withLine(order, { item, splitFrom, remaining }) {
  const items = order.items.filter(({ id }) => id !== item.id || splitFrom === null)
    .map(one => one.id === item.id ? item
      : one.id === splitFrom ? { ...one, quantity: remaining ?? one.quantity, lineGroupId: item.lineGroupId } : one)
  const source = items.findIndex(({ id }) => id === splitFrom)
  if (!items.some(({ id }) => id === item.id)) items.splice(source < 0 ? items.length : source + 1, 0, item)
  return { ...order, items, dueAt: dueOf(items) }
}

/** When the last line that is yet to be cooked is due. @param {readonly Line[]} items */
const dueOf = items => items.reduce((/** @type {string | null} */ latest, { status, dueAt }) =>
  (status === 'queued' || status === 'preparing') && dueAt !== null && (latest === null || dueAt > latest) ? dueAt : latest, null)
