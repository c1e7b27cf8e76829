import { useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { useIsShown } from '../../shell/isShown.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'
import { instantOf, localOf } from '../../shell/zone.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../../live/room.js').Reservation} Reservation */

const QUARTER = 15 * 60_000
const MINUTES = [60, 90, 120, 150, 180, 240]

/** What the restaurant's clock shows, for the field. @param {number} at @param {string} timeZone */
function clockOf(at, timeZone) {
  const { day, time } = localOf(at, timeZone)
  return `${day}T${time}`
}

/** Takes a reservation, or changes it. @param {{ floor: Floor, reservation: Reservation | null, onClose: () => void }} props */
export function ReservationForm({ floor, reservation, onClose }) {
  const { timeZone } = floor.context.restaurant.value
  const [tableIds, setTableIds] = useState(reservation?.tableIds ?? [])
  const [party, setParty] = useState(reservation?.partySize ?? 2)
  const [minutes, setMinutes] = useState(reservation?.minutes ?? 120)
  const [clock, setClock] = useState(clockOf(reservation ? Date.parse(reservation.at)
    : Math.ceil((now.peek() + 30 * 60_000) / QUARTER) * QUARTER, timeZone))
  const [day, time] = clock.split('T'), at = Date.parse(instantOf(day, time, timeZone))
  const [isSent, setSent] = useState(false)
  const isShown = useIsShown()
  const others = floor.room.reservations.all().filter(({ id }) => id !== reservation?.id)
  /** @param {string} tableId */
  const isTaken = tableId => others.some(other => other.tableIds.includes(tableId) && Date.parse(other.at) < at + minutes * 60_000
    && at < Date.parse(other.endsAt))
  const tables = floor.room.tables.all()
  const seats = tables.filter(({ id }) => tableIds.includes(id)).reduce((sum, table) => sum + table.seats, 0)
  /** @param {SubmitEvent} event */
  const keep = async event => {
    event.preventDefault()
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target))
    const text = (/** @type {string} */ key) => String(form.get(key) ?? '').trim()
    const input = { name: text('name'), partySize: party, at: new Date(at).toISOString(), minutes, tableIds,
      ...(reservation || text('phone') ? { phone: text('phone') } : {}), ...(reservation || text('note') ? { note: text('note') } : {}) }
    const answer = reservation ? floor.command('ChangeReservation', { reservationId: reservation.id, ...input },
      t('did.changeReservation', { name: input.name }), reservation.id)
      : floor.command('MakeReservation', input, t('did.reserve', { name: input.name }))
    // What was typed stays until it is taken. Without network it waits in the outbox, and the guest at the phone does not.
    if (floor.context.freshness.state.peek().is === 'live') {
      setSent(true)
      const { ok } = await answer
      setSent(false)
      if (!ok || !isShown.current) return
    }
    onClose()
  }
  return html`<${Dialog} title=${t(reservation ? 'changeReservation' : 'newReservation')} kind="wide" onClose=${onClose}>
    <form class="stack" onSubmit=${keep}>
    <div class="pair">
      <div class="field"><label for="guest-name">${t('guestName')}</label>
        <input id="guest-name" name="name" required maxlength="100" defaultValue=${reservation?.name ?? ''} /></div>
      <div class="field"><label for="guest-phone">${t('phone')}</label>
        <input id="guest-phone" name="phone" type="tel" dir="ltr" placeholder="+39 …" defaultValue=${reservation?.phone ?? ''} /></div>
    </div>
    <div class="pair">
      <div class="field long"><label for="reserved-at">${t('when')}</label>
        <input id="reserved-at" type="datetime-local" required step="900" value=${clock}
          onInput=${(/** @type {any} */ event) => event.target.value && setClock(event.target.value)} /></div>
      <div class="field"><label for="party-size">${t('guestsHead')}</label>
        <input id="party-size" type="number" min="1" max="99" required value=${party}
          onInput=${(/** @type {any} */ event) => setParty(Number(event.target.value))} /></div>
      <div class="field"><label for="stay">${t('howLong')}</label>
        <select id="stay" onChange=${(/** @type {any} */ event) => setMinutes(Number(event.target.value))}>
        ${[...new Set([...MINUTES, minutes])].sort((a, b) => a - b).map(one => html`<option key=${one} value=${one}
          selected=${one === minutes}>${t('minutes', { count: one })}</option>`)}</select></div>
    </div>
    <fieldset><legend>${t('tables')} ${tableIds.length === 0 ? html`<span class="soft">${t('chooseTables')}</span>`
      : html`<span class=${seats < party ? 'fault' : 'soft'}>${t('seatsOf', { seats, party })}</span>`}</legend>
      <div class="chips">${tables.map(table => {
        const isChosen = tableIds.includes(table.id)
        return html`<button key=${table.id} type="button" class="button" aria-pressed=${isChosen} disabled=${!isChosen && isTaken(table.id)}
          onClick=${() => setTableIds(isChosen ? tableIds.filter(id => id !== table.id) : [...tableIds, table.id])}>
            ${table.name ?? table.number} <span class="small">${t('seats', { count: table.seats })}</span></button>`
      })}</div></fieldset>
    <div class="field"><label for="reservation-note">${t('note')}</label>
      <input id="reservation-note" name="note" maxlength="200" defaultValue=${reservation?.note ?? ''} /></div>
    <button class="button primary" disabled=${tableIds.length === 0 || isSent}>${t(isSent ? 'onItsWay' : 'save')}</button>
    </form></${Dialog}>`
}
