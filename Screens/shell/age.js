import { now } from './now.js'

/** @typedef {'onTime' | 'warn' | 'late'} Age */

/** As the server warns: from 70 % of the time that a ticket may take. */
const WARN = 0.7

/** @param {{ firedAt: string, dueAt: string }} ticket @returns {Age} */
export function ageOf({ firedAt, dueAt }) {
  const fired = Date.parse(firedAt), due = Date.parse(dueAt)
  return now.value >= due ? 'late' : now.value >= fired + (due - fired) * WARN ? 'warn' : 'onTime'
}
