import { isCooking } from './tickets.js'

/** @typedef {import('../../Clients/javascript/generated/hubs.js').AllDayCount} AllDayCount */

/**
 * The portions still to cook, of each dish with the same options, as the server counts them.
 *
 * @param {import('./tickets.js').KitchenOrder[]} orders
 * @returns {AllDayCount[]}
 */
export function countsOf(orders) {
  /** @type {Map<string, AllDayCount>} */
  const counts = new Map()
  for (const order of orders) {
    for (const item of order.items) {
      if (!isCooking(item)) continue
      const { station, menuItemId, name, modifiers, leftOut, quantity } = item
      const key = JSON.stringify([station, menuItemId, modifiers, leftOut])
      const count = counts.get(key)
      counts.set(key, count ? { ...count, quantity: count.quantity + quantity }
        : { station, menuItemId, name, modifiers, quantity, leftOut })
    }
  }
  return [...counts.values()].sort((a, b) => compare(a.station, b.station) || compare(a.name, b.name))
}

/** By code units, as the server does: the same in every language. @param {string} a @param {string} b */
const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0
