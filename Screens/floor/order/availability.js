import { t } from '../../shell/words.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('./menu.js').MenuItem} MenuItem */
/** @typedef {import('./menu.js').ModifierOption} ModifierOption */

/**
 * Whether a dish can be ordered now, what is left of it, and why not: by the latest message.
 *
 * @param {Floor} floor
 * @param {MenuItem} dish
 */
export function availabilityOf(floor, dish) {
  const { available, stock, reason } = floor.room.menu.get(dish.id) ?? dish
  const hours = dish.schedule.map(({ from, to }) => `${from}–${to}`).join(', ')
  return {
    available,
    stock,
    why: available ? ''
      : reason === 'schedule' ? hours ? t('onlyAt', { hours }) : t('notNow')
      : t(reason === 'auto' ? 'soldOut' : 'offToday'),
  }
}

/** The same of an option. @param {Floor} floor @param {MenuItem} dish @param {ModifierOption} option */
export function optionAvailability(floor, dish, option) {
  const live = floor.room.menu.get(dish.id)?.options.find(({ optionId }) => optionId === option.id)
  return { available: live?.available ?? option.available, stock: live ? live.stock : option.stock }
}

/** True if the dish cannot be ordered without a choice. @param {MenuItem} dish */
export const needsChoice = dish => dish.unit !== null || (dish.parts ?? []).length > 0 || dish.modifiers.some(({ min }) => min > 0)
