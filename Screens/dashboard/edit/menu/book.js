import { Collection } from '../../../shell/collection.js'
import { Book } from '../book.js'

/** @typedef {import('../../../../Clients/javascript/generated/rest.js').MenuItem} Dish */
/** @typedef {import('../../../../Clients/javascript/generated/rest.js').Category} Category */

/** The whole menu, with prices. */
export class MenuBook extends Book {
  dishes = new Collection(/** @param {Dish} dish */ dish => dish.id)
  categories = new Collection(/** @param {Category} category */ category => category.id)

  /** @param {import('../known.js').Context} context */
  constructor(context) {
    super(context)
    const { dishes } = this
    this.hear('MenuItemChanged', ({ item }) => this.putDish(item))
    this.hear('MenuItemRemoved', ({ menuItemId }) => this.removeDish(menuItemId))
    this.hear('MenuAvailabilityChanged', ({ menuItemId, available, reason }) =>
      dishes.change(menuItemId, dish => ({ ...dish, available, reason })))
    this.hear('StockChanged', ({ menuItemId, stock }) => dishes.change(menuItemId, dish => ({ ...dish, stock })))
    this.hear('OptionAvailabilityChanged', ({ menuItemId, optionId, available, reason }) =>
      dishes.change(menuItemId, dish => withOption(dish, optionId, { available, reason })))
    this.hear('OptionStockChanged', ({ menuItemId, optionId, stock }) =>
      dishes.change(menuItemId, dish => withOption(dish, optionId, { stock })))
    this.hear('MenuCategoryChanged', ({ category, position }) => this.putCategory(category, position))
  }

  /** @override */
  async load() {
    const { categories } = await this.context.rest.call('getMenu')
    this.dishes.replace(categories.flatMap(({ items }) => items))
    this.categories.replace(categories.map(({ id, name, schedule, items }) =>
      ({ id, name, schedule, itemIds: items.map(item => item.id) })))
  }

  /** A dish that comes into a category is its last. @param {Dish} dish */
  putDish(dish) {
    this.dishes.put(dish)
    for (const { id, name, itemIds } of this.categories.peek()) {
      const has = itemIds.includes(dish.id), belongs = name === dish.category
      if (has === belongs) continue
      this.#order(id, belongs ? [...itemIds, dish.id] : itemIds.filter(one => one !== dish.id))
    }
  }

  /** @param {string} dishId */
  removeDish(dishId) {
    this.dishes.remove(dishId)
    for (const { id, itemIds } of this.categories.peek())
      if (itemIds.includes(dishId)) this.#order(id, itemIds.filter(one => one !== dishId))
  }

  /** @param {string} categoryId @param {string[]} itemIds */
  #order(categoryId, itemIds) {
    this.categories.change(categoryId, category => ({ ...category, itemIds }))
  }

  /** @param {Category} category @param {number | null} position From 1; null: removed. */
  putCategory(category, position) {
    const others = this.categories.peek().filter(({ id }) => id !== category.id)
    this.categories.replace(position === null ? others : others.toSpliced(position - 1, 0, category))
    for (const id of category.itemIds)
      this.dishes.change(id, dish => dish.category === category.name ? dish : { ...dish, category: category.name })
  }

  /** The place of a dish in its category, from 1. @param {Dish} dish */
  positionOf(dish) {
    const category = this.categories.all().find(({ name }) => name === dish.category)
    return category ? category.itemIds.indexOf(dish.id) + 1 : 1
  }

  /** The names of the stations that cook something. */
  get stations() {
    return [...new Set(this.dishes.all().map(({ station }) => station))].sort()
  }
}

/** @param {Dish} dish @param {string} optionId @param {object} change @returns {Dish} */
const withOption = (dish, optionId, change) => ({
  ...dish,
  modifiers: dish.modifiers.map(group => ({
    ...group, options: group.options.map(option => option.id === optionId ? { ...option, ...change } : option),
  })),
})
