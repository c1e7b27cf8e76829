import { useState } from '../../lib/hooks.js'
import { isSeated } from '../../live/room.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { say } from '../../shell/messages.js'
import { t } from '../../shell/words.js'
import { CallRow } from '../calls/calls.js'
import { selectTable, selection } from '../selection.js'
import { ChooseTable, ChooseWaiter, Reserve } from './choose.js'
import { EmptyTable, GuestKeys, setStatus } from './seat.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Table} Table */

const CALLS = /** @type {const} */ (['waiter', 'bill', 'help'])

/** What can be done with a table itself. @param {{ floor: Floor, table: Table }} props */
export function TableTab({ floor, table }) {
  const [dialog, setDialog] = useState(/** @type {'move' | 'merge' | 'waiter' | 'reserve' | null} */ (null))
  const close = () => setDialog(null)
  return html`<div class="stack panel-body">
    ${isSeated(table) ? html`<${Guests} floor=${floor} table=${table} open=${setDialog} />` : html`<${EmptyTable} floor=${floor}
      table=${table} />
      <${Unused} floor=${floor} table=${table} open=${setDialog} />`}
    <${Merged} floor=${floor} table=${table} />
    <${Reservations} floor=${floor} table=${table} />
    ${dialog === 'move' && html`<${ChooseTable} floor=${floor} title=${t('moveWhere')} onClose=${close}
      fits=${(/** @type {Table} */ other) => !other.mergedInto && ['available', 'reserved'].includes(other.status)}
      onChoose=${(/** @type {Table} */ to) => { move(floor, table, to); close() }} />`}
    ${dialog === 'merge' && html`<${ChooseTable} floor=${floor} title=${t('mergeWhich')} onClose=${close}
      fits=${(/** @type {Table} */ other) => mayMerge(floor, table, other)}
      onChoose=${(/** @type {Table} */ other) => { merge(floor, other, table); close() }} />`}
    ${dialog === 'waiter' && html`<${ChooseWaiter} floor=${floor} table=${table} onClose=${close} />`}
    ${dialog === 'reserve' && html`<${Reserve} floor=${floor} table=${table} onClose=${close} />`}
  </div>`
}

/** @param {{ floor: Floor, table: Table, open: (dialog: any) => void }} props */
function Guests({ floor, table, open }) {
  const name = floor.tableName(table)
  return html`
    <${GuestKeys} label=${t('guestsNow')} chosen=${floor.sent(`guests ${table.id}`)?.input.guests ?? table.guests} seats=${table.seats}
      onChoose=${(/** @type {number} */ guests) => floor.command('SetGuests', { tableId: table.id, guests },
        t('did.guests', { count: guests, table: name }), `guests ${table.id}`)} />
    <div class="row apart"><p><span class="soft">${t('waiter')}</span> <b>${table.waiterName ?? t('nobody')}</b></p>
      <button class="button" onClick=${() => open('waiter')}>${t('changeWaiter')}</button></div>
    <div class="actions">
      <button class="button" onClick=${() => open('move')}>${t('move')}</button>
      <button class="button" onClick=${() => open('merge')}>${t('merge')}</button>
      <button class="button" onClick=${() => guestsLeft(floor, table)}>${t('guestsLeft')}</button>
    </div>
    <section class="stack"><h3>${t('calls')}</h3>
      ${table.calls.map(call => html`<${CallRow} key=${call.id} floor=${floor} table=${table} call=${call} />`)}
      <div class="actions">${CALLS.filter(type => !table.calls.some(call => call.type === type)).map(type => html`<button key=${type}
        class="button"
        onClick=${() => callFor(floor, table, type)}><${Icon} name="bell" />${t(`call.${type}`)}</button>`)}</div></section>`
}

/** @param {{ floor: Floor, table: Table, open: (dialog: any) => void }} props */
function Unused({ floor, table, open }) {
  return html`<div class="actions">
    ${table.status === 'available' && html`<button class="button" onClick=${() => open('reserve')}>${t('keepFree')}</button>`}
    ${table.status === 'reserved' && html`<button class="button" onClick=${() => setStatus(floor, table, 'available')}>
      ${t('endReserved')}</button>`}
    ${(table.status === 'available') && !table.mergedInto && html`<button class="button" onClick=${() => open('merge')}>
      ${t('merge')}</button>`}
    ${floor.isManager && ['available', 'needsCleaning'].includes(table.status) && html`<button class="button danger"
      onClick=${() => setStatus(floor, table, 'outOfService')}>${t('takeOut')}</button>`}</div>`
}

/** The tables that are a part of this one. @param {{ floor: Floor, table: Table }} props */
function Merged({ floor, table }) {
  const parts = floor.room.tables.all().filter(({ mergedInto }) => mergedInto === table.id)
  if (parts.length === 0) return null
  return html`<section class="stack"><h3>${t('mergedHere')}</h3>${parts.map(part => html`<div key=${part.id} class="row apart"><b>
    ${floor.tableName(part)}</b>
    <button class="button" onClick=${() => floor.command('UnmergeTable', { tableId: part.id },
      t('did.unmerge', { table: floor.tableName(part) }), part.id)}>${t('unmerge')}</button></div>`)}</section>`
}

/** @param {{ floor: Floor, table: Table }} props */
function Reservations({ floor, table }) {
  const own = floor.room.reservations.all().filter(({ tableIds }) => tableIds.includes(table.id))
  if (own.length === 0) return null
  return html`<section class="stack"><h3>${t('reservations')}</h3><ul class="plain">${own.map(({ id, at, name, partySize }) => html`
    <li key=${id}>${floor.format.dayAndTime(at)} · <b>${name}</b> · ${t('guests', { count: partySize })}</li>`)}</ul></section>`
}

/**
 * The call goes to the table's waiter, who may be another person: that it was made is said here.
 *
 * @param {Floor} floor
 * @param {Table} table
 * @param {typeof CALLS[number]} type
 */
function callFor(floor, table, type) {
  floor.command('CallWaiter', { tableId: table.id, type }, t(`call.${type}`), `call ${table.id}`)
    .then(({ ok }) => { if (ok) say(t('called', { table: floor.tableName(table) })) })
}

/** @param {Floor} floor @param {Table} table */
const guestsLeft = (floor, table) => floor.command('SetTableStatus', { tableId: table.id, status: 'needsCleaning' },
  `${floor.tableName(table)}: ${t('guestsLeft')}`, table.id)

/** @param {Floor} floor @param {Table} from @param {Table} to */
function move(floor, from, to) {
  floor.command('MoveParty', { tableId: from.id, toTableId: to.id },
    t('did.move', { table: floor.tableName(from), to: floor.tableName(to) }), from.id)
    // Who has gone to another table meanwhile stays there.
    .then(({ ok }) => { if (ok && selection.peek()?.tableId === from.id) selectTable(to.id, 'table') })
}

/** @param {Floor} floor @param {Table} part @param {Table} host */
function merge(floor, part, host) {
  floor.command('MergeTable', { tableId: part.id, intoTableId: host.id },
    t('did.merge', { table: floor.tableName(part), to: floor.tableName(host) }), part.id)
}

/** @param {Floor} floor @param {Table} host @param {Table} other */
function mayMerge(floor, host, other) {
  const isHost = floor.room.tables.all().some(({ mergedInto }) => mergedInto === other.id)
  return other.id !== host.id && !other.mergedInto && !isHost && (other.status === 'available' || (isSeated(host) && isSeated(other)))
}
