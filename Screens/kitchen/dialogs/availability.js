import { useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'

/** @typedef {import('../display.js').Display} Display */
/** @typedef {import('../board.js').DishAvailability} DishAvailability */

/**
 * Takes a dish or an option off the menu, or puts it back: what is off comes first.
 *
 * @param {{ display: Display, onClose: () => void }} props
 */
export function AvailabilityDialog({ display, onClose }) {
  const [sought, setSought] = useState('')
  const isSought = (/** @type {string} */ name) => name.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase())
  const dishes = display.board.menu.all().filter(({ name, options }) => isSought(name) || options.some(option => isSought(option.name)))
    .sort((a, b) => Number(isOff(b)) - Number(isOff(a)) || a.name.localeCompare(b.name))
  return html`<${Dialog} title=${t('86Title')} onClose=${onClose} kind="wide">
    <input class="input" type="search" aria-label=${t('search')} placeholder=${t('search')} value=${sought}
      onInput=${(/** @type {any} */ event) => setSought(event.target.value)} />
    <ul class="dishes">${dishes.map(dish => html`<${Dish} key=${dish.menuItemId} display=${display} dish=${dish} />`)}</ul>
    ${dishes.length === 0 && html`<p class="empty">${t('noSuchDish')}</p>`}
  </${Dialog}>`
}

/** Off by the kitchen's hand, or sold out. @param {DishAvailability} dish */
const isOff = ({ available, reason }) => !available && reason !== 'schedule'

/** @param {{ display: Display, dish: DishAvailability }} props */
function Dish({ display, dish }) {
  const { name, available, reason, stock, options } = dish
  const [isOpen, setOpen] = useState(false)
  return html`<li class=${available ? '' : 'off'}>
    <div class="dish-row"><div><b>${name}</b>
        <p class="soft small">${reason ? `⊘ ${t(`off.${reason}`)}` : t('onMenu')}${
          stock === null ? '' : ` · ${t('left', { count: stock })}`}</p></div>
      ${options.length > 0 && html`<button class="button quiet" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>${t('options')}
        <span aria-hidden="true">${isOpen ? '▴' : '▾'}</span></button>`}
      ${(available || reason === 'manual') && html`<${Toggle} display=${display} dish=${dish} name=${name} available=${available} />`}</div>
    ${isOpen && html`<ul>${options.map(option => html`<li key=${option.optionId} class="dish-row"><div>${option.name}
        <p class="soft small">${option.available ? t('onMenu') : `⊘ ${t('off.manual')}`}${
          option.stock === null ? '' : ` · ${t('left', { count: option.stock })}`}</p></div>
      ${(option.available || option.stock !== 0) && html`<${Toggle} display=${display} dish=${dish} optionId=${option.optionId}
        name=${`${name}, ${option.name}`} available=${option.available} />`}</li>`)}</ul>`}
  </li>`
}

/**
 * What is sold out comes back with its stock, and not by this.
 *
 * @param {{ display: Display, dish: DishAvailability, optionId?: string, name: string, available: boolean }} props
 */
function Toggle({ display, dish, optionId, name, available }) {
  const isSent = display.context.outbox.isSent(optionId ?? dish.menuItemId)
  return html`<button class=${`button ${available ? 'danger' : ''} ${isSent ? 'sent' : ''}`}
    aria-label=${`${t(available ? 'takeOff' : 'bringBack')}: ${name}`}
    onClick=${() => display.commands.setAvailability(dish.menuItemId, name, !available, optionId)}>
    ${t(available ? 'takeOff' : 'bringBack')}</button>`
}
