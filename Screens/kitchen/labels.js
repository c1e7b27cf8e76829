import { t } from '../shell/words.js'

/** @typedef {import('./tickets.js').Ticket} Ticket */
/** @typedef {import('./tickets.js').KitchenOrder} KitchenOrder */
/** @typedef {Pick<Ticket, 'tableNumber' | 'tableName' | 'callName'> & ({ orderNumber: number } | { number: number })} Placed */

/** Where a dish goes, or whom to call: the loudest words of a card. @param {Placed} placed */
export function placeOf(placed) {
  if (placed.tableName) return placed.tableName
  if (placed.tableNumber !== null) return t('tableNumber', { number: placed.tableNumber })
  return placed.callName ?? orderNumber('number' in placed ? placed.number : placed.orderNumber)
}

/** For a sentence: where it goes, and the number of the order. @param {Placed} placed */
export function placeAndNumber(placed) {
  const place = placeOf(placed), number = orderNumber('number' in placed ? placed.number : placed.orderNumber)
  return place === number ? number : `${place} (${number})`
}

/** As it stands on a line. @param {string} name */
export const initialsOf = name => name.split(/\s+/).map(([first]) => first).slice(0, 2).join('')

/** What a card says of an order without a table. @param {Ticket['kind']} kind */
export const kindName = kind => t(kind === 'counter' ? 'counter' : 'takeAway')

/** Too long to be written as large as the number of a table. @param {string} place */
export const isLong = place => place.length > 6

/** @param {number} number */
export const orderNumber = number => `#${number}`

/** Stations are words of the restaurant; shown with a capital. @param {string} station */
export const stationName = station => station.charAt(0).toLocaleUpperCase() + station.slice(1)

// How menus in the screens' languages say that something is left out.
const LEFT_OUT = /^(?:[-−–]\s*|(?:no|without|hold|senza|ohne|kein|keine|sin|بدون|بلا)\s)/iu

/**
 * The options of a line as a cook reads them: each once, with how many times, and whether it is left out rather than added.
 *
 * @param {readonly string[]} names
 */
export function optionsOf(names) {
  return [...new Set(names)].map(name => ({
    name: name.replace(/^[-−–+]\s*/, ''), times: names.filter(other => other === name).length, isLeftOut: LEFT_OUT.test(name),
  }))
}
