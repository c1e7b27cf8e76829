import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { t } from '../../shell/words.js'
import { orderNumber, placeOf, stationName } from '../labels.js'

/**
 * The last fifty tickets that were done. One that still waits at the pass comes back by a tap.
 *
 * @param {{ display: import('../display.js').Display, onClose: () => void }} props
 */
export function DoneDialog({ display, onClose }) {
  const { done, settings, board, commands, context } = display
  const tickets = done.all().filter(({ ticket }) => settings.shows(ticket.station))
  return html`<${Dialog} title=${t('done')} onClose=${onClose}>
    ${tickets.length === 0 ? html`<p class="empty">${t('noneDone')}</p>` : html`<ul class="done-list">
      ${tickets.map(({ ticket, what, at }) => html`
      <li key=${ticket.id}><div><b>${placeOf(ticket)} · ${orderNumber(ticket.orderNumber)}</b>
          <p class="soft small">${[at && context.format.time(at), stationName(ticket.station), what].filter(Boolean).join(' · ')}</p></div>
        ${board.tickets.get(ticket.id)?.status === 'done'
          ? html`<button class="button" onClick=${() => commands.recall(ticket)}><${Icon} name="back" />${t('recall')}</button>`
          : html`<span class="soft">${board.tickets.get(ticket.id) ? t('backAtStation') : `✓ ${t('status.served')}`}</span>`}</li>`)}
    </ul>`}
  </${Dialog}>`
}
