/** The clock of a place: what it shows at a moment, as `2026-11-28T20:30`. @param {number} at @param {string} timeZone */
export function clockAt(at, timeZone) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

/**
 * The moment at which the clock of a place shows this; of an hour that comes twice, the first.
 *
 * @param {string} clock
 * @param {string} timeZone
 */
export function momentOf(clock, timeZone) {
  const asIfUtc = Date.parse(`${clock}Z`)
  // The zone is at most 14 hours away, and its distance to UTC may change in between: the second step is exact.
  let at = asIfUtc
  for (let step = 0; step < 2; step++) at += asIfUtc - Date.parse(`${clockAt(at, timeZone)}Z`)
  return new Date(at)
}
