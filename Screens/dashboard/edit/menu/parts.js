import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'
import { Faults, Group, idOf } from '../fields.js'
import { NumberPart, Remove, TextInput, changed } from '../inputs.js'
import { money, whole } from '../numbers.js'

/** @typedef {import('../known.js').Known} Known */
/** @typedef {import('../draft.js').Draft} Draft */
/** @typedef {{ menuItemId: string, surcharge: any }} PartChoice */
/** @typedef {{ name: string, count: any, course: any, choices: PartChoice[] }} Part */

const UP_TO_NINE = whole(1, 9)

/** The parts of a set menu, each with the dishes to choose from. @param {{ known: Known, draft: Draft, dishId: string }} props */
export function PartsField({ known, draft, dishId }) {
  const { menu } = known
  /** @type {Part[]} */
  const parts = draft.value('parts') ?? []
  /** @param {Part[]} next */
  const set = next => draft.set('parts', next)
  /** @param {Part[]} all */
  const show = all => all.map(({ name, count, choices }) =>
    `${count} × ${name}: ${choices.map(({ menuItemId }) => menu.dishes.get(menuItemId)?.name).join(', ')}`).join('; ')
  return html`<${Group} draft=${draft} name="parts" label=${t('edit.parts')} hint=${t('edit.partsHint')} show=${show}>
    ${parts.map((part, index) => html`<${PartFields} key=${index} known=${known} draft=${draft} dishId=${dishId} part=${part} index=${index}
      onChange=${(/** @type {Partial<Part>} */ change) => set(changed(parts, index, change))}
        onRemove=${() => set(parts.toSpliced(index, 1))} />`)}
    ${parts.length < 10 && html`<button type="button" class="button edit-add"
      onClick=${() => set([...parts, { name: '', count: 1, course: parts.length + 1, choices: [] }])}>+ ${t('edit.addPart')}</button>`}
  <//>`
}

/**
 * @param {{ known: Known, draft: Draft, dishId: string, part: Part, index: number, onChange: (change: Partial<Part>) => void,
 *   onRemove: () => void }} props
 */
function PartFields({ known, draft, dishId, part, index, onChange, onRemove }) {
  const { menu, context } = known
  const kind = { ...money(context.restaurant.value), unit: undefined }
  const path = `parts[${index}]`, { name, count, course, choices } = part
  const others = menu.dishes.all().filter(({ id, parts }) =>
    id !== dishId && (parts ?? []).length === 0 && !choices.some(({ menuItemId }) => menuItemId === id))
  /** @param {any} event */
  const add = event => {
    onChange({ choices: [...choices, { menuItemId: event.target.value, surcharge: 0 }] })
    event.target.value = ''
  }
  return html`<div class="edit-part" role="group" aria-label=${name || t('edit.parts')}>
    <div class="edit-line">
      <${TextInput} draft=${draft} path=${`${path}.name`} label=${t('edit.name')} value=${name} max=${50}
        onChange=${(/** @type {string} */ next) => onChange({ name: next })} />
      <${NumberPart} draft=${draft} path=${`${path}.count`} label=${t('edit.howMany')} kind=${UP_TO_NINE} value=${count}
        onChange=${(/** @type {any} */ next) => onChange({ count: next })} />
      <${NumberPart} draft=${draft} path=${`${path}.course`} label=${t('edit.course')} kind=${UP_TO_NINE} value=${course}
        onChange=${(/** @type {any} */ next) => onChange({ course: next })} />
      <${Remove} what=${name} onRemove=${onRemove} /></div>
    ${choices.map(({ menuItemId, surcharge }, at) => html`<div key=${menuItemId} class="edit-option edit-line">
      <b class="edit-name">${menu.dishes.get(menuItemId)?.name ?? menuItemId}</b>
      <${NumberPart} draft=${draft} path=${`${path}.choices[${at}].surcharge`} label=${t('edit.surcharge')} kind=${kind} value=${surcharge}
        onChange=${(/** @type {any} */ next) => onChange({ choices: changed(choices, at, { surcharge: next }) })} />
      <${Remove} what=${menu.dishes.get(menuItemId)?.name ?? ''}
        onRemove=${() => onChange({ choices: choices.toSpliced(at, 1) })} /></div>`)}
    <div class="field"><label for=${idOf(`${path}.choices`)}>${t('edit.addDishToPart')}</label>
      <select id=${idOf(`${path}.choices`)} value="" onChange=${add}><option value="">–</option>
        ${others.map(dish => html`<option key=${dish.id} value=${dish.id}>${dish.name}</option>`)}</select>
      <${Faults} draft=${draft} path=${`${path}.choices`} /></div>
  </div>`
}
