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

/**
 * The options of a line as a cook reads them: each once, with how many times, and whether it takes something away rather than adds it.
 * Two of one name may do either.
 *
 * @param {{ modifiers: readonly string[], leftOut?: readonly string[] }} line
 */
export function optionsOf({ modifiers, leftOut = [] }) {
  return [...new Set(modifiers)].flatMap(name => {
    const less = timesOf(leftOut, name), more = timesOf(modifiers, name) - less
    // A sign of the name's own would be a second one.
    return [{ times: less, isLeftOut: true }, { times: more, isLeftOut: false }].filter(({ times }) => times > 0)
      .map(one => ({ ...one, name: name.replace(/^[-−–+]\s*/, '') }))
  })
}

/** @param {readonly string[]} names @param {string} name */
const timesOf = (names, name) => names.filter(other => other === name).length
