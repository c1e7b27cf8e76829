/** @typedef {import('../../Clients/javascript/generated/hubs.js').DishAvailability} DishAvailability */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').Category} Category */

/**
 * What is on the menu, as far as messages tell.
 *
 * @typedef {object} Menu
 * @property {import('../shell/collection.js').Collection<DishAvailability>} menu
 * @property {import('../shell/collection.js').Collection<Category>} categories
 */

/** How each message changes the menu. @type {Record<string, (known: Menu, data: any) => void>} */
export const menuFolds = {
  MenuAvailabilityChanged: ({ menu }, { menuItemId, available, reason }) =>
    menu.change(menuItemId, dish => ({ ...dish, available, reason })),
  StockChanged: ({ menu }, { menuItemId, stock }) => menu.change(menuItemId, dish => ({ ...dish, stock })),
  OptionAvailabilityChanged: ({ menu }, { menuItemId, optionId, available }) => changeOption(menu, menuItemId, optionId, { available }),
  OptionStockChanged: ({ menu }, { menuItemId, optionId, stock }) => changeOption(menu, menuItemId, optionId, { stock }),
  MenuItemChanged: ({ menu }, { item }) => menu.put({
    menuItemId: item.id, name: item.name, available: item.available, stock: item.stock, reason: item.reason, schedule: item.schedule,
    options: item.modifiers.flatMap((/** @type {any} */ group) => group.options)
      .map((/** @type {any} */ option) => ({ optionId: option.id, name: option.name, available: option.available, stock: option.stock })),
  }),
  MenuItemRemoved: ({ menu }, { menuItemId }) => menu.remove(menuItemId),
  MenuCategoryChanged: ({ categories }, { category, position }) => {
    const others = categories.peek().filter(({ id }) => id !== category.id)
    categories.replace(position === null ? others : others.toSpliced(position - 1, 0, category))
  },
}

/** @param {Menu['menu']} menu @param {string} menuItemId @param {string} optionId @param {object} change */
const changeOption = (menu, menuItemId, optionId, change) => menu.change(menuItemId, dish =>
  ({ ...dish, options: dish.options.map(option => option.optionId === optionId ? { ...option, ...change } : option) }))
