import { useEffect, useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { faultText } from '../../shell/messages.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'
import { HoursCard } from '../charts/hoursCard.js'
import { addressOf, choice, goTo } from '../frame/sections.js'
import { businessDayOf } from '../model/days.js'
import { Breakdown, spanOf } from '../parts/analytics.js'
import { Card } from '../parts/card.js'
import { DataTable } from '../parts/dataTable.js'
import { TicketTimesCard } from '../parts/ticketTimes.js'
import { exportPeriod } from './export.js'
import { LONGEST, lengthOf, rangesOf } from './ranges.js'
import { Totals } from './totals.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').Analytics} Analytics */

/** The figures of any days; today's until others are chosen. @param {{ dashboard: Dashboard }} props */
export function PeriodView({ dashboard }) {
  const { restaurant, rest, user } = dashboard.context
  const ranges = rangesOf(businessDayOf(now.peek(), restaurant.value))
  const from = choice.value.get('from') ?? ranges.today.from, to = choice.value.get('to') ?? ranges.today.to
  const [analytics, setAnalytics] = useState(/** @type {Analytics | null} */ (null)), [fault, setFault] = useState('')
  const wrong = from > to ? t('endBeforeBegin') : lengthOf({ from, to }) > LONGEST ? t('tooLong', { count: LONGEST }) : ''
  useEffect(() => {
    setFault(wrong)
    if (wrong) return
    let isOver = false
    rest.call('getAnalytics', { path: { restaurantId: user.restaurantId }, query: { from, to } }).then(
      found => { if (!isOver) setAnalytics(found) },
      thrown => { if (!isOver) setFault(faultText(thrown)) })
    return () => { isOver = true }
  }, [from, to, wrong])
  const isShown = analytics?.from === from && analytics.to === to
  const exported = () => { if (analytics) exportPeriod(analytics, restaurant.peek()) }
  return html`<div class="period">
    <div class="period-head">
      <div class="row" role="group" aria-label=${t('section.period')}>${Object.entries(ranges).map(([name, range]) => html`
        <button key=${name} class="button" aria-pressed=${range.from === from && range.to === to} onClick=${() => goTo('period', range)}>
          ${t(`range.${name}`)}</button>`)}</div>
      <div class="filters">
        <${Day} id="period-from" label=${t('period.from')} value=${from} max=${ranges.today.to}
          onChoose=${(/** @type {string} */ day) => goTo('period', { from: day, to })} />
        <${Day} id="period-to" label=${t('period.to')} value=${to} max=${ranges.today.to}
          onChoose=${(/** @type {string} */ day) => goTo('period', { from, to: day })} />
        <button class="button" disabled=${!isShown} onClick=${exported}>↓ ${t('exportCsv')}</button></div>
      <p class="fault" role="alert">${fault}</p></div>
    ${analytics && html`<div class=${isShown ? '' : 'sent'} aria-busy=${!isShown}>
      <${Report} analytics=${analytics} dashboard=${dashboard} /></div>`}
    ${!analytics && !fault && html`<p class="empty" role="status">${t('loading')}</p>`}</div>`
}

/** @param {{ id: string, label: string, value: string, max: string, onChoose: (day: string) => void }} props */
const Day = ({ id, label, value, max, onChoose }) => html`<div class="field"><label for=${id}>${label}</label>
  <input id=${id} type="date" value=${value} max=${max} required
    onChange=${(/** @type {any} */ event) => { if (event.target.value) onChoose(event.target.value) }} /></div>`

/** @param {{ analytics: Analytics, dashboard: Dashboard }} props */
function Report({ analytics, dashboard }) {
  const { format } = dashboard
  return html`<div class="board"><div class="board-main">
      <${HoursCard} title=${t('revenueByHour')} hours=${analytics.revenueByHour} before=${null} day=${analytics.to}
        opens=${analytics.from === analytics.to} dashboard=${dashboard} />
      <${Staff} analytics=${analytics} format=${format} />
      <${TicketTimesCard} analytics=${analytics} format=${format} /></div>
    <div class="board-side is-single"><${Totals} totals=${analytics.totals} format=${format} /></div>
    <${Breakdown} analytics=${analytics} format=${format} /></div>`
}

/** @param {{ analytics: Analytics, format: Dashboard['format'] }} props */
const Staff = ({ analytics, format }) => html`<${Card} title=${t('people')}><${DataTable}
  label=${t('people')} empty=${t('noPeople')}
  columns=${['name', 'section.orders', 'section.bills', 'portions', 'revenue', 'tips'].map(name => ({ name: t(name) }))}
  rows=${analytics.staff.map(({ staffId, name, orders, bills, items, revenue, tips }) => ({
    key: staffId, href: addressOf('orders', { ...spanOf(analytics), staff: staffId }),
    cells: [name, ...[orders, bills, items].map(format.number), ...[revenue, tips].map(format.money)],
  }))} /></${Card}>`
