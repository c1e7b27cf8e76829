import { language } from './words.js'

/** Reading and showing of numbers as people type them: `12,50`, `12.50`, `1.250,00`, `١٢٫٥`. Never over a floating-point number. */

/** @param {string} text Arabic digits and signs become Latin ones; spaces, apostrophes and currency signs go. */
const plain = text => text
  .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660)).replace(/٫/g, '.').replace(/٬/g, ',').replace(/[−–]/g, '-')
  .replace(/[\s'’\u200e\u200f\u061c\p{Sc}%٪]/gu, '')

/** The sign between thousands where the page's language has one. */
const groupSign = () => new Intl.NumberFormat(language.value).formatToParts(1_000_000).find(({ type }) => type === 'group')?.value

/**
 * A number with a fixed number of decimals, as an integer of its smallest unit; null for nothing; the text itself where it is no number.
 *
 * @param {string} text
 * @param {number} digits
 * @param {{ isGrouped?: boolean }} [options] `isGrouped`: `1.250` may mean a thousand.
 * @returns {number | null | string}
 */
export function readAmount(text, digits, { isGrouped = true } = {}) {
  const typed = plain(text)
  if (typed === '') return null
  const [, sign, body] = /^([+-]?)([\d.,]*\d[\d.,]*)$/.exec(typed) ?? []
  if (body === undefined) return text
  const point = decimalPoint(body, digits, isGrouped)
  const whole = point < 0 ? body : body.slice(0, point)
  const decimals = point < 0 ? '' : body.slice(point + 1)
  if (!/^(\d*|\d{1,3}([.,]\d{2,3})+)$/.test(whole) || !/^\d*$/.test(decimals) || decimals.length > digits) return text
  const value = Number(`${sign}${whole.replace(/[.,]/g, '')}${decimals.padEnd(digits, '0')}`)
  return Number.isSafeInteger(value) ? value || 0 : text
}

/** Where the decimals begin; -1: nowhere. @param {string} body @param {number} digits @param {boolean} isGrouped */
function decimalPoint(body, digits, isGrouped) {
  const signs = body.match(/[.,]/g) ?? []
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','))
  if (signs.length === 0) return -1
  if (new Set(signs).size === 1 && isGrouped) {
    if (signs.length > 1) return -1
    const isThousand = body.length - last === 4 && (body[last] === plain(groupSign() ?? '') || digits === 0)
    if (isThousand && digits !== 3) return -1
  }
  return last
}

/**
 * As it is typed: without thousands' signs.
 *
 * @param {number} value
 * @param {number} digits
 * @param {number} [least] How many decimals at least.
 */
export function showAmount(value, digits, least = digits) {
  const text = String(Math.abs(value)).padStart(digits + 1, '0')
  const decimals = digits === 0 ? '' : text.slice(-digits).replace(new RegExp(`0{0,${digits - least}}$`), '')
  const point = new Intl.NumberFormat(language.value).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  return `${value < 0 ? '-' : ''}${text.slice(0, text.length - digits)}${decimals && point + decimals}`
}

/** Parts per million, typed as percent. @param {string} text */
export const readPercent = text => readAmount(text, 4, { isGrouped: false })

/** @param {number} rate */
export const showPercent = rate => showAmount(rate, 4, 0)

/** @param {string} text */
export const readWhole = text => readAmount(text, 0)
