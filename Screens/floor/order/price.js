/** @typedef {import('./menu.js').MenuItem} MenuItem */
/** @typedef {import('./menu.js').MenuStore} MenuStore */
/** @typedef {import('./drafts.js').Line} Line */

/** What chosen options add to a portion. @param {MenuItem} dish @param {readonly string[]} ids */
function optionsPrice(dish, ids) {
  const options = dish.modifiers.flatMap(group => group.options)
  return ids.reduce((sum, id) => sum + (options.find(option => option.id === id)?.price ?? 0), 0)
}

/** What a line will cost, before the server says so. @param {MenuStore} menu @param {Line} line */
export function linePrice(menu, line) {
  const dish = menu.dish(line.menuItemId)
  if (!dish) return 0
  const base = dish.unit === null ? dish.price ?? 0 : Math.round((dish.price ?? 0) * (line.weight ?? 0) / 1000)
  const chosen = (line.choices ?? []).reduce((sum, choice) => {
    const offered = dish.parts?.find(({ id }) => id === choice.partId)?.choices.find(({ menuItemId }) => menuItemId === choice.menuItemId)
    const part = menu.dish(choice.menuItemId)
    return sum + (offered?.surcharge ?? 0) + (part ? optionsPrice(part, choice.modifiers ?? []) : 0)
  }, 0)
  return (base + optionsPrice(dish, line.modifiers ?? []) + chosen) * line.quantity
}
