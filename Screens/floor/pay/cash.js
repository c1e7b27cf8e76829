/** Cash: what is to be given for an amount, and what a guest is likely to give. */

/** @typedef {import('../bill/bills.js').Bill} Bill */
/** @typedef {{ cashUnit?: number, rounding?: 'halfUp' | 'halfEven' }} CashRules */

/** The nearest amount that is a multiple of the smallest coin. @param {number} amount @param {CashRules} rules */
function inCoins(amount, { cashUnit = 1, rounding }) {
  const coins = Math.floor(amount / cashUnit), rest = amount - coins * cashUnit
  const isUp = rest * 2 > cashUnit || (rest * 2 === cashUnit && (rounding !== 'halfEven' || coins % 2 !== 0))
  return (isUp ? coins + 1 : coins) * cashUnit
}

/** @param {Bill['payments'][number]} payment */
const isGivenBack = ({ amount, rounding, refunded }) => refunded > 0 && refunded >= amount + rounding

/**
 * The cash for an amount of a bill. All cash of a bill together is rounded once, however many payments it comes in.
 *
 * @param {Bill} bill
 * @param {number} amount
 * @param {CashRules} rules
 */
export function cashFor(bill, amount, rules) {
  const cash = bill.payments.filter(({ method }) => method === 'cash')
  // A refund gives back the bill's part first, with its rounding.
  const applied = cash.reduce((sum, payment) => sum + (isGivenBack(payment) ? 0 : Math.max(0, payment.amount - payment.refunded)), 0)
  const kept = cash.reduce((sum, payment) => sum + Math.max(0, payment.amount + payment.rounding - payment.refunded), 0)
  return Math.max(0, inCoins(applied + amount, rules) - kept)
}

/**
 * What a guest is likely to give for an amount: the next round sums of any currency, as all have coins and notes of 1, 2 and 5 times a
 * power of 10.
 *
 * @param {number} needed
 * @param {CashRules} rules
 */
export function likelyCash(needed, { cashUnit = 1 }) {
  const sums = new Set()
  for (let power = 1; power <= needed * 10 && sums.size < 4; power *= 10) for (const note of [power, 2 * power, 5 * power]) {
    const sum = Math.ceil(needed / note) * note
    if (note >= needed / 10 && note % cashUnit === 0 && sum > needed && sum <= needed * 6) sums.add(sum)
  }
  return [...sums].sort((a, b) => a - b).slice(0, 4)
}
