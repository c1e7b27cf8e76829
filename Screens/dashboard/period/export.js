import { t } from '../../shell/words.js'
import { csvOf, decimalOf, download } from './csv.js'
import { TOTALS, wordsOf } from './totals.js'

/** @typedef {import('../../../Clients/javascript/generated/rest.js').Analytics} Analytics */
/** @typedef {string | number | Amount} Cell */

/** Money, which is written as it is: a minus before a number is no formula. */
class Amount {
  /** @param {number} minor */
  constructor(minor) {
    this.minor = minor
  }
}

/**
 * The figures of a period as one file: every table with its title and its heads, and an empty line between two.
 *
 * @param {Analytics} analytics
 * @param {{ name: string, currency: string, currencyDigits: number }} restaurant
 */
export function exportPeriod(analytics, { name, currency, currencyDigits }) {
  const money = (/** @type {number} */ minor) => new Amount(minor), { from, to } = analytics
  /** @type {Cell[][]} */
  const rows = [
    [name], [t('period.from'), from], [t('period.to'), to], [t('currency'), currency], [],
    [t('totals')],
    ...TOTALS.map(({ name: of, isMoney }) => [wordsOf(of), isMoney ? money(analytics.totals[of]) : analytics.totals[of]]), [],
    [t('revenueByHour')], [t('hour'), t('revenue'), t('payments')],
    ...analytics.revenueByHour.map(({ hour, revenue, payments }) => [`${String(hour).padStart(2, '0')}:00`, money(revenue), payments]), [],
    [t('topDishes')], [t('dish'), t('portions'), t('net')],
    ...analytics.topItems.map(item => [item.name, item.quantity, money(item.net)]), [],
    [t('paymentMix')],
    [t('method'), t('payments'), t('amount'), t('tips'), t('refunds')],
    ...analytics.paymentMix.map(({ method, payments, amount, tips, refunds }) =>
      [t(`method.${method}`), payments, money(amount), money(tips), money(refunds)]), [],
    [t('taxes')], [t('tax'), '%', t('taxed'), t('taxAmount'), t('taxedRefunded'), t('taxRefunded')],
    ...analytics.taxes.map(({ name: of, rate, base, tax, refundedBase, refundedTax }) =>
      [of ?? '', rate / 10_000, money(base), money(tax), money(refundedBase), money(refundedTax)]), [],
    [t('people')], [t('name'), t('section.orders'), t('section.bills'), t('portions'), t('revenue'), t('tips')],
    ...analytics.staff.map(one => [one.name, one.orders, one.bills, one.items, money(one.revenue), money(one.tips)]), [],
    [t('waste')], [t('dish'), t('reason'), t('portions')], ...analytics.waste.map(one => [one.name, one.reason, one.quantity]),
  ]
  const text = csvOf(rows.map(row => row.map(cell =>
    cell instanceof Amount ? { number: decimalOf(cell.minor, currencyDigits) } : cell)))
  download(`${name.replace(/[^\p{L}\p{N}]+/gu, '-')}-${from}-${to}.csv`, text)
}
