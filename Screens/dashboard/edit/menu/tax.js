import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'
import { Conflict, Faults, Group, NumberField } from '../fields.js'
import { NumberPart, Remove, TextInput, changed } from '../inputs.js'
import { percent } from '../numbers.js'

/** @typedef {{ name: string, rate: any }} Tax */

const SOME_PERCENT = { ...percent, least: 1 }

/** @param {Tax[]} taxes */
const showTaxes = taxes => taxes.map(({ name, rate }) => `${name} ${typeof rate === 'number' ? percent.show(rate) : rate} %`).join(', ')

/** The tax of a dish: the restaurant's rate, one of its own, or several by name. @param {{ draft: import('../draft.js').Draft }} props */
export function TaxField({ draft }) {
  /** @type {Tax[]} */
  const taxes = draft.value('taxes') ?? []
  const kind = taxes.length > 0 ? 'several' : draft.value('taxRate') === null ? 'restaurant' : 'own'
  /** @param {string} next */
  const choose = next => {
    draft.set('taxRate', next === 'own' ? 0 : null)
    draft.set('taxes', next === 'several' ? [{ name: '', rate: null }] : [])
  }
  return html`<${Group} draft=${draft} name="taxes" label=${t('edit.tax')} show=${showTaxes}>
    <div class="row edit-choice" role="radiogroup" aria-label=${t('edit.tax')}>${['restaurant', 'own', 'several'].map(one => html`<button
      key=${one} type="button" role="radio"
      class="button edit-chip" aria-checked=${one === kind}
        onClick=${() => { if (one !== kind) choose(one) }}>${t(`edit.tax.${one}`)}</button>`)}</div>
    ${kind === 'own' && html`<div class="edit-fields"><${NumberField} draft=${draft} name="taxRate" label=${t('edit.taxRate')}
      kind=${percent} /></div>`}
    ${kind !== 'own' && html`<${Faults} draft=${draft} path="taxRate" /><${Conflict} draft=${draft} name="taxRate"
      label=${t('edit.taxRate')}
      show=${(/** @type {number | null} */ rate) => rate === null ? '' : `${percent.show(rate)} %`} />`}
    ${taxes.map((tax, index) => html`<${TaxRow} key=${index} draft=${draft} taxes=${taxes} index=${index} tax=${tax} />`)}
    ${kind === 'several' && taxes.length < 5 && html`<button type="button" class="button edit-add"
      onClick=${() => draft.set('taxes', [...taxes, { name: '', rate: null }])}>+ ${t('edit.addTax')}</button>`}
  <//>`
}

/** @param {{ draft: import('../draft.js').Draft, taxes: Tax[], index: number, tax: Tax }} props */
function TaxRow({ draft, taxes, index, tax }) {
  const path = `taxes[${index}]`
  /** @param {Partial<Tax>} change */
  const change = change => draft.set('taxes', changed(taxes, index, change))
  return html`<div class="edit-part edit-line">
    <${TextInput} draft=${draft} path=${`${path}.name`} label=${t('edit.name')} value=${tax.name} max=${30}
      onChange=${(/** @type {string} */ name) => change({ name })} />
    <${NumberPart} draft=${draft} path=${`${path}.rate`} label=${t('edit.taxRate')} kind=${SOME_PERCENT} isRequired value=${tax.rate}
      onChange=${(/** @type {any} */ rate) => change({ rate })} />
    <${Remove} what=${tax.name} onRemove=${() => draft.set('taxes', taxes.toSpliced(index, 1))} /></div>`
}
