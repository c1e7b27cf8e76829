/** @typedef {import('../bill/commands.js').Method} Method */

/** The methods of payment, in the order of their keys. */
export const METHODS = /** @type {const} */ (['cash', 'card', 'voucher', 'wallet', 'upi'])

/** UPI is of India alone. @param {Method} method @param {import('../bill/commands.js').Context} context */
export const isUsed = (method, { restaurant }) => method !== 'upi' || restaurant.value.currency === 'INR'
