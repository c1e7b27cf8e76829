/**
 * All entries of a list, page by page.
 *
 * @template T
 * @param {(cursor: string | undefined) => Promise<{ items: T[], nextCursor: string | null }>} read
 * @returns {Promise<T[]>}
 */
export async function allOf(read) {
  /** @type {T[]} */
  const all = []
  for (let cursor = /** @type {string | undefined} */ (undefined); ;) {
    const { items, nextCursor } = await read(cursor)
    all.push(...items)
    if (!nextCursor) return all
    cursor = nextCursor
  }
}
