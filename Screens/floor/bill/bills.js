/** What follows from a bill, without asking the server. */

/** @typedef {import('../../live/room.js').Bill} Bill */
/** @typedef {import('../../live/room.js').Order} Order */
/** @typedef {Bill['lines'][number]} BillLine */
/** @typedef {Bill['shares'][number]} Share */
/** @typedef {Bill['payments'][number]} Payment */

/** One portion, in the smallest parts that are counted: 2 to 10 divide it. */
export const PORTION = 2520

const SETTLED = ['paid', 'partiallyRefunded', 'refunded']

/** @param {Bill} bill */
export const isSettled = bill => SETTLED.includes(bill.status)

/** True while lines, discounts and service can change. @param {Bill} bill */
export const isRevisable = bill => ['open', 'issued'].includes(bill.status) && bill.paid === 0 && bill.pending.length === 0

/** @param {Bill} bill */
const reserved = bill => bill.pending.reduce((sum, { amount }) => sum + amount, 0)

/**
 * What can be paid of a bill, or of a share of it: pending payments have theirs reserved.
 *
 * @param {Bill} bill
 * @param {number | null} [number]
 */
export function payableOf(bill, number = null) {
  if (bill.status === 'void') return 0
  const all = bill.status === 'refunded' ? bill.total : bill.due - reserved(bill)
  const share = bill.shares.find(one => one.number === number)
  if (!share) return all
  const pending = bill.pending.filter(payment => payment.share === number).reduce((sum, { amount }) => sum + amount, 0)
  return Math.min(all, share.amount - share.paid - pending)
}

/** What can be given back of a payment, with its tip. @param {Payment} payment */
export const refundableOf = payment => payment.amount + payment.rounding + payment.tip - payment.refunded

/** @param {BillLine} line */
export const unitsOf = ({ quantity, part }) => quantity * PORTION + (part ? PORTION / part.of * part.parts : 0)

/** So many portions as a command has them. @param {number} units */
export function portionsOf(units) {
  const quantity = Math.floor(units / PORTION), left = units % PORTION
  if (left === 0) return { quantity }
  const common = gcd(left, PORTION)
  return { quantity, part: { parts: left / common, of: PORTION / common } }
}

/** So many portions as people read them: 2, ½, 1 ⅓. @param {number} units @param {(value: number) => string} number */
export function portionText(units, number) {
  const { quantity, part } = portionsOf(units)
  const fraction = part ? `${number(part.parts)}⁄${number(part.of)}` : ''
  return quantity > 0 || !part ? [number(quantity), fraction].filter(Boolean).join(' ') : fraction
}

/** @param {number} a @param {number} b @returns {number} */
const gcd = (a, b) => b === 0 ? a : gcd(b, a % b)

/**
 * Divides an amount by weights, so that the parts add up to it: the largest remainders get what is left over, of equal ones the first.
 *
 * @param {number} whole
 * @param {number[]} weights
 */
export function apportion(whole, weights) {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  if (all === 0) return weights.map((_, at) => at === 0 ? whole : 0)
  const exact = weights.map(weight => whole * weight / all)
  const parts = exact.map(Math.floor)
  const left = whole - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact.map((value, at) => ({ at, rest: value - parts[at] })).sort((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of byRemainder.slice(0, left)) parts[at]++
  return parts
}

/**
 * The guests' bills, those of an order without a table by the order.
 *
 * @param {import('../../live/room.js').Room} room
 * @param {{ tableId: string | null, orderId: string | null }} party
 */
export function billsOf(room, { tableId, orderId }) {
  const bills = room.bills.all().filter(bill => tableId ? bill.tableId === tableId : !!orderId && bill.orderIds.includes(orderId))
  return bills.filter(({ status }) => status !== 'void')
}

const OFF = ['cancelled', 'voided']

/** The portions of these orders that are on no bill yet, by dish. @param {Order[]} orders @param {Bill[]} bills */
export function unbilledOf(orders, bills) {
  const billed = new Map()
  for (const line of bills.flatMap(bill => bill.lines)) billed.set(line.lineGroupId, (billed.get(line.lineGroupId) ?? 0) + unitsOf(line))
  const ordered = new Map()
  for (const order of orders) {
    if (order.status === 'cancelled') continue
    for (const item of order.items) {
      if (OFF.includes(item.status) || item.remakeOf) continue
      const group = item.setMenu?.lineId ?? item.lineGroupId
      const known = ordered.get(group)
      // The dishes of a set menu are one line of a bill.
      if (item.setMenu && known) known.price += item.price
      else if (known) known.quantity += item.quantity
      else ordered.set(group, { id: group, name: item.setMenu?.name ?? item.name, quantity: item.quantity, price: item.price })
    }
  }
  return [...ordered.values()].flatMap(line => {
    const units = line.quantity * PORTION - (billed.get(line.id) ?? 0)
    return units > 0 ? [{ ...line, units }] : []
  })
}

/** @typedef {{ name: string, units: number }} Difference More (or, below 0, fewer) portions than before. */

/** What has changed on a bill since a person saw it. @param {Bill} before @param {Bill} after @returns {Difference[]} */
export function differences(before, after) {
  const units = new Map(before.lines.map(line => [line.itemId, { name: line.name, units: -unitsOf(line) }]))
  for (const line of after.lines) units.set(line.itemId, { name: line.name, units: (units.get(line.itemId)?.units ?? 0) + unitsOf(line) })
  return [...units.values()].filter(difference => difference.units !== 0)
}
