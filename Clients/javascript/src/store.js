/**
 * Where a session is kept: `localStorage`, `sessionStorage`, or anything with these three methods, which may be asynchronous.
 *
 * @typedef {object} SessionStore
 * @property {(key: string) => string | null | Promise<string | null>} getItem
 * @property {(key: string, value: string) => void | Promise<void>} setItem
 * @property {(key: string) => void | Promise<void>} removeItem
 */

/**
 * Keeps a session as long as the program runs.
 *
 * @returns {SessionStore}
 */
export function memoryStore() {
  /** @type {Map<string, string>} */
  const items = new Map()
  return {
    getItem: key => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: key => void items.delete(key),
  }
}
