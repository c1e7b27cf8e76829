import { signal } from '../../lib/signals.js'

/**
 * Where tables stand, in steps of the plan's grid, which has square cells of about the size of a hand.
 *
 * @typedef {{ x: number, y: number }} Place
 */

/** @typedef {import('../floor.js').Table} Table */

/** How many cells a table takes. @param {Pick<Table, 'seats'>} table */
export const sizeOf = ({ seats }) => ({ width: seats <= 4 ? 2 : seats <= 6 ? 3 : 4, height: 2 })

/**
 * The plan as it was drawn on this device. Tables that nobody has placed stand in rows by number. The server knows no places, so another device gets
 * them as text.
 */
export class Arrangement {
  #key

  /** By table. @type {import('../../lib/signals.js').Signal<Record<string, Place>>} */
  places = signal({})

  /** @param {string} restaurantId */
  constructor(restaurantId) {
    this.#key = `arrangement.${restaurantId}`
    this.places.value = JSON.parse(localStorage.getItem(this.#key) ?? '{}')
  }

  /**
   * The places of an area's tables; those without one follow below the others, in rows.
   *
   * @param {readonly Table[]} tables
   * @param {number} columns How many cells fit beside each other.
   * @returns {Map<string, Place>}
   */
  of(tables, columns) {
    const places = new Map(tables.flatMap(table => table.id in this.places.value ? [[table.id, /** @type {Place} */ (this.places.value[table.id])]] : []))
    let x = 0
    let y = Math.max(0, ...tables.flatMap(table => { const place = places.get(table.id); return place ? [place.y + sizeOf(table).height] : [] }))
    for (const table of tables.filter(({ id }) => !places.has(id))) {
      const { width, height } = sizeOf(table)
      if (x > 0 && x + width > columns) {
        x = 0
        y += height
      }
      places.set(table.id, { x, y })
      x += width
    }
    return places
  }

  /** @param {Map<string, Place>} places Of all tables of an area, so that none moves when one does. */
  keep(places) {
    this.#replace({ ...this.places.value, ...Object.fromEntries(places) })
  }

  /** Back into rows. @param {readonly Table[]} tables */
  forget(tables) {
    const ids = new Set(tables.map(({ id }) => id))
    this.#replace(Object.fromEntries(Object.entries(this.places.value).filter(([id]) => !ids.has(id))))
  }

  /** As text for another device. */
  get text() {
    return JSON.stringify(this.places.value)
  }

  /** @param {string} text @returns {boolean} False if it is no arrangement. */
  read(text) {
    try {
      const places = JSON.parse(text)
      const isPlace = (/** @type {any} */ place) => Number.isInteger(place?.x) && Number.isInteger(place?.y) && place.x >= 0 && place.y >= 0
      if (!places || typeof places !== 'object' || Array.isArray(places) || !Object.values(places).every(isPlace)) return false
      this.#replace(places)
      return true
    } catch {
      return false
    }
  }

  /** @param {Record<string, Place>} places */
  #replace(places) {
    this.places.value = places
    localStorage.setItem(this.#key, JSON.stringify(places))
  }
}
