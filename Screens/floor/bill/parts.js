import { apportion, portionsOf, unitsOf } from './bills.js'

/**
 * A split by item as it is being made: of each line, how much (in units of a portion) goes to which bill. The first is the bill itself.
 *
 * @typedef {{ count: number, units: Record<string, number[]> }} Parts
 */

/** @typedef {import('./bills.js').Bill} Bill */

/** Everything stays. @param {Bill} bill @returns {Parts} */
export const nothingMoved = bill => ({ count: 2, units: Object.fromEntries(bill.lines.map(line => [line.itemId, [unitsOf(line), 0]])) })

/**
 * The same split of a bill that has changed: what is new stays, and what is gone is missed by the bill itself first.
 *
 * @param {Parts} parts
 * @param {Bill} bill
 * @returns {Parts}
 */
export function adjusted({ count, units }, bill) {
  return { count, units: Object.fromEntries(bill.lines.map(line => {
    const parts = [...units[line.itemId] ?? Array(count).fill(0)]
    let more = unitsOf(line) - parts.reduce((sum, part) => sum + part, 0)
    for (let at = 0; at < count; at++) {
      const change = Math.max(more, -parts[at])
      parts[at] += change
      more -= change
    }
    return [line.itemId, parts]
  })) }
}

/** Each seat on a bill of its own; what is for no seat stays. @param {Bill} bill @returns {Parts} */
export function bySeat(bill) {
  const seats = seatsOf(bill), first = bill.lines.some(({ seat }) => seat === null) ? 1 : 0
  const count = seats.length + first
  return { count, units: Object.fromEntries(bill.lines.map(line => {
    const at = line.seat === null ? 0 : seats.indexOf(line.seat) + first
    return [line.itemId, Array.from({ length: count }, (_, index) => index === at ? unitsOf(line) : 0)]
  })) }
}

/** @param {Bill} bill @returns {number[]} */
export const seatsOf = bill => [...new Set(bill.lines.flatMap(({ seat }) => seat === null ? [] : [seat]))].sort((a, b) => a - b)

/** @param {Parts} parts @param {string} itemId @param {number} from @param {number} to @param {number} most @returns {Parts} */
export function move({ count, units }, itemId, from, to, most) {
  const before = units[itemId], moved = Math.min(most, before[from])
  return { count, units: { ...units, [itemId]: before.map((part, at) => part + (at === to ? moved : 0) - (at === from ? moved : 0)) } }
}

/** One more bill. @param {Parts} parts @returns {Parts} */
export const withOneMore = ({ count, units }) =>
  ({ count: count + 1, units: Object.fromEntries(Object.entries(units).map(([itemId, parts]) => [itemId, [...parts, 0]])) })

/** A line divided among all bills. @param {Parts} parts @param {string} itemId @returns {Parts} */
export function shared({ count, units }, itemId) {
  const whole = units[itemId].reduce((sum, part) => sum + part, 0)
  return { count, units: { ...units, [itemId]: apportion(whole, Array(count).fill(1)) } }
}

/**
 * What each bill will come to: together exactly the total. Taxes and rounding of the real ones may differ by the smallest coins.
 *
 * @param {Bill} bill
 * @param {Parts} parts
 * @param {boolean} pricesIncludeTax
 */
export function sumsOf(bill, { count, units }, pricesIncludeTax) {
  const weights = Array(count).fill(0)
  for (const line of bill.lines) {
    const charged = line.net * (pricesIncludeTax ? 1 : 1 + line.taxRate / 1e6) / unitsOf(line)
    units[line.itemId]?.forEach((part, at) => { weights[at] += charged * part })
  }
  return apportion(bill.total, weights)
}

/** As the command has it. Bills without anything are left out. @param {Bill} bill @param {Parts} parts */
export const requestOf = (bill, { count, units }) => Array.from({ length: count - 1 }, (_, at) => bill.lines.flatMap(({ itemId }) => {
  const part = units[itemId][at + 1]
  return part > 0 ? [{ itemId, ...portionsOf(part) }] : []
})).filter(part => part.length > 0)

/** Null: it can be split like this. Otherwise the words' key of why not. @param {Bill} bill @param {Parts} parts */
export function hindrance(bill, { units }) {
  if (bill.lines.every(({ itemId }) => units[itemId]?.[0] === 0)) return 'bill.nothingStays'
  return bill.lines.every(line => units[line.itemId]?.[0] === unitsOf(line)) ? 'bill.nothingMoves' : null
}
