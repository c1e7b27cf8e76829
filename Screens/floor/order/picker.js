import { signal } from '../../lib/signals.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { t } from '../../shell/words.js'
import { GuardedButton } from '../may.js'
import { isAdding } from '../selection.js'
import { availabilityOf, needsChoice } from './availability.js'
import { editLine } from './lineForm.js'
import { SendButton } from './send.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('./menu.js').MenuItem} MenuItem */

/** The category that is shown; null: the first. */
const category = signal(/** @type {string | null} */ (null))
const searched = signal('')

const COURSES = [1, 2, 3, 4]

/**
 * The dishes to choose from.
 *
 * @param {{ floor: Floor, party: string, name: string, guests: number | null, whose: any, orderId: string | null }} props `party`: whose
 *   draft it goes to.
 */
export function Picker({ floor, party, name, guests, whose, orderId }) {
  const { categories } = floor.menu.menu.value
  const shown = categories.find(({ id }) => id === category.value) ?? categories[0]
  const words = searched.value.trim().toLowerCase()
  const dishes = words ? categories.flatMap(({ items }) => items).filter(dish => dish.name.toLowerCase().includes(words))
    : shown?.items ?? []
  return html`<div class="picker">
    <div class="picker-head">
      <div class="row apart nowrap"><h2 class="roomy-only">${t('addFor', { name })}</h2>
        <input class="input find-dish" type="search" placeholder=${t('findDish')} aria-label=${t('findDish')} value=${searched.value}
          onInput=${(/** @type {any} */ event) => { searched.value = event.target.value }} />
        <button class="button" onClick=${() => { isAdding.value = false }}>${t('done')}</button></div>
      <div class="strip" role="group" aria-label=${t('categories')}>${categories.map(({ id, name: label }) => html`
        <button key=${id} class="button" aria-pressed=${!words && shown?.id === id}
          onClick=${() => { category.value = id; searched.value = '' }}>${label}</button>`)}</div>
      <div class="strip"><${Chips} label=${t('course')} values=${COURSES} chosen=${floor.drafts.course} />
        ${guests !== null && html`<${Chips} label=${t('seat')}
          values=${[null, ...Array.from({ length: guests }, (_, index) => index + 1)]} chosen=${floor.drafts.seat} />`}</div>
    </div>
    ${dishes.length === 0 && html`<p class="empty">${words ? t('noDish') : t('noMenu')}</p>`}
    <ul class="dishes">${dishes.map(dish => html`<li key=${dish.id}>
      <${Dish} floor=${floor} party=${party} dish=${dish} guests=${guests} /></li>`)}</ul>
    <div class="picker-foot narrow-only"><${SendButton} floor=${floor} party=${party} name=${name} whose=${whose} orderId=${orderId} />
      </div>
  </div>`
}

/** @param {{ label: string, values: (number | null)[], chosen: import('../../lib/signals.js').Signal<any> }} props */
function Chips({ label, values, chosen }) {
  return html`<div class="chips" role="group" aria-label=${label}><span class="soft small" aria-hidden="true">${label}</span>
    ${values.map(value => html`
    <button key=${value} class="button chip" aria-pressed=${chosen.value === value} aria-label=${`${label} ${value ?? t('any')}`}
      onClick=${() => { chosen.value = value }}>${value ?? '–'}</button>`)}</div>`
}

/**
 * A tap adds one; a dish with something to choose asks first.
 *
 * @param {{ floor: Floor, party: string, dish: MenuItem, guests: number | null }} props
 */
function Dish({ floor, party, dish, guests }) {
  const { available, stock, why } = availabilityOf(floor, dish)
  const chosen = floor.drafts.of(party).lines.filter(({ menuItemId }) => menuItemId === dish.id)
    .reduce((sum, { quantity }) => sum + quantity, 0)
  const url = floor.images.urlOf(dish)
  const add = () => {
    const seat = guests === null ? null : floor.drafts.seat.peek()
    const course = floor.drafts.course.peek()
    const line = { menuItemId: dish.id, quantity: 1, ...(course > 1 && { course }), ...(seat !== null && { seat }) }
    if (needsChoice(dish)) editLine({ floor, party, dish, line, index: null, guests })
    else floor.drafts.add(party, line)
  }
  return html`<button class="dish ${available ? '' : 'off'}" disabled=${!available} onClick=${add}>
    ${url ? html`<img src=${url} alt="" loading="lazy" />` : ''}
    <span class="dish-name">${dish.name}${needsChoice(dish) ? ' …' : ''}</span>
    <span class="dish-marks small soft">${dish.marks.map(mark => t(`mark.${mark}`)).join(' · ')}</span>
    ${dish.allergens.length > 0 && html`<span class="dish-marks small soft"><span aria-hidden="true">⚠ </span>
      <span class="visually-hidden">${t('contains')} </span>${dish.allergens.map(one => t(`allergen.${one}`)).join(', ')}</span>`}
    <span class="dish-foot"><b>${floor.format.money(dish.price ?? 0)}${dish.unit ? ` / ${dish.unit}` : ''}</b>
      ${!available ? html`<span class="badge">${why}</span>` : stock !== null && html`<span class=${`badge ${stock <= 5 ? 'warn' : ''}`}>
        ${t('left', { count: stock })}</span>`}</span>
    ${chosen > 0 && html`<span class="dish-count" aria-label=${t('chosen', { count: chosen })}>${chosen}</span>`}
  </button>`
}

/** The way into the picker. @param {{ user: { role: string }, isPrimary: boolean }} props */
export function AddButton({ user, isPrimary }) {
  const add = () => { searched.value = ''; isAdding.value = true }
  return html`<${GuardedButton} user=${user} permission="takeOrders" kind=${isPrimary ? 'primary' : ''} onClick=${add}>
    <${Icon} name="fork" />${t('add')}</${GuardedButton}>`
}
