import { useEffect } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { Breakdown } from '../parts/analytics.js'
import { TicketTimesCard } from '../parts/ticketTimes.js'
import { Attention } from './attention.js'
import { Figures } from './figures.js'
import { Hours } from './hours.js'
import { OpenTables } from './openTables.js'
import { OnDuty, People } from './people.js'
import { Tickets } from './tickets.js'

/** The business day so far. @param {{ dashboard: import('../model/dashboard.js').Dashboard }} props */
export function TodayView({ dashboard }) {
  useEffect(() => {
    const ends = [dashboard.lastWeek, dashboard.board, dashboard.tables].map(part => part.follow())
    return () => ends.forEach(end => end())
  }, [dashboard])
  const analytics = dashboard.analytics.value
  if (!analytics) return html`<p class="empty" role="status">${t('loading')}</p>`
  return html`<div class="board">
    <${Figures} dashboard=${dashboard} />
    <div class="board-main"><${Hours} dashboard=${dashboard} /><${OpenTables} dashboard=${dashboard} />
      <${TicketTimesCard} analytics=${analytics} format=${dashboard.format} /></div>
    <div class="board-side">
      <${Tickets} dashboard=${dashboard} /><${Attention} dashboard=${dashboard} /><${OnDuty} dashboard=${dashboard} /></div>
    <${People} dashboard=${dashboard} />
    <${Breakdown} analytics=${analytics} format=${dashboard.format} />
  </div>`
}
