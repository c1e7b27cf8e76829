import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { availabilityOf } from './availability.js'
import { OptionGroups, isComplete } from './options.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('./menu.js').MenuItem} MenuItem */
/** @typedef {NonNullable<import('./drafts.js').Line['choices']>} Choices */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').SetMenuPart} Part */

/** True if every part has its dishes, and they have what they need. @param {Floor} floor @param {MenuItem} dish @param {Choices} choices */
export const isMenuComplete = (floor, dish, choices) =>
  (dish.parts ?? []).every(({ id, count }) => choices.filter(({ partId }) => partId === id).length === count)
  && choices.every(({ menuItemId, modifiers }) => { const part = floor.menu.dish(menuItemId); return !part
    || isComplete(part, modifiers ?? []) })

/**
 * The parts of a set menu, each with the dishes it offers.
 *
 * @param {{ floor: Floor, dish: MenuItem, choices: Choices, onChange: (choices: Choices) => void }} props
 */
export function SetMenuParts({ floor, dish, choices, onChange }) {
  return html`${(dish.parts ?? []).map(part => html`<${PartChoices} key=${part.id} floor=${floor} part=${part} choices=${choices}
    onChange=${onChange} />`)}`
}

/** @param {{ floor: Floor, part: Part, choices: Choices, onChange: (choices: Choices) => void }} props */
function PartChoices({ floor, part, choices, onChange }) {
  const own = choices.filter(({ partId }) => partId === part.id)
  const others = choices.filter(({ partId }) => partId !== part.id)
  /** @param {string} menuItemId */
  const tap = menuItemId => {
    const at = own.findIndex(choice => choice.menuItemId === menuItemId)
    const one = { partId: part.id, menuItemId }
    if (own.length < part.count) onChange([...others, ...own, one])
    else if (at >= 0) onChange([...others, ...own.toSpliced(at, 1)])
    else onChange([...others, ...own.slice(1), one])
  }
  return html`<fieldset><legend>${part.name} <span class=${own.length < part.count ? 'fault' : 'soft'}>
    ${t('chooseExactly', { count: part.count })}</span></legend>
    <div class="options">${part.choices.map(({ menuItemId, surcharge }) => {
      const offered = floor.menu.dish(menuItemId)
      if (!offered) return null
      const { available, why } = availabilityOf(floor, offered)
      const times = own.filter(choice => choice.menuItemId === menuItemId).length
      return html`<div key=${menuItemId} class="option">
        <button class="button" aria-pressed=${times > 0} disabled=${!available} onClick=${() => tap(menuItemId)}>
        <span>${times > 1 && `${times} × `}${offered.name}</span><span class="small">
          ${!available ? why : surcharge > 0 ? `+${floor.format.money(surcharge)}` : ''}</span></button></div>`
    })}</div>
    ${own.map((choice, index) => {
      const chosen = floor.menu.dish(choice.menuItemId)
      return chosen && chosen.modifiers.length > 0 && html`<div key=${index} class="nested stack"><b>${chosen.name}</b>
        <${OptionGroups} floor=${floor} dish=${chosen} chosen=${choice.modifiers ?? []}
        onChange=${(/** @type {string[]} */ modifiers) => onChange([...others, ...own.map((one, at) => at === index
          ? { ...one, modifiers } : one)])} /></div>`
    })}</fieldset>`
}
