import { useEffect } from '../../../lib/hooks.js'
import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'
import { dayAfter } from '../../../shell/zone.js'
import { tableName } from '../../parts/place.js'
import { Editor, Entry } from '../editor.js'
import { ReservationForm } from './form.js'

/** @typedef {import('../known.js').Known} Known */
/** @typedef {import('./book.js').Reservation} Reservation */

/** Reservations by day, to take and to change. @param {{ known: Known }} props */
export function ReservationsSection({ known }) {
  const { reservations: book, selections: { reservations: selection } } = known
  useEffect(() => book.want(), [])
  const id = selection.id.value
  const items = book.ofDay()
  const guests = items.filter(({ status }) => status === 'booked').reduce((sum, { partySize }) => sum + partySize, 0)
  const list = html`<section class="edit-list"><h2 class="row apart"><span>${t('edit.reservationCount', { count: items.length })}</span>
      ${guests > 0 && html`<span>${t('edit.guests', { count: guests })}</span>`}</h2>
    <ul>${items.map(one => html`<${ReservationEntry} key=${one.id} known=${known} reservation=${one} />`)}</ul>
    ${items.length === 0 && html`<p class="empty">${t('edit.noReservations')}</p>`}</section>`
  return html`<${Editor} selection=${selection} label=${t('edit.reservations')} list=${list} tools=${html`<${DayPicker} book=${book}
    onAdd=${() => selection.open('new')} />`}>
    ${id && html`<${ReservationForm} key=${id} known=${known} id=${id} />`}<//>`
}

/** @param {{ book: import('./book.js').ReservationBook, onAdd: () => void }} props */
function DayPicker({ book, onAdd }) {
  const day = book.day.value, today = book.today()
  return html`<div class="edit-day-picker" role="group" aria-label=${t('edit.day')}>
    <button class="button" aria-label=${t('edit.dayBefore')} onClick=${() => book.show(dayAfter(day, -1))}><span
      class="edit-arrow">‹</span></button>
    <input class="input" type="date" aria-label=${t('edit.day')} value=${day}
      onChange=${(/** @type {any} */ event) => { if (event.target.value) book.show(event.target.value) }} />
    <button class="button" aria-label=${t('edit.dayAfter')} onClick=${() => book.show(dayAfter(day, 1))}><span
      class="edit-arrow">›</span></button></div>
    <div class="row"><button class="button" aria-pressed=${day === today} onClick=${() => book.show(today)}>${t('edit.today')}</button>
      <button class="button" onClick=${onAdd}>+ ${t('edit.reservation')}</button></div>`
}

/** @param {{ known: Known, reservation: Reservation }} props */
function ReservationEntry({ known: { context, room, drafts, selections }, reservation: { id, name, at, partySize, tableIds, status } }) {
  const tables = tableIds.map(tableId => room.tables.get(tableId))
    .map(table => table ? tableName(table) : '?').join(', ')
  return html`<li class="edit-row"><${Entry} selection=${selections.reservations} id=${id}
    isChanged=${drafts.isChanged(`reservation.${id}`)} isSent=${context.outbox.isSent(id)}>
    <b>${context.format.time(at)}</b><span class="edit-name">${name}<span
      class="soft small">${t('edit.guests', { count: partySize })} · ${tables}</span></span>
    ${status !== 'booked' && html`<span class="badge">${t(`edit.reservation.${status}`)}</span>`}<//></li>`
}
