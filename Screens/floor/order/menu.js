import { signal } from '../../lib/signals.js'

/** @typedef {import('../../../Clients/javascript/generated/rest.js').Menu} Menu */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').MenuItem} MenuItem */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').ModifierGroup} ModifierGroup */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').ModifierOption} ModifierOption */

/**
 * The menu with prices and choices. Messages say what is left and what is off, which the room knows; this is read anew when a dish
 * changes, and is kept on the device for a start without network.
 */
export class MenuStore {
  #context
  #key
  #isReading = false
  #isStale = false

  /** @type {import('../../lib/signals.js').Signal<Menu>} */
  menu = signal({ categories: [] })

  /** @type {Map<string, MenuItem>} */
  #dishes = new Map()

  /** @param {import('../../shell/page.js').Context<'floor'>} context */
  constructor(context) {
    this.#context = context
    this.#key = `menu.${context.user.restaurantId}`
    const kept = localStorage.getItem(this.#key)
    if (kept) this.#show(JSON.parse(kept))
    const read = () => { this.#read() }
    context.screen.on('snapshot', read).on('MenuItemChanged', read).on('MenuItemRemoved', read).on('MenuCategoryChanged', read)
  }

  /** @param {string} id */
  dish(id) {
    return this.menu.value && this.#dishes.get(id)
  }

  /** The names of options. @param {MenuItem} dish @param {readonly string[]} ids */
  optionNames(dish, ids) {
    const options = dish.modifiers.flatMap(group => group.options)
    return ids.flatMap(id => options.find(option => option.id === id)?.name ?? [])
  }

  async #read() {
    if (this.#isReading) {
      this.#isStale = true
      return
    }
    this.#isReading = true
    try {
      do {
        this.#isStale = false
        const menu = await this.#context.rest.call('getMenu')
        localStorage.setItem(this.#key, JSON.stringify(menu))
        this.#show(menu)
      } while (this.#isStale)
    } catch { /* The one that is kept stays until the next snapshot. */ } finally {
      this.#isReading = false
    }
  }

  /** @param {Menu} menu */
  #show(menu) {
    this.#dishes = new Map(menu.categories.flatMap(({ items }) => items.map(dish => [dish.id, dish])))
    this.menu.value = menu
  }
}
