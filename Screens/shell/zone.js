/** Days and times of the restaurant's zone, for fields that know no zone. */

// While somebody types a year into a date field, it has years like 0002.
/** @param {string} zone @param {number | Date} at */
const partsOf = (zone, at) => Object.fromEntries(new Intl.DateTimeFormat('en-CA', {
  timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
  hour: '2-digit', minute: '2-digit', second: '2-digit',
}).formatToParts(at).map(({ type, value }) => [type, type === 'year' ? value.padStart(4, '0') : value]))

/** @param {string | number | Date} at @param {string} zone @returns {{ day: string, time: string }} `2026-11-28` and `20:15`. */
export function localOf(at, zone) {
  const { year, month, day, hour, minute } = partsOf(zone, new Date(at))
  return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}` }
}

/** @param {string} day @param {string} time @param {string} zone @returns {string} In UTC. */
export function instantOf(day, time, zone) {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  let at = wanted
  // Twice, as the first guess may lie on the other side of a change of the clocks.
  for (let i = 0; i < 2; i++) {
    const { year, month, day: date, hour, minute, second } = partsOf(zone, new Date(at))
    at += wanted - Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`)
  }
  return new Date(at).toISOString()
}

/** @param {string} day @param {number} by */
export const dayAfter = (day, by) => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
