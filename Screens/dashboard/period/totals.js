import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { Card } from '../parts/card.js'

/** @typedef {import('../../../Clients/javascript/generated/rest.js').Analytics} Analytics */

/** The totals in the order in which they are read: what was sold, what came of it. */
export const TOTALS = /** @type {const} */ ([
  { name: 'orders', isMoney: false }, { name: 'cancelledOrders', isMoney: false }, { name: 'bills', isMoney: false },
  { name: 'items', isMoney: false }, { name: 'averageBill', isMoney: true }, { name: 'gross', isMoney: true },
  { name: 'discounts', isMoney: true },
  { name: 'net', isMoney: true }, { name: 'service', isMoney: true }, { name: 'tax', isMoney: true }, { name: 'total', isMoney: true },
  { name: 'rounding', isMoney: true }, { name: 'refunds', isMoney: true }, { name: 'refundedNet', isMoney: true },
  { name: 'refundedService', isMoney: true }, { name: 'refundedTax', isMoney: true }, { name: 'refundedItems', isMoney: false },
  { name: 'revenue', isMoney: true }, { name: 'tips', isMoney: true },
])

/** @typedef {(typeof TOTALS)[number]['name']} TotalName */

/** The words for one. @param {TotalName} name */
export const wordsOf = name => t(WORDS[name] ?? `totals.${name}`)

/** Those that have the words of another part. @type {Partial<Record<TotalName, string>>} */
const WORDS = {
  orders: 'section.orders', items: 'portions', averageBill: 'averageBill', gross: 'gross', discounts: 'discounts', net: 'net',
  service: 'service', tax: 'taxes', refunds: 'refunds', revenue: 'revenue', tips: 'tips',
}

/** @param {{ totals: Analytics['totals'], format: import('../model/dashboard.js').Context['format'] }} props */
export const Totals = ({ totals, format }) => html`<${Card} title=${t('totals')}><dl class="sums">${TOTALS.map(({ name, isMoney }) => html`
  <div key=${name} class=${name === 'revenue' || name === 'total' ? 'is-total' : ''}><dt>${wordsOf(name)}</dt>
    <dd>${isMoney ? format.money(totals[name]) : format.number(totals[name])}</dd></div>`)}</dl></${Card}>`
