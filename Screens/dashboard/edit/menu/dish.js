import { useState } from '../../../lib/hooks.js'
import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'
import { Confirm } from '../confirm.js'
import { Form } from '../editor.js'
import { ChipsField, NumberField, SelectField, TextField } from '../fields.js'
import { command, creation } from '../known.js'
import { money, percent, portions, position, whole } from '../numbers.js'
import { ScheduleField } from '../schedule.js'
import { ALLERGENS, BLANK, MARKS, optionField, requestsOf, valuesOf } from './dishValues.js'
import { ImageField } from './image.js'
import { ModifiersField } from './modifiers.js'
import { OffSwitch } from './offSwitch.js'
import { PartsField } from './parts.js'
import { TaxField } from './tax.js'

/** @typedef {import('../known.js').Known} Known */
/** @typedef {import('../draft.js').Draft} Draft */

/** @param {{ known: Known, id: string }} props */
export function DishForm({ known, id }) {
  const { menu, drafts, selections: { menu: selection } } = known
  const isNew = id === 'new'
  const dish = menu.dishes.get(id)
  const draft = drafts.of(`dish.${id}`, () => {
    if (isNew) return { ...BLANK, category: menu.categories.all()[0]?.name ?? '' }
    const one = menu.dishes.get(id)
    return one && valuesOf(one, menu.positionOf(one))
  })
  /** @param {import('./book.js').Dish} saved */
  const onSaved = saved => {
    if (isNew) selection.goFrom('dish.new', `dish.${saved.id}`)
  }
  return html`<${Form} selection=${selection} draft=${draft} isNew=${isNew}
    title=${isNew ? t('edit.newDish') : dish?.name ?? t('edit.dish')}
    reread=${() => menu.read()} save=${(/** @type {any} */ changes) => saveDish(known, id, draft, changes)} onSaved=${onSaved}
    aside=${dish && html`<${Removal} known=${known} dish=${dish} draft=${draft} />`}>
    ${dish && html`<div class="edit-top"><${ImageField} known=${known} dish=${dish} /><${OffSwitch} known=${known} what=${dish}
      dishId=${id} isLong /></div>`}
    <${Basics} known=${known} draft=${draft} isNew=${isNew} />
    <${TaxField} draft=${draft} />
    <${ChipsField} draft=${draft} name="allergens" label=${t('edit.allergens')}
      choices=${ALLERGENS.map(one => [one, t(`allergen.${one}`)])} />
    <${ChipsField} draft=${draft} name="marks" label=${t('edit.marks')} choices=${MARKS.map(one => [one, t(`mark.${one}`)])} />
    <${ModifiersField} known=${known} draft=${draft} dish=${dish} />
    <${PartsField} known=${known} draft=${draft} dishId=${id} />
    <${ScheduleField} draft=${draft} name="schedule" label=${t('edit.schedule')} hint=${t('edit.dishScheduleHint')} />
  <//>`
}

/** @param {{ known: Known, draft: Draft, isNew: boolean }} props */
function Basics({ known: { context, menu }, draft, isNew }) {
  const place = context.restaurant.value
  /** @type {import('../fields.js').Choices} */
  const units = [[null, t('edit.perPortion')], ['kg', 'kg'], ['lb', 'lb'], ['l', 'l']]
  return html`<div class="edit-fields">
    <${TextField} draft=${draft} name="name" label=${t('edit.name')} isRequired max=${100} />
    <${SelectField} draft=${draft} name="category" label=${t('edit.category')}
      choices=${menu.categories.all().map(({ name }) => [name, name])} />
    <${NumberField} draft=${draft} name="price" label=${t('edit.price')} kind=${money(place)} isRequired />
    <${SelectField} draft=${draft} name="unit" label=${t('edit.soldBy')} choices=${units} />
    <${NumberField} draft=${draft} name="takeAwayTaxRate" label=${t('edit.takeAwayTax')} kind=${percent} placeholder=${t('edit.same')} />
    ${!isNew && html`<${NumberField} draft=${draft} name="position" label=${t('edit.positionInCategory')} kind=${position}
      isRequired />`}
    <${TextField} draft=${draft} name="station" label=${t('edit.station')} list=${menu.stations} hint=${t('edit.stationHint')} max=${30} />
    <${NumberField} draft=${draft} name="prepMinutes" label=${t('edit.prepMinutes')} kind=${whole(1, 240, t('edit.minutes'))}
      placeholder=${t('edit.asStation')} />
    <${NumberField} draft=${draft} name="stock" label=${t('edit.stock')} kind=${portions} placeholder=${t('edit.notCounted')} />
    <${NumberField} draft=${draft} name="lowStock" label=${t('edit.lowStock')} kind=${portions} placeholder=${t('edit.never')} />
  </div>`
}

/**
 * @param {Known} known
 * @param {string} id
 * @param {Draft} draft
 * @param {import('../draft.js').Values} changes
 * @returns {Promise<import('../editor.js').Answer>}
 */
async function saveDish({ context, menu }, id, draft, changes) {
  const label = t('edit.saveWhat', { what: String(draft.value('name') ?? '') })
  const dish = menu.dishes.get(id)
  const seen = (/** @type {string} */ name) => draft.typed.peek()[name]?.seen
  const { options } = requestsOf(changes, dish, seen)
  /** @type {import('../editor.js').Answer} */
  let answer = { ok: true, result: dish }
  for (const [optionId, change] of options) {
    answer = await command(context, 'changeOption', { path: { menuItemId: id, optionId }, body: change }, label, id)
    if (!answer.ok) return ofOption(answer, optionId)
    menu.putDish(answer.result)
  }
  // An option that gets another name keeps its stock, which may just have changed.
  const { body } = requestsOf(changes, menu.dishes.get(id), seen)
  if (Object.keys(body).length > 0) answer = dish
    ? await command(context, 'changeDish', { path: { menuItemId: id }, body }, label, id)
    : await creation(context, draft, 'addDish', body, label)
  if (answer.ok) {
    menu.putDish(answer.result)
    if ('position' in body || 'category' in body) await menu.read().catch(() => {})
  }
  return answer
}

/**
 * The faults of an option's stock belong to its own fields.
 *
 * @param {Extract<import('../editor.js').Answer, { ok: false }>} answer
 * @param {string} optionId
 */
function ofOption({ problem }, optionId) {
  const errors = problem?.errors && Object.fromEntries(Object.entries(problem.errors)
    .map(([path, faults]) => [path === 'stock' || path === 'lowStock' ? optionField(optionId, path) : path, faults]))
  return { ok: /** @type {const} */ (false), problem: /** @type {any} */ ({ ...problem, errors }) }
}

/** @param {{ known: Known, dish: import('./book.js').Dish, draft: Draft }} props */
function Removal({ known: { context, menu, selections: { menu: selection } }, dish, draft }) {
  const [isAsking, setAsking] = useState(false)
  const label = t('edit.removeWhat', { what: dish.name })
  const remove = async () => {
    const answer = await command(context, 'removeDish', { path: { menuItemId: dish.id } }, label, dish.id)
    if (!answer.ok) { draft.refuse(answer); return }
    draft.discard()
    selection.goFrom(`dish.${dish.id}`, null)
    menu.removeDish(dish.id)
  }
  return html`<button type="button" class="button danger" onClick=${() => setAsking(true)}>${t('edit.removeForGood')}</button>
    ${isAsking && html`<${Confirm} title=${label} action=${t('edit.removeForGood')} onConfirm=${remove} onClose=${() => setAsking(false)}>
      <p>${t('edit.removeDishText')}</p><//>`}`
}
