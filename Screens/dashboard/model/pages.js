/**
 * All pages of a list.
 *
 * @template T
 * @param {(query: { limit: number, cursor?: string }) => Promise<{ items: T[], nextCursor: string | null }>} page
 * @returns {Promise<T[]>}
 */
export async function allOf(page) {
  /** @type {T[]} */
  const items = []
  for (let cursor = /** @type {string | undefined} */ (undefined); ;) {
    const { items: more, nextCursor } = await page({ limit: 200, ...(cursor && { cursor }) })
    items.push(...more)
    if (nextCursor === null) return items
    cursor = nextCursor
  }
}
