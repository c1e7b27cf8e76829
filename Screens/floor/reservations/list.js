import { useState } from '../../lib/hooks.js'
import { signal } from '../../lib/signals.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { useIsShown } from '../../shell/isShown.js'
import { t } from '../../shell/words.js'
import { NoteText } from '../order/details.js'
import { selectTable } from '../selection.js'
import { ReservationForm } from './form.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../../live/room.js').Reservation} Reservation */

const isOpen = signal(false)

/** Reservations of today and tomorrow, in the bar. @param {{ floor: Floor }} props */
export function ReservationsButton({ floor }) {
  return html`<button class="button quiet" aria-haspopup="dialog" onClick=${() => { isOpen.value = true }}><${Icon} name="fork" />
    <span class="wide-only">${t('reservations')}</span><span class="visually-hidden narrow-only">${t('reservations')}</span>
      ${floor.room.reservations.ids.value.length > 0 && html`<span class="count roomy-only">
        ${floor.room.reservations.ids.value.length}</span>`}</button>
    ${isOpen.value && html`<${Reservations} floor=${floor} onClose=${() => { isOpen.value = false }} />`}`
}

/** @param {{ floor: Floor, onClose: () => void }} props */
function Reservations({ floor, onClose }) {
  const [form, setForm] = useState(/** @type {{ reservation: Reservation | null } | null} */ (null))
  if (form) return html`<${ReservationForm} floor=${floor} reservation=${form.reservation} onClose=${() => setForm(null)} />`
  return html`<${List} floor=${floor} onForm=${(/** @type {Reservation | null} */ reservation) => setForm({ reservation })}
    onClose=${onClose} />`
}

/** @param {{ floor: Floor, onForm: (reservation: Reservation | null) => void, onClose: () => void }} props */
function List({ floor, onForm, onClose }) {
  const isShown = useIsShown()
  const all = floor.room.reservations.all().toSorted((a, b) => a.at.localeCompare(b.at))
  const days = [...new Set(all.map(({ at }) => floor.format.day(at)))]
  /** @param {string} tableId */
  const goToTable = tableId => {
    if (!isShown.current) return
    selectTable(tableId)
    onClose()
  }
  return html`<${Dialog} title=${t('reservations')} kind="wide" onClose=${onClose} foot=${html`<button class="button primary"
    onClick=${() => onForm(null)}>${t('newReservation')}</button>`}>
    ${all.length === 0 && html`<p class="empty">${t('noReservations')}</p>`}
    ${days.map(day => html`<section key=${day} class="stack"><h3>${day}</h3><ul class="reservations">
      ${all.filter(({ at }) => floor.format.day(at) === day).map(reservation => html`
      <li key=${reservation.id}><${Row} floor=${floor} reservation=${reservation} onChange=${() => onForm(reservation)}
        onSeated=${goToTable} /></li>`)}</ul></section>`)}
  </${Dialog}>`
}

/** What ends a reservation. Nothing brings it back, so each asks once more. */
const ENDINGS = /** @type {const} */ ({ noShow: 'MarkNoShow', cancelReservation: 'CancelReservation' })

/** @param {{ floor: Floor, reservation: Reservation, onChange: () => void, onSeated: (tableId: string) => void }} props */
function Row({ floor, reservation, onChange, onSeated }) {
  const { id, name, at, partySize, phone, note, tableIds } = reservation
  const [ending, setEnding] = useState(/** @type {keyof typeof ENDINGS | null} */ (null))
  const tables = floor.tableNames(tableIds)
  const sent = floor.sent(id)
  const seat = () => floor.command('SeatReservation', { reservationId: id }, t('did.seatReservation', { name }), id).then(({ ok }) => {
    if (ok && tableIds[0]) onSeated(tableIds[0])
  })
  return html`<div class=${`reservation ${sent ? 'sent' : ''}`}>
    <b class="reservation-time">${floor.format.time(at)}</b>
    <span><b>${name}</b> · ${t('guests', { count: partySize })} · ${tables}${phone && html` · <bdi dir="ltr">
      ${phone}</bdi>`}${note && html`<br /><${NoteText} text=${note} />`}</span>
    ${ending ? html`<span class="row"><button class="button" onClick=${() => setEnding(null)}>${t('back')}</button>
        <button class="button danger" disabled=${sent !== undefined} onClick=${() => floor.command(ENDINGS[ending],
          { reservationId: id }, t(`did.${ending}`, { name }), id)}>${t(`did.${ending}`, { name })}</button></span>`
      : html`<span class="row"><button class="button" disabled=${sent !== undefined} onClick=${seat}>${t('seatThem')}</button>
        <button class="button" onClick=${onChange}>${t('change')}</button>
        <button class="button" onClick=${() => setEnding('noShow')}>${t('noShow')}</button>
        <button class="button danger" onClick=${() => setEnding('cancelReservation')}>${t('cancelIt')}</button></span>`}
  </div>`
}
