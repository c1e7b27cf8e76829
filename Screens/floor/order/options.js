import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { optionAvailability } from './availability.js'

/** @typedef {import('./menu.js').MenuItem} MenuItem */
/** @typedef {import('./menu.js').ModifierGroup} ModifierGroup */
/** @typedef {import('./menu.js').ModifierOption} ModifierOption */

/** How many of a group are chosen. @param {ModifierGroup} group @param {readonly string[]} chosen */
const countOf = (group, chosen) => chosen.filter(id => group.options.some(option => option.id === id)).length

/** True if each group has enough. @param {MenuItem} dish @param {readonly string[]} chosen */
export const isComplete = (dish, chosen) => dish.modifiers.every(group => countOf(group, chosen) >= group.min)

/** What a group asks for. @param {ModifierGroup} group */
const ruleOf = ({ min, max }) => min === max ? t('chooseExactly', { count: min }) : min > 0 ? t('chooseBetween', { min, max })
  : t('chooseUpTo', { count: max })

/**
 * The choices of a dish: what must be chosen first.
 *
 * @param {{ floor: import('../floor.js').Floor, dish: MenuItem, chosen: readonly string[], onChange: (chosen: string[]) => void }} props
 */
export function OptionGroups({ floor, dish, chosen, onChange }) {
  return html`${dish.modifiers.toSorted((a, b) => Number(b.min > 0) - Number(a.min > 0)).map(group => {
    const count = countOf(group, chosen)
    return html`<fieldset key=${group.id}><legend>${group.name} <span class=${count < group.min ? 'fault' : 'soft'}>
      ${ruleOf(group)}</span></legend>
      <div class="options">${group.options.map(option => html`<${Option} key=${option.id} floor=${floor} dish=${dish} group=${group}
        option=${option}
        isFull=${count >= group.max} times=${chosen.filter(id => id === option.id).length} chosen=${chosen}
          onChange=${onChange} />`)}</div></fieldset>`
  })}`
}

/**
 * @param {{ floor: import('../floor.js').Floor, dish: MenuItem, group: ModifierGroup, option: ModifierOption, isFull: boolean, times:
 *   number, chosen: readonly string[],
 *   onChange: (chosen: string[]) => void }} props
 */
function Option({ floor, dish, group, option, isFull, times, chosen, onChange }) {
  const { available, stock } = optionAvailability(floor, dish, option)
  const without = () => { const at = chosen.lastIndexOf(option.id); return chosen.filter((_, index) => index !== at) }
  const others = () => chosen.filter(id => !group.options.some(one => one.id === id))
  const tap = () => onChange(times >= option.max || (times > 0 && isFull)
    ? chosen.filter(id => id !== option.id)
    : isFull ? [...group.max === 1 ? others() : chosen, ...group.max === 1 ? [option.id] : []] : [...chosen, option.id])
  const price = option.price ? `${option.price > 0 ? '+' : '−'}${floor.format.money(Math.abs(option.price))}` : ''
  return html`<div class="option">
    <button class="button" aria-pressed=${times > 0} disabled=${!available || (isFull && times === 0 && group.max > 1)} onClick=${tap}>
      <span>${times > 1 && `${times} × `}${option.name}</span>
      <span class="small">${available ? price : t('soldOut')}${available && stock !== null ? ` · ${t('left', { count: stock })}`
        : ''}</span></button>
    ${times > 0 && option.max > 1 && html`<button class="button" aria-label=${t('oneLess', { name: option.name })}
      onClick=${() => onChange(without())}>−</button>
      <button class="button" aria-label=${t('oneMore', { name: option.name })} disabled=${isFull || times >= option.max}
        onClick=${() => onChange([...chosen, option.id])}>+</button>`}
  </div>`
}
