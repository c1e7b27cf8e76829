/** @typedef {import('./book.js').Dish} Dish */
/** @typedef {import('../draft.js').Values} Values */

export const ALLERGENS = /** @type {const} */ ([
  'gluten', 'crustaceans', 'eggs', 'fish', 'peanuts', 'soybeans', 'milk', 'nuts', 'celery', 'mustard', 'sesame', 'sulphites', 'lupin',
  'molluscs',
])
export const MARKS = /** @type {const} */ (['vegetarian', 'vegan', 'halal', 'kosher', 'glutenFree', 'lactoseFree'])

/** @type {Values} */
export const BLANK = {
  name: '', category: '', price: null, unit: null, station: null, taxRate: null, taxes: [], takeAwayTaxRate: null, prepMinutes: null,
  stock: null, lowStock: null, modifiers: [], allergens: [], marks: [], parts: [], schedule: [],
}

/**
 * The field of an existing option's stock, which sales change, and so apart from the choices.
 *
 * @param {string} optionId
 * @param {'stock' | 'lowStock'} what
 */
export const optionField = (optionId, what) => `${what}:${optionId}`

/** What the form of a dish shows. @param {Dish} dish @param {number} position @returns {Values} */
export function valuesOf(dish, position) {
  const { name, category, price, unit, station, taxes = [], prepMinutes, stock, lowStock, allergens, marks, schedule } = dish
  return {
    name, category, price, unit, station, taxes, taxRate: taxes.length > 0 ? null : dish.taxRate ?? null,
    takeAwayTaxRate: dish.takeAwayTaxRate ?? null,
    prepMinutes, stock, lowStock, allergens, marks, schedule, position,
    modifiers: dish.modifiers.map(group => ({
      id: group.id, name: group.name, min: group.min, max: group.max,
      options: group.options.map(({ id, name, price = 0, max, leavesOut }) => ({ id, name, price, max, leavesOut })),
    })),
    parts: (dish.parts ?? []).map(part => ({ name: part.name, count: part.count, course: part.course, choices: part.choices })),
    ...Object.fromEntries(dish.modifiers.flatMap(({ options }) => options).flatMap(option => [
      [optionField(option.id, 'stock'), option.stock], [optionField(option.id, 'lowStock'), option.lowStock]])),
  }
}

/**
 * What to send for the changed fields of a dish: each changed stock of an option first, then the rest.
 *
 * @param {Values} changes
 * @param {Dish | undefined} dish Undefined: a new one.
 * @param {(name: string) => any} seen What the person saw of a field when they changed it.
 */
export function requestsOf(changes, dish, seen) {
  /** @type {Map<string, Values>} */
  const options = new Map()
  /** @type {Values} */
  const body = {}
  for (const [name, value] of Object.entries(changes)) {
    const [what, optionId] = name.split(':')
    if (optionId) options.set(optionId, { ...options.get(optionId), [what]: value, ...(what === 'stock' && { expectedStock: seen(name) }) })
    else body[name] = name === 'modifiers' ? groupsOf(value, dish) : value
  }
  if (dish && 'stock' in body) body.expectedStock = seen('stock')
  return { options, body }
}

/** An option keeps its stock when it gets another name. @param {any[]} groups @param {Dish | undefined} dish */
function groupsOf(groups, dish) {
  const existing = new Map(dish?.modifiers.flatMap(({ options }) => options).map(option => [option.id, option]))
  return groups.map(({ name, min, max, options }) => ({
    name, min, max, options: options.map((/** @type {any} */ option) => {
      const { stock = option.stock, lowStock = option.lowStock } = existing.get(option.id) ?? {}
      return { name: option.name, price: option.price ?? 0, max: option.max, leavesOut: option.leavesOut,
        ...(stock !== null && stock !== undefined && { stock }),
        ...(lowStock !== null && lowStock !== undefined && { lowStock }) }
    }),
  }))
}
