import { dayAfter } from '../model/days.js'

/** @typedef {{ from: string, to: string }} Range Business days, both included. */

/** The longest that the server has in one answer. */
export const LONGEST = 366

// Weeks begin on Monday.
const sinceMonday = (/** @type {string} */ day) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** The ranges that have a name, as of a day. @param {string} today @returns {Record<string, Range>} */
export function rangesOf(today) {
  const yesterday = dayAfter(today, -1), monday = dayAfter(today, -sinceMonday(today))
  return {
    today: { from: today, to: today },
    yesterday: { from: yesterday, to: yesterday },
    thisWeek: { from: monday, to: today },
    lastWeek: { from: dayAfter(monday, -7), to: dayAfter(monday, -1) },
    thisMonth: { from: `${today.slice(0, 8)}01`, to: today },
  }
}

/** @param {Range} range */
export const lengthOf = ({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
