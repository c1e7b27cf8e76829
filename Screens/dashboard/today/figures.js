import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { addressOf } from '../frame/sections.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */

/** The six figures, each with what was at this time a week ago, or with what it consists of. @param {{ dashboard: Dashboard }} props */
export function Figures({ dashboard }) {
  const stats = dashboard.stats.value, before = dashboard.lastWeek.untilNow.value, { format } = dashboard
  if (!stats) return null
  const { tables, tickets } = stats
  const seated = tables.occupied + tables.awaitingPayment
  /** @param {number | null | undefined} seconds */
  const time = seconds => typeof seconds === 'number' ? format.duration(seconds * 1000) : null
  const [times] = dashboard.analytics.value?.ticketTimes ?? []
  const timeBefore = time(dashboard.lastWeek.analytics.value?.ticketTimes[0].p50)
  return html`<ul class="figures">
    <${Figure} name=${t('revenue')} value=${format.money(stats.revenue)} href="#bills"
      now=${stats.revenue} before=${before?.revenue} show=${format.money} />
    <${Figure} name=${t('section.orders')} value=${format.number(stats.orders)} href="#orders"
      now=${stats.orders} before=${before?.orders} show=${format.number} />
    <${Figure} name=${t('averageBill')} value=${format.money(stats.averageBill)} href=${addressOf('bills', { status: 'paid' })}
      now=${stats.averageBill} before=${before?.averageBill} show=${format.money} />
    <${Figure} name=${t('guestsNow')} value=${format.number(stats.guests)} href="#tables" note=${t('seatedTables', { count: seated })} />
    <${Figure} name=${t('openDue')} value=${format.money(stats.due)} href=${addressOf('bills', { status: 'issued' })}
      note=${t('openBills', { count: stats.openBills })} />
    <${Figure} name=${t('preparationMedian')} value=${time(times?.p50) ?? '–'} href="#orders"
      note=${[t('openTickets', { count: tickets.open }), timeBefore && t('lastWeekThatDay', { value: timeBefore })]
        .filter(Boolean).join(' · ')} />
  </ul>`
}

/**
 * @param {{ name: string, value: string, href: string, note?: string, now?: number, before?: number,
 *   show?: (value: number) => string }} props
 */
function Figure({ name, value, href, note, now = 0, before, show = String }) {
  const compared = () => before === undefined ? '\u00a0'
    : html`<${Change} now=${now} before=${before} />${' '}${t('lastWeekAtThisTime', { value: show(before) })}`
  return html`<li><a class="card figure" href=${href} data-entry><span class="soft">${name}</span><strong>${value}</strong>
    <span class="small soft figure-note">${note ?? compared()}</span></a></li>`
}

/** @param {{ now: number, before: number }} props */
function Change({ now, before }) {
  if (before === 0) return null
  const change = (now - before) / before
  const text = change > 9 ? `×${Math.round(change + 1)}` : changeFormat(change)
  return html`<b class=${change < 0 ? 'is-less' : 'is-more'}>${change < 0 ? '▼' : '▲'} ${text}</b>`
}

/** @param {number} change */
const changeFormat = change => new Intl.NumberFormat(document.documentElement.lang, {
  style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero',
}).format(change)
