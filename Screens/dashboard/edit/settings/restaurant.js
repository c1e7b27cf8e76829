import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'
import { Form } from '../editor.js'
import { CheckField, NumberField, SelectField, TextField } from '../fields.js'
import { command } from '../known.js'
import { money, percent } from '../numbers.js'

/** @typedef {import('../known.js').Known} Known */
/** @typedef {import('../../../shell/page.js').Restaurant} Restaurant */

export const zones = () => Intl.supportedValuesOf('timeZone')

const HOURS = Array.from({ length: 24 }, (_, hour) => /** @type {const} */ ([hour, `${String(hour).padStart(2, '0')}:00`]))
const LOCALES = ['en', 'it-IT', 'de-DE', 'de-AT', 'es-ES', 'ar']

/**
 * A part of the settings. No message tells of them, so they are read again before they are saved.
 *
 * @param {{ known: Known, part: string, title: string, names: readonly (keyof Restaurant)[],
 *   children: (draft: import('../draft.js').Draft) => unknown }} props
 */
function SettingsForm({ known, part, title, names, children }) {
  const { context, drafts, selections: { settings: selection } } = known
  const path = { restaurantId: context.restaurant.value.id }
  const draft = drafts.of(`restaurant.${part}`, () => Object.fromEntries(names.map(name => [name, context.restaurant.value[name]])))
  /** @param {Restaurant} restaurant */
  const put = restaurant => { context.restaurant.value = restaurant }
  return html`<${Form} selection=${selection} draft=${draft} title=${title} onSaved=${put}
    reread=${() => context.rest.call('getRestaurant', { path }).then(put)}
    save=${(/** @type {any} */ body) => command(context, 'changeRestaurant', { path, body }, t('edit.saveWhat', { what: title }))}>
    ${children(draft)}<//>`
}

/** @param {{ known: Known }} props */
export const GeneralForm = ({ known }) => html`<${SettingsForm} known=${known} part="general" title=${t('edit.restaurant')}
  names=${['name', 'phone', 'timeZone', 'dayStartsAt', 'clockInRequired', 'dailyOrderNumbers']}>
  ${(/** @type {import('../draft.js').Draft} */ draft) => html`<div class="edit-fields">
      <${TextField} draft=${draft} name="name" label=${t('edit.name')} isRequired max=${100} />
      <${TextField} draft=${draft} name="phone" type="tel" label=${t('edit.phone')} hint=${t('edit.phoneHint')} max=${32} />
      <${TextField} draft=${draft} name="timeZone" label=${t('edit.timeZone')} list=${zones()} isRequired />
      <${SelectField} draft=${draft} name="dayStartsAt" label=${t('edit.dayStartsAt')} hint=${t('edit.dayStartsAtHint')}
        choices=${HOURS} /></div>
    <${CheckField} draft=${draft} name="clockInRequired" label=${t('edit.clockInRequired')} hint=${t('edit.clockInRequiredHint')} />
    <${CheckField} draft=${draft} name="dailyOrderNumbers" label=${t('edit.dailyOrderNumbers')} />`}<//>`

/** @param {{ known: Known }} props */
export function MoneyForm({ known }) {
  const place = known.context.restaurant.value
  return html`<${SettingsForm} known=${known} part="money" title=${t('edit.moneyAndTax')}
    names=${['taxRate', 'pricesIncludeTax', 'serviceRate', 'serviceTaxRate', 'rounding', 'cashUnit', 'waiterDiscountLimit', 'blindCount']}>
    ${(/** @type {import('../draft.js').Draft} */ draft) => html`<p
      class="soft">${t('edit.currencyFixed', { currency: place.currency })}</p>
      <div class="edit-fields">
        <${NumberField} draft=${draft} name="taxRate" label=${t('edit.taxRate')} kind=${percent} />
        <${NumberField} draft=${draft} name="serviceRate" label=${t('edit.serviceRate')} kind=${percent} />
        <${NumberField} draft=${draft} name="serviceTaxRate" label=${t('edit.serviceTaxRate')} kind=${percent}
          placeholder=${t('edit.notTaxed')} />
        <${NumberField} draft=${draft} name="waiterDiscountLimit" label=${t('edit.waiterDiscountLimit')} kind=${percent}
          hint=${t('edit.waiterDiscountLimitHint')} />
        <${SelectField} draft=${draft} name="rounding" label=${t('edit.rounding')}
          choices=${[['halfUp', t('edit.rounding.halfUp')], ['halfEven', t('edit.rounding.halfEven')]]} />
        <${NumberField} draft=${draft} name="cashUnit" label=${t('edit.cashUnit')} kind=${{ ...money(place), least: 1, most: 100_000_000 }}
          hint=${t('edit.cashUnitHint')} /></div>
      <${CheckField} draft=${draft} name="pricesIncludeTax" label=${t('edit.pricesIncludeTax')} />
      <${CheckField} draft=${draft} name="blindCount" label=${t('edit.blindCount')} hint=${t('edit.blindCountHint')} />`}<//>`
}

/** @param {{ known: Known }} props */
export const ReceiptForm = ({ known }) => html`<${SettingsForm} known=${known} part="receipt" title=${t('edit.receipts')}
  names=${['address', 'taxId', 'receiptFooter', 'locale']}>
  ${(/** @type {import('../draft.js').Draft} */ draft) => html`<${TextField} draft=${draft} name="address" label=${t('edit.address')} isLong
    max=${200} />
    <div class="edit-fields"><${TextField} draft=${draft} name="taxId" label=${t('edit.taxId')} max=${50} />
      <${TextField} draft=${draft} name="locale" label=${t('edit.receiptLanguage')} list=${LOCALES} hint=${t('edit.receiptLanguageHint')}
        max=${35} /></div>
    <${TextField} draft=${draft} name="receiptFooter" label=${t('edit.receiptFooter')} isLong max=${200} />`}<//>`
