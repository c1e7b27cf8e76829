import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { addressOf } from '../frame/sections.js'
import { Card } from './card.js'
import { DataTable } from './dataTable.js'

/** @typedef {import('../../../Clients/javascript/generated/rest.js').Analytics} Analytics */
/** @typedef {{ analytics: Analytics, format: import('../model/dashboard.js').Context['format'] }} Props */

/** The days of the figures, as the lists of orders and bills take them. @param {Analytics} analytics @returns {Record<string, string>} */
export const spanOf = ({ from, to }) => from === to ? { day: from } : { from, to }

const MILLION = 1_000_000

/** What the revenue consists of. @param {Props} props */
export const Breakdown = ({ analytics, format }) => html`<div class="board-thirds">
  <${TopDishes} analytics=${analytics} format=${format} />
  <${Waste} analytics=${analytics} format=${format} />
  <div class="board-stack"><${PaymentMix} analytics=${analytics} format=${format} />
    <${Taxes} analytics=${analytics} format=${format} /></div></div>`

/** @param {Props} props */
function TopDishes({ analytics, format }) {
  const { topItems } = analytics
  const most = Math.max(...topItems.map(({ net }) => net), 1)
  return html`<${Card} title=${t('topDishes')}><${DataTable} label=${t('topDishes')} empty=${t('noBillsPaid')}
    columns=${[{ name: t('dish') }, { name: t('portions') }, { name: t('net') }]}
    rows=${topItems.map(({ menuItemId, name, quantity, net }) => ({
      key: menuItemId, share: net / most, href: addressOf('orders', { ...spanOf(analytics), dish: menuItemId }),
      cells: [name, format.number(quantity), format.money(net)],
    }))} /></${Card}>`
}

/** @param {Props} props */
function PaymentMix({ analytics, format }) {
  const { paymentMix } = analytics
  const all = paymentMix.reduce((sum, { amount }) => sum + amount, 0)
  return html`<${Card} title=${t('paymentMix')}><${DataTable} label=${t('paymentMix')} empty=${t('noPayments')}
    columns=${[{ name: t('method') }, { name: t('payments') }, { name: t('amount') }, { name: t('tips') }, { name: t('refunds') }]}
    rows=${paymentMix.map(({ method, payments, amount, tips, refunds }) => ({
      key: method, share: all > 0 ? amount / all : 0, href: addressOf('bills', { ...spanOf(analytics), method }),
      cells: [t(`method.${method}`), format.number(payments), format.money(amount), format.money(tips), format.money(refunds)],
    }))} /></${Card}>`
}

/** @param {Props} props */
function Taxes({ analytics, format }) {
  const { taxes } = analytics
  return html`<${Card} title=${t('taxes')}><${DataTable} label=${t('taxes')} empty=${t('noTaxes')}
    columns=${[{ name: t('tax') }, { name: t('taxed') }, { name: t('taxAmount') }, { name: t('taxRefunded') }]}
    rows=${taxes.map(({ name, rate, base, tax, refundedTax }) => ({
      key: `${name} ${rate}`, href: addressOf('bills', spanOf(analytics)),
      cells: [[name, percentOf(rate, format)].filter(Boolean).join(' '), format.money(base), format.money(tax), format.money(refundedTax)],
    }))} /></${Card}>`
}

/** @param {Props} props */
function Waste({ analytics, format }) {
  const { waste } = analytics
  return html`<${Card} title=${t('waste')}><${DataTable} label=${t('waste')} empty=${t('noWaste')}
    columns=${[{ name: t('dish') }, { name: t('reason'), isText: true }, { name: t('portions') }]}
    rows=${waste.map(({ menuItemId, name, reason, quantity }) => ({
      key: `${menuItemId} ${reason}`, href: addressOf('orders', { ...spanOf(analytics), dish: menuItemId }),
      cells: [name, reason, format.number(quantity)],
    }))} /></${Card}>`
}

/** @param {number} rate @param {Props['format']} format */
const percentOf = (rate, format) => format.percent(rate / MILLION)
