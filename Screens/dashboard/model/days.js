import { dayAfter, instantOf, localOf } from '../../shell/zone.js'

/** @typedef {{ timeZone: string, dayStartsAt: number }} Clock The restaurant's. */

const HOUR = 3_600_000

/** The business day that a moment is in: it begins at the hour of the settings. @param {string | number} at @param {Clock} clock */
export function businessDayOf(at, { timeZone, dayStartsAt }) {
  const { day, time } = localOf(at, timeZone)
  return Number(time.slice(0, 2)) < dayStartsAt ? dayAfter(day, -1) : day
}

/** When a business day begins and ends, in UTC. @param {string} day @param {Clock} clock */
export function boundsOf(day, { timeZone, dayStartsAt }) {
  const time = `${String(dayStartsAt).padStart(2, '0')}:00`
  return { from: instantOf(day, time, timeZone), to: instantOf(dayAfter(day, 1), time, timeZone) }
}

/** When an hour of a business day begins and ends. @param {string} day @param {number} hour @param {Clock} clock */
export function hourOf(day, hour, { timeZone, dayStartsAt }) {
  const from = instantOf(hour < dayStartsAt ? dayAfter(day, 1) : day, `${String(hour).padStart(2, '0')}:00`, timeZone)
  return { from, to: new Date(Date.parse(from) + HOUR).toISOString() }
}

export { dayAfter }
