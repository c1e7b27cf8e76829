import { signal } from '../lib/signals.js'

/**
 * Whom the panel is about: the guests at a table, or an order without one (take-away, counter). Both ids null: a new order to take away.
 *
 * @typedef {{ tableId: string, orderId: null } | { tableId: null, orderId: string } | { tableId: null, orderId: null }} Party
 */

/** Null: no party, and a phone shows the plan. @type {import('../lib/signals.js').Signal<Party | null>} */
export const selection = signal(null)

/** @typedef {'order' | 'bill' | 'table'} Tab */

/** The panel's tab. @type {import('../lib/signals.js').Signal<Tab>} */
export const tab = signal('order')

/** True while dishes are chosen, in place of the list of what was ordered. */
export const isAdding = signal(false)

/** @param {string} tableId @param {Tab} [on] */
export function selectTable(tableId, on = 'order') {
  select({ tableId, orderId: null }, on)
}

/** @param {string | null} orderId Null: a new one. @param {Tab} [on] */
export function selectOrder(orderId, on = 'order') {
  select({ tableId: null, orderId: /** @type {any} */ (orderId) }, on)
}

export function selectNothing() {
  selection.value = null
  isAdding.value = false
}

/** @param {Party} party @param {Tab} on */
function select(party, on) {
  selection.value = party
  tab.value = on
  isAdding.value = false
}
