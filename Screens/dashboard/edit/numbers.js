import { readAmount, readPercent, readWhole, showAmount, showPercent } from '../../shell/amounts.js'

/** How numbers are typed in forms. @typedef {import('./fields.js').NumberStyle} NumberStyle */

/** Amounts, in the restaurant's currency. @param {{ currency: string, currencyDigits: number }} place @returns {NumberStyle} */
export const money = ({ currency, currencyDigits }) => ({
  read: text => readAmount(text, currencyDigits), show: value => showAmount(value, currencyDigits), unit: currency,
  least: 0, most: Number.MAX_SAFE_INTEGER,
})

/** @type {NumberStyle} */
export const percent = { read: readPercent, show: showPercent, unit: '%', least: 0, most: 1_000_000 }

/** @param {number} least @param {number} most @param {string} [unit] @returns {NumberStyle} */
export const whole = (least, most, unit) => ({ read: readWhole, show: value => showAmount(value, 0), unit, least, most })

/** Of tables, of guests. */
export const people = whole(1, 99)

/** Portions left. */
export const portions = whole(0, 1_000_000)

/** A place in a list. */
export const position = whole(1, 1000)
