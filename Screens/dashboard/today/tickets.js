import { ageOf } from '../../shell/age.js'
import { html } from '../../shell/html.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'
import { addressOf } from '../frame/sections.js'
import { Card } from '../parts/card.js'
import { placeOf } from '../parts/place.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').Ticket} Ticket */

const OPEN = ['new', 'seen', 'active']
const SHOWN = 6

/** The kitchen at a glance: what is late, and what comes next. @param {{ dashboard: Dashboard }} props */
export function Tickets({ dashboard }) {
  const board = dashboard.board.value.value
  const tickets = (board?.tickets ?? []).filter(({ status }) => OPEN.includes(status)).sort((a, b) => a.dueAt.localeCompare(b.dueAt))
  const rest = tickets.length - SHOWN
  return html`<${Card} title=${t('kitchen')} note=${t('openTickets', { count: tickets.length })}>
    <div class="steady">
      ${board && tickets.length === 0 && html`<p class="empty">${t('noTickets')}</p>`}
      <ul class="entries">${tickets.slice(0, SHOWN).map(ticket => html`
        <${TicketEntry} key=${ticket.id} ticket=${ticket} dashboard=${dashboard} />`)}</ul>
      ${rest > 0 && html`<p class="soft small">${t('andMore', { count: rest })}</p>`}</div></${Card}>`
}

/** @param {{ ticket: Ticket, dashboard: Dashboard }} props */
function TicketEntry({ ticket, dashboard: { format } }) {
  const age = now.value - Date.parse(ticket.firedAt), target = Date.parse(ticket.dueAt) - Date.parse(ticket.firedAt)
  const level = ageOf(ticket)
  return html`<li><a class="entry" href=${addressOf('orders', { open: ticket.orderId })} data-entry>
    <span class="entry-main"><b>${placeOf(ticket)}</b><span class="soft small">#${ticket.orderNumber} · ${ticket.station}</span></span>
    <span class="entry-end"><b class=${`badge ${level}`}>${level === 'late' ? '⚠ ' : ''}${format.duration(age)}</b>
      <span class="soft small">${t('target', { time: format.duration(target) })}</span></span></a></li>`
}
