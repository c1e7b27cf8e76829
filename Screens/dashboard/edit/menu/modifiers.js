import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'
import { Group, NumberField } from '../fields.js'
import { NumberPart, Remove, TextInput, changed } from '../inputs.js'
import { money, portions, whole } from '../numbers.js'
import { optionField } from './dishValues.js'
import { OffSwitch } from './offSwitch.js'

/** @typedef {import('../known.js').Known} Known */
/** @typedef {import('../draft.js').Draft} Draft */
/** @typedef {{ id?: string, name: string, price: any, max: any, leavesOut?: boolean, stock?: any, lowStock?: any }} Option */
/** @typedef {{ id?: string, name: string, min: any, max: any, options: Option[] }} Choice */

const MIN = whole(0, 20), MAX = whole(1, 20)

/** @type {Option} */
const NEW_OPTION = { name: '', price: 0, max: 1, leavesOut: false, stock: null, lowStock: null }

/**
 * The choices that an order line makes: groups of options. The stock of an option that exists is a field of its own, as sales change it.
 *
 * @param {{ known: Known, draft: Draft, dish: import('./book.js').Dish | undefined }} props
 */
export function ModifiersField({ known, draft, dish }) {
  const kind = money(known.context.restaurant.value)
  /** @type {Choice[]} */
  const groups = draft.value('modifiers') ?? []
  /** @param {Choice[]} next */
  const set = next => draft.set('modifiers', next)
  /** @param {Choice[]} all */
  const show = all => all.map(group => `${group.name} (${group.min}–${group.max}): ${group.options
    .map(({ name, price, leavesOut }) => [leavesOut && '−', name, price && (typeof price === 'number' ? kind.show(price) : price)]
      .filter(Boolean).join(' ')).join(', ')}`).join('; ')
  return html`<${Group} draft=${draft} name="modifiers" label=${t('edit.modifiers')} hint=${t('edit.modifiersHint')} show=${show}>
    ${groups.map((group, index) => html`<${ChoicePart} key=${index} known=${known} draft=${draft} dish=${dish} group=${group} index=${index}
      onChange=${(/** @type {Partial<Choice>} */ change) => set(changed(groups, index, change))}
        onRemove=${() => set(groups.toSpliced(index, 1))} />`)}
    ${groups.length < 10 && html`<button type="button" class="button edit-add"
      onClick=${() => set([...groups, { name: '', min: 0, max: 1, options: [{ ...NEW_OPTION }] }])}>+ ${t('edit.addChoice')}</button>`}
  <//>`
}

/**
 * @param {{ known: Known, draft: Draft, dish: import('./book.js').Dish | undefined, group: Choice, index: number,
 *   onChange: (change: Partial<Choice>) => void, onRemove: () => void }} props
 */
function ChoicePart({ known, draft, dish, group, index, onChange, onRemove }) {
  const path = `modifiers[${index}]`, { name, min, max, options } = group
  return html`<div class="edit-part" role="group" aria-label=${name || t('edit.modifiers')}>
    <div class="edit-line">
      <${TextInput} draft=${draft} path=${`${path}.name`} label=${t('edit.name')} value=${name} max=${50}
        onChange=${(/** @type {string} */ next) => onChange({ name: next })} />
      <${NumberPart} draft=${draft} path=${`${path}.min`} label=${t('edit.atLeast')} kind=${MIN} isRequired value=${min}
        onChange=${(/** @type {any} */ next) => onChange({ min: next })} />
      <${NumberPart} draft=${draft} path=${`${path}.max`} label=${t('edit.atMost')} kind=${MAX} isRequired value=${max}
        onChange=${(/** @type {any} */ next) => onChange({ max: next })} />
      <${Remove} what=${name} onRemove=${onRemove} /></div>
    ${options.map((option, at) => html`<${OptionPart} key=${option.id ?? at} known=${known} draft=${draft} dish=${dish}
      path=${`${path}.options[${at}]`} option=${option}
      onChange=${(/** @type {Partial<Option>} */ change) => onChange({ options: changed(options, at, change) })}
      onRemove=${() => onChange({ options: options.toSpliced(at, 1) })} />`)}
    ${options.length < 20 && html`<button type="button" class="button quiet edit-add"
      onClick=${() => onChange({ options: [...options, { ...NEW_OPTION }] })}>+ ${t('edit.addOption')}</button>`}
  </div>`
}

/**
 * @param {{ known: Known, draft: Draft, dish: import('./book.js').Dish | undefined, path: string, option: Option,
 *   onChange: (change: Partial<Option>) => void, onRemove: () => void }} props
 */
function OptionPart({ known, draft, dish, path, option, onChange, onRemove }) {
  const existing = dish?.modifiers.flatMap(({ options }) => options).find(({ id }) => id === option.id)
  const amount = money(known.context.restaurant.value)
  const kind = { ...amount, unit: undefined, least: -amount.most }
  return html`<div class="edit-option edit-line">
    <${TextInput} draft=${draft} path=${`${path}.name`} label=${t('edit.option')} value=${option.name} max=${50}
      onChange=${(/** @type {string} */ name) => onChange({ name })} />
    <${NumberPart} draft=${draft} path=${`${path}.price`} label=${t('edit.surcharge')} kind=${kind} value=${option.price}
      onChange=${(/** @type {any} */ price) => onChange({ price })} />
    <${NumberPart} draft=${draft} path=${`${path}.max`} label=${t('edit.times')} kind=${MAX} value=${option.max}
      onChange=${(/** @type {any} */ max) => onChange({ max })} />
    ${existing && dish ? html`
      <${NumberField} draft=${draft} name=${optionField(existing.id, 'stock')} label=${t('edit.stock')} kind=${portions}
        placeholder=${t('edit.notCounted')} isShort />
      <${NumberField} draft=${draft} name=${optionField(existing.id, 'lowStock')} label=${t('edit.lowStock')} kind=${portions}
        placeholder=${t('edit.never')} isShort />
      <${OffSwitch} known=${known} what=${existing} dishId=${dish.id} optionId=${existing.id} />` : html`
      <${NumberPart} draft=${draft} path=${`${path}.stock`} label=${t('edit.stock')} kind=${portions} value=${option.stock}
        placeholder=${t('edit.notCounted')}
        onChange=${(/** @type {any} */ stock) => onChange({ stock })} />
      <${NumberPart} draft=${draft} path=${`${path}.lowStock`} label=${t('edit.lowStock')} kind=${portions} value=${option.lowStock}
        placeholder=${t('edit.never')}
        onChange=${(/** @type {any} */ lowStock) => onChange({ lowStock })} />`}
    <label class="check edit-check"><input type="checkbox" checked=${option.leavesOut ?? false}
      onChange=${() => onChange({ leavesOut: !option.leavesOut })} />${t('edit.leavesOut')}</label>
    <${Remove} what=${option.name} onRemove=${onRemove} /></div>`
}
