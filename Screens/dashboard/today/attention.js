import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'
import { Card } from '../parts/card.js'
import { tableName } from '../parts/place.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */

const SHOWN = 20

/** Guests who call, and the alerts since the page was opened. @param {{ dashboard: Dashboard }} props */
export function Attention({ dashboard }) {
  const { format } = dashboard
  const calls = (dashboard.tables.value.value ?? []).flatMap(table =>
    table.calls.map(call => ({ ...call, table: tableName(table) })))
  const alerts = dashboard.alerts.value.filter(alert => !isOver(alert, dashboard.board))
  return html`<${Card} title=${t('attention')} note=${t('alertsSince', { time: format.time(dashboard.openedAt) })}>
    <div class="steady" role="region" aria-label=${t('attention')} tabindex="0">
    ${calls.length + alerts.length === 0 && html`<p class="empty">${t('nothingToAttend')}</p>`}
    <ul class="entries">
      ${calls.map(({ id, table, type, status, openedAt }) => html`<li key=${id} class="entry">
        <span class="entry-main"><b><${Icon} name="bell" /> ${table}</b><span class="soft small">${t(`call.${type}`)}</span></span>
        <span class="entry-end">${status === 'acknowledged' ? html`<span class="badge ok">✓ ${t('onTheWay')}</span>`
          : html`<${Waiting} from=${openedAt} format=${format} />`}</span></li>`)}
      ${alerts.slice(0, SHOWN).map(({ message, priority, at }) => html`<li key=${at + message} class="entry">
        <span class="entry-main"><span dir="auto">${message}</span><span class="soft small">${format.time(at)}</span></span>
        ${priority !== 'low' && priority !== 'normal' && html`<span class="badge late">⚠ ${t(`priority.${priority}`)}</span>`}</li>`)}
    </ul></div></${Card}>`
}

/**
 * True for an alert about a ticket that has since been seen, or is done. A board that is older than the alert cannot tell.
 *
 * @param {Dashboard['alerts']['value'][number]} alert @param {Dashboard['board']} board
 */
function isOver({ kind, ticketId, cameAt }, { value, askedAt }) {
  if (!ticketId || askedAt.value < cameAt) return false
  const status = value.value?.tickets.find(({ id }) => id === ticketId)?.status
  return kind === 'unseenTicket' ? status !== 'new' : status === undefined || status === 'done'
}

/** @param {{ from: string, format: Dashboard['format'] }} props */
const Waiting = ({ from, format }) => html`<b class="badge warn">${format.duration(now.value - Date.parse(from))}</b>`
