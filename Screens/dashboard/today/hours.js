import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { HoursCard } from '../charts/hoursCard.js'

/** Revenue by hour, and that of the same weekday of last week. @param {{ dashboard: import('../model/dashboard.js').Dashboard }} props */
export function Hours({ dashboard }) {
  const analytics = dashboard.analytics.value, day = dashboard.stats.value?.day
  if (!analytics || !day) return null
  return html`<${HoursCard} title=${t('revenueByHour')} hours=${analytics.revenueByHour}
    before=${dashboard.lastWeek.analytics.value?.revenueByHour ?? null} day=${day} dashboard=${dashboard} opens=${true} />`
}
