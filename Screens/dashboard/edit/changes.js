/** @typedef {{ name: string | null, time: string }} Change Who changed it, null: the system; and when. */

/** What each message is about, by the key of its draft. @type {Record<string, (data: any) => string>} */
const SUBJECTS = {
  MenuItemChanged: ({ item }) => `dish.${item.id}`,
  MenuCategoryChanged: ({ category }) => `category.${category.id}`,
  TableChanged: ({ tableId }) => `table.${tableId}`,
  ReservationChanged: ({ reservation }) => `reservation.${reservation.id}`,
  StaffStatusChanged: ({ staffId }) => `staff.${staffId}`,
}

/** Which other person last changed what, as far as messages told since a form was first opened. */
export class Changes {
  /** @type {Map<string, Change>} */
  #last = new Map()

  /** @param {import('./known.js').Context} context */
  constructor({ screen, format, user }) {
    for (const [event, subjectOf] of Object.entries(SUBJECTS))
      screen.on(/** @type {any} */ (event), (/** @type {any} */ data, /** @type {any} */ { by, at }) => {
        if (by?.id !== user.id) this.#last.set(subjectOf(data), { name: by?.name ?? null, time: format.time(at) })
      })
  }

  /** @param {string} key */
  of(key) {
    return this.#last.get(key) ?? null
  }
}
