import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { Lazy } from '../../shell/lazy.js'
import { addressOf } from '../frame/sections.js'
import { hourOf } from '../model/days.js'
import { Card } from '../parts/card.js'
import { DataTable } from '../parts/dataTable.js'

/** @typedef {import('../../../Clients/javascript/generated/hubs.js').Hour} Hour */
/** @typedef {{ label: string, revenue: number, payments: number, before: number | null, href: string | undefined }} Bar */

const loadChart = () => import('./hoursChart.js')

/**
 * Revenue by hour, as a chart and as a table of the same figures.
 *
 * @param {object} props
 * @param {string} props.title
 * @param {Hour[]} props.hours
 * @param {Hour[] | null} props.before Those of last week.
 * @param {string} props.day The business day whose hours name the bars.
 * @param {boolean} [props.opens] Whether a bar opens the bills of its hour.
 * @param {import('../model/dashboard.js').Dashboard} props.dashboard
 */
export function HoursCard({ title, hours, before, day, opens = false, dashboard }) {
  const [isTable, showTable] = useState(false)
  const bars = barsOf({ hours, before, day, opens, dashboard }), { format } = dashboard
  /** @param {number} place */
  const open = place => { location.hash = bars[place].href ?? location.hash }
  const tools = html`<button class="button" aria-pressed=${isTable} onClick=${() => showTable(!isTable)}>${t('asTable')}</button>`
  return html`<${Card} title=${title} kind="is-wide" tools=${tools}>
    ${!isTable && bars.length > 0 && html`<p class="legend small" aria-hidden="true">
      <span class="legend-bar"></span>${opens ? t('section.today') : t('revenue')}
      ${before && html`<span class="legend-line"></span>${t('lastWeek')}`}</p>
      <${Lazy} load=${loadChart} name="HoursChart" props=${{ bars, format, open: opens ? open : null }} />`}
    <div class=${isTable || bars.length === 0 ? '' : 'visually-hidden'}><${DataTable} label=${title} empty=${t('noPayments')}
      columns=${[{ name: t('hour') }, { name: t('revenue') }, { name: t('payments') }, ...before ? [{ name: t('lastWeek') }] : []]}
      rows=${bars.map(bar => ({
        key: bar.label, href: isTable ? bar.href : undefined,
        cells: [bar.label, format.money(bar.revenue), format.number(bar.payments), ...before ? [format.money(bar.before ?? 0)] : []],
      }))} /></div></${Card}>`
}

/**
 * The hours in the order of the business day, from the first to the last in which there was revenue.
 *
 * @param {{ hours: Hour[], before: Hour[] | null, day: string, opens: boolean,
 *   dashboard: import('../model/dashboard.js').Dashboard }} props
 * @returns {Bar[]}
 */
function barsOf({ hours, before, day, opens, dashboard: { format, context } }) {
  const clock = context.restaurant.value, first = clock.dayStartsAt
  const ordered = [...hours.slice(first), ...hours.slice(0, first)]
  const earlier = before && [...before.slice(first), ...before.slice(0, first)]
  /** @param {number} place */
  const isUsed = place => ordered[place].payments > 0 || ordered[place].revenue !== 0 || Boolean(earlier?.[place].revenue)
  const used = ordered.map((_, place) => place).filter(isUsed)
  if (used.length === 0) return []
  return ordered.map(({ hour, revenue, payments }, place) => ({
    label: format.time(hourOf(day, hour, clock).from), revenue, payments, before: earlier?.[place].revenue ?? null,
    href: opens ? addressOf('bills', { day, hour: String(hour) }) : undefined,
  })).slice(used[0], used[used.length - 1] + 1)
}
