import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { nameOf, section } from './sections.js'

/** Which section it is, and what cannot wait, whichever is open. @param {{ dashboard: import('../model/dashboard.js').Dashboard }} props */
export function Bar({ dashboard }) {
  const stats = dashboard.stats.value
  return html`<h1 class="dash-title">${t(nameOf(section.value))}</h1>
    <div class="row" role="status">
      ${stats && stats.tickets.late > 0 && html`
        <a class="badge late" href="#today">⚠ ${t('lateTickets', { count: stats.tickets.late })}</a>`}
      ${stats && stats.openCalls > 0 && html`<a class="badge warn" href="#today">${t('openCalls', { count: stats.openCalls })}</a>`}
    </div>`
}
