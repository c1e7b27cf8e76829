import { readAmount, readPercent, readWhole, showAmount, showPercent } from '../../shell/amounts.js'

/** How numbers are typed in forms. @typedef {import('./fields.js').NumberStyle} NumberStyle */

/** Amounts, in the restaurant's currency. @param {{ currency: string, currencyDigits: number }} place @returns {NumberStyle} */
export const money = ({ currency, currencyDigits }) => ({
  read: text => readAmount(text, currencyDigits), show: value => showAmount(value, currencyDigits), unit: currency,
})

/** @type {NumberStyle} */
export const percent = { read: readPercent, show: showPercent, unit: '%' }

/** @type {NumberStyle} */
export const whole = { read: readWhole, show: value => showAmount(value, 0) }

/** @param {string} unit @returns {NumberStyle} */
export const wholeOf = unit => ({ ...whole, unit })
