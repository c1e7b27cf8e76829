/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Table} Table */

/** The middle of a table, in thousandths of the plan's width and height. @typedef {{ x: number, y: number }} Place */

/** The whole width or height of a plan. */
export const WHOLE = 1000

/** Tables that no person has placed stand in rows of four below the others. */
const ROW = { tables: 4, first: 200, height: 300 }

/**
 * Where an area's tables stand, those that are being moved at their new place.
 *
 * @param {Floor} floor
 * @param {readonly Table[]} tables
 * @returns {Map<string, Place>}
 */
export function placesOf(floor, tables) {
  const places = new Map(tables.flatMap(table => {
    const place = floor.sent(`place ${table.id}`)?.input.body.place ?? table.place
    return place ? [/** @type {const} */ ([table.id, /** @type {Place} */ (place)])] : []
  }))
  const lowest = Math.max(ROW.first - ROW.height, ...[...places.values()].map(({ y }) => y))
  tables.filter(({ id }) => !places.has(id)).forEach(({ id }, index) => places.set(id, {
    x: WHOLE / ROW.tables * (index % ROW.tables + 0.5),
    y: lowest + ROW.height * (Math.floor(index / ROW.tables) + 1),
  }))
  return places
}

/**
 * The sizes of a plan in pixels: as wide as there is space, tables as large as a hand, and so high that rows do not touch.
 *
 * @param {number} width
 */
export function sizesOf(width) {
  const side = Math.min(180, Math.max(86, Math.min(132, width * 0.17), width * 0.115))
  const widest = Math.max(side, width * 0.235)
  return {
    side,
    /** A table's width by its seats. @param {Pick<Table, 'seats'>} table */
    widthOf: ({ seats }) => Math.min(widest, side * (seats <= 4 ? 1 : seats <= 6 ? 1.3 : 1.6)),
    height: (side + 24) / (ROW.height / WHOLE),
  }
}
