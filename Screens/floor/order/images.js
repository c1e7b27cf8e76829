import { signal } from '../../lib/signals.js'

/**
 * Images of dishes. They need the token, so they come by fetch and are shown from memory; the browser's cache has them for the next time.
 */
export class Images {
  #rest
  /** By dish and version. @type {Map<string, import('../../lib/signals.js').Signal<string | null>>} */
  #urls = new Map()

  /** @param {import('../../client/index.js').Rest} rest */
  constructor(rest) {
    this.#rest = rest
  }

  /**
   * The address of a dish's image; null while there is none.
   *
   * @param {{ id: string, image: string | null }} dish
   * @returns {string | null}
   */
  urlOf({ id, image }) {
    if (image === null) return null
    const key = `${id} ${image}`
    let url = this.#urls.get(key)
    if (!url) {
      this.#urls.set(key, url = signal(/** @type {string | null} */ (null)))
      this.#load(id, url)
    }
    return url.value
  }

  /** @param {string} id @param {import('../../lib/signals.js').Signal<string | null>} url */
  async #load(id, url) {
    try {
      const response = await this.#rest.call('getDishImage', { path: { menuItemId: id } })
      url.value = URL.createObjectURL(await response.blob())
    } catch { /* Without network a dish shows its name alone. */ }
  }
}
