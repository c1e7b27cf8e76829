const FIRST = 500
const LONGEST = 30_000

/**
 * How long to wait before the next try, in milliseconds: anything between 0 and a bound that doubles. The randomness spreads the screens
 * of a restaurant when a node dies under all of them.
 *
 * @param {number} failures How many tries have failed since the last one that did not, less one: 0, 1, 2 …
 * @param {() => number} random From [0, 1).
 */
export const backoff = (failures, random) => Math.min(FIRST * 2 ** failures, LONGEST) * random()
