import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { t } from '../../shell/words.js'
import { nameOf, section } from './sections.js'

/** Which section it is, and what cannot wait, whichever is open. @param {{ dashboard: import('../model/dashboard.js').Dashboard }} props */
export function Bar({ dashboard }) {
  const stats = dashboard.stats.value
  return html`<h1 class="dash-title">${t(nameOf(section.value))}</h1>
    <div class="row" role="status">
      ${stats && stats.tickets.late > 0 && html`
        <${Alarm} kind="late" count=${stats.tickets.late} words=${t('lateTickets', { count: stats.tickets.late })} />`}
      ${stats && stats.openCalls > 0 && html`
        <${Alarm} kind="warn" count=${stats.openCalls} words=${t('openCalls', { count: stats.openCalls })} />`}
    </div>`
}

/**
 * On a phone a sign and the number; its words are there for a person who listens.
 *
 * @param {{ kind: 'late' | 'warn', count: number, words: string }} props
 */
const Alarm = ({ kind, count, words }) => html`<a class=${`badge ${kind}`} href="#today">
  ${kind === 'late' ? html`<span aria-hidden="true">⚠</span>` : html`<${Icon} name="bell" />`}
  <span class="alarm-number" aria-hidden="true">${count}</span><span class="alarm-words">${words}</span></a>`
