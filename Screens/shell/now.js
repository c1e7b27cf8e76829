import { signal } from '../lib/signals.js'

/** The difference of the server's clock and this device's, in milliseconds. */
let ahead = 0

/** The server's time, in milliseconds, to the second. One timer for the whole page. */
export const now = signal(Date.now())

/** @param {string | null} date A response's `Date`. Its whole seconds are too coarse for a difference of less than 5 s. */
export function learnTime(date) {
  const difference = date ? Date.parse(date) - Date.now() : 0
  ahead = Math.abs(difference) > 5_000 ? difference : 0
  now.value = Date.now() + ahead
}

function tick() {
  now.value = Date.now() + ahead
  setTimeout(tick, 1000 - Date.now() % 1000)
}
tick()
