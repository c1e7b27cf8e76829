import { useEffect } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { isTyping } from '../../shell/keys.js'
import { t } from '../../shell/words.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Table} Table */

/**
 * How many guests: one tap, or a number key.
 *
 * @param {{ label: string, chosen: number | null, seats: number, onChoose: (guests: number) => void }} props
 */
export function GuestKeys({ label, chosen, seats, onChoose }) {
  const most = Math.max(8, seats + 2)
  return html`<fieldset><legend>${label}</legend><div class="guest-keys">
    ${Array.from({ length: most }, (_, index) => index + 1).map(guests => html`<button key=${guests} class="button"
      aria-pressed=${guests === chosen}
      aria-label=${t('guests', { count: guests })} onClick=${() => onChoose(guests)}>${guests}</button>`)}</div></fieldset>`
}

/** Seats guests at a free table. @param {{ floor: Floor, table: Table }} props */
function Seat({ floor, table }) {
  /** @param {number} guests */
  const seat = guests => floor.command('SetTableStatus', { tableId: table.id, status: 'occupied', guests },
    t('did.seat', { count: guests, table: floor.tableName(table) }), table.id)
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const press = event => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return
      if (/^[1-9]$/.test(event.key)) seat(Number(event.key))
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [table.id])
  const next = table.nextReservation
  return html`<div class="stack">
    ${table.reservedFor && html`<p><span class="badge">
      ${t('status.reserved')}</span> ${table.reservedFor}${table.reservedUntil
        && ` · ${t('until', { time: floor.format.time(table.reservedUntil) })}`}</p>`}
    ${next && html`<div class="card row apart"><span>
      ${t('reservedAt', { time: floor.format.time(next.at), name: next.name })} · ${t('guests', { count: next.partySize })}</span>
      <button class="button" onClick=${() => floor.command('SeatReservation', { reservationId: next.id },
        t('did.seatReservation', { name: next.name }), table.id)}>${t('seatThem')}</button></div>`}
    <${GuestKeys} label=${t('seatHowMany')} chosen=${null} seats=${table.seats} onChoose=${seat} />
  </div>`
}

/** What a table without guests offers first. @param {{ floor: Floor, table: Table }} props */
export function EmptyTable({ floor, table }) {
  const isSent = floor.sent(table.id) !== undefined
  if (isSent) return html`<p class="empty sent" role="status">${t('onItsWay')}</p>`
  if (table.status === 'needsCleaning' || table.status === 'outOfService') return html`<div class="empty stack">
    <p>${t(`status.${table.status}`)}</p>
    ${(table.status === 'needsCleaning' || floor.isManager) && html`<button class="button primary"
      onClick=${() => setStatus(floor, table, 'available')}>
      ${t(table.status === 'needsCleaning' ? 'cleaned' : 'backInService')}</button>`}</div>`
  return html`<${Seat} floor=${floor} table=${table} />`
}

/** @param {Floor} floor @param {Table} table @param {Table['status']} status @param {object} [more] */
export const setStatus = (floor, table, status, more = {}) => floor.command('SetTableStatus', { tableId: table.id, status, ...more },
  t('did.setStatus', { table: floor.tableName(table), status: t(`status.${status}`) }), table.id)
