import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { addressOf } from '../frame/sections.js'
import { spanOf } from './analytics.js'
import { Card } from './card.js'
import { DataTable } from './dataTable.js'

/** @typedef {import('../../../Clients/javascript/generated/rest.js').Analytics} Analytics */
/** @typedef {Analytics['ticketTimes'][number]} TicketTimes */

/**
 * How long tickets took, of all stations and of each: half of them (p50) and nine in ten (p90), beside what they should take.
 *
 * @param {{ analytics: Analytics, format: import('../model/dashboard.js').Context['format'] }} props
 */
export function TicketTimesCard({ analytics, format }) {
  const times = analytics.ticketTimes.filter(({ count }) => count > 0)
  const longest = Math.max(...times.flatMap(({ p90, target }) => [p90 ?? 0, target ?? 0]), 1)
  /** @param {number | null} seconds */
  const time = seconds => seconds === null ? '–' : format.duration(seconds * 1000)
  return html`<${Card} title=${t('ticketTimes')}><${DataTable} label=${t('ticketTimes')} empty=${t('noTicketTimes')}
    columns=${[{ name: t('edit.station') }, { name: t('tickets') }, { name: t('lateOnes') }, { name: 'p50' }, { name: 'p90' },
      { name: t('targetTime') }]}
    rows=${times.map(one => ({
      key: one.station ?? '', href: one.station ? undefined : addressOf('orders', spanOf(analytics)),
      below: html`<${Bars} times=${one} longest=${longest} />`,
      cells: [one.station ?? t('allStations'), format.number(one.count), format.number(one.late), time(one.p50), time(one.p90),
        time(one.target)],
    }))} /></${Card}>`
}

/**
 * The figures of its row, drawn: a bar to p50, a thinner one to p90, and a mark at the target.
 *
 * @param {{ times: TicketTimes, longest: number }} props
 */
function Bars({ times: { p50, p90, target }, longest }) {
  /** @param {number | null} seconds */
  const width = seconds => `${(seconds ?? 0) / longest * 100}%`
  const isOver = p90 !== null && target !== null && p90 > target
  return html`<span class=${`time-bars ${isOver ? 'is-over' : ''}`} aria-hidden="true">
    <span class="time-bar" style=${{ inlineSize: width(p90) }}></span>
    <span class="time-bar is-half" style=${{ inlineSize: width(p50) }}></span>
    ${target !== null && html`<span class="time-target" style=${{ insetInlineStart: width(target) }}></span>`}</span>`
}
