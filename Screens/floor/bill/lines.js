import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { isRevisable, portionText, unitsOf } from './bills.js'

/** @typedef {import('./bills.js').Bill} Bill */
/** @typedef {import('./bills.js').BillLine} BillLine */
/** @typedef {import('./commands.js').Context} Context */

/** @param {{ context: Context, bill: Bill, onLine: (itemId: string) => void }} props A tap on a line discounts it. */
export function Lines({ context, bill, onLine }) {
  const canChange = isRevisable(bill)
  return html`<ul class="bill-lines" aria-label=${t('bill.lines')}>${bill.lines.map(line => html`<li key=${line.itemId}>
    ${canChange
      ? html`<button class="bill-line" onClick=${() => onLine(line.itemId)}><${Line} context=${context} line=${line} />
          <span class="visually-hidden">${t('bill.discount')}</span></button>`
      : html`<div class="bill-line"><${Line} context=${context} line=${line} /></div>`}</li>`)}</ul>`
}

/** @param {{ context: Context, line: BillLine }} props */
function Line({ context: { format }, line }) {
  const details = detailsOf(line, format)
  return html`<span class="quantity">${portionText(unitsOf(line), format.number)}</span>
    <span class="what">${line.name}${details.length > 0 && html`<small class="soft">${details.join(' · ')}</small>`}</span>
    <span class="money">${line.off > 0 && html`<s class="soft"><span
      class="visually-hidden">${t('bill.insteadOf')} </span>${format.money(line.gross)}</s> `}${format.money(line.net)}</span>`
}

/** What sets a line apart from others of the same dish. @param {BillLine} line @param {Context['format']} format */
export const detailsOf = (line, format) => [
  line.seat !== null && t('bill.seat', { number: line.seat }),
  line.weight !== null && `${format.number(line.weight / 1000)} ${line.unit}`,
  line.dishes.map(({ name }) => name).join(', '),
  line.comped > 0 && t('bill.comped', { count: line.comped, reason: line.compReason ?? '' }),
  line.discount && discountText(line.discount, format),
].filter(Boolean)

/**
 * Each part keeps its own direction (U+2066, U+2068), as the reason may be of another language.
 *
 * @param {NonNullable<BillLine['discount']>} discount
 * @param {Context['format']} format
 */
export const discountText = ({ rate, amount, reason }, format) =>
  `\u2066−${rate !== null ? format.percent(rate / 1e6) : format.money(amount ?? 0)}\u2069 \u2068${reason}\u2069`

/** How the total comes about. @param {{ context: Context, bill: Bill }} props */
export function Totals({ context: { format, restaurant }, bill }) {
  const { pricesIncludeTax } = restaurant.value
  const taxName = (/** @type {Bill['taxes'][number]} */ { name, rate }) =>
    t(pricesIncludeTax ? 'bill.taxWithin' : 'bill.tax', { name: name ?? t('bill.taxes'), rate: format.percent(rate / 1e6) })
  const isPlain = bill.discountTotal === 0 && bill.service === 0 && !bill.serviceWaiver && bill.taxes.length === 0 && bill.adjustment === 0
  return html`<dl class="bill-totals">
    ${!isPlain && html`<${Row} name=${t('bill.gross')} value=${format.money(bill.gross)} />`}
    ${bill.discountTotal > 0 && html`<${Row}
      name=${bill.discount ? `${t('bill.discounts')} · ${discountText(bill.discount, format)}` : t('bill.discounts')}
      value=${format.money(-bill.discountTotal)} />`}
    ${bill.service > 0 && html`<${Row} name=${t('bill.service')} value=${format.money(bill.service)} />`}
    ${bill.serviceWaiver && html`<${Row} name=${`${t('bill.service')} · ${bill.serviceWaiver.reason}`} value=${t('bill.waived')} />`}
    ${bill.taxes.filter(({ rate, tax }) => rate > 0 || tax > 0).map(tax => html`<${Row} key=${`${tax.name} ${tax.rate}`}
      name=${taxName(tax)} value=${format.money(tax.tax)} />`)}
    ${bill.adjustment !== 0 && html`<${Row} name=${t('bill.adjustment')} value=${format.money(bill.adjustment)} />`}
    <${Row} kind="total" name=${t('bill.total')} value=${format.money(bill.total)} />
  </dl>`
}

/** @param {{ name: string, value: string, kind?: string }} props */
const Row = ({ name, value, kind = '' }) => html`<div class=${`row apart ${kind}`}><dt>${name}</dt><dd>${value}</dd></div>`
