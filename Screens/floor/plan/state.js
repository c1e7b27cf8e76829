import { isSeated } from '../../live/room.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'
import { portions } from '../floor.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Table} Table */

/** The sign of each status. @type {Record<Table['status'], string>} */
export const SIGNS = {
  available: '', reserved: 'fork', occupied: 'guests', awaitingPayment: 'bill', needsCleaning: 'clean', outOfService: 'off',
}

// How long before its time a reservation is told at the table, in milliseconds.
const SOON = 2 * 3_600_000

/** What a table shows: the same on the plan, in the list and to who hears it. @param {Floor} floor @param {Table} table */
export function stateOf(floor, table) {
  const host = floor.hostOf(table)
  const seatedAt = isSeated(host) ? floor.room.seatedAt(host) : null
  const asked = floor.sent(table.id)?.input.status
  const next = table.nextReservation
  return {
    host,
    status: /** @type {Table['status']} */ (asked ?? host.status),
    isSent: asked !== undefined,
    isMine: isSeated(host) && host.waiterId === floor.user.id,
    minutes: seatedAt === null ? null : Math.max(0, Math.floor((now.value - seatedAt) / 60_000)),
    due: isSeated(host) ? floor.dueOf(host.id) : 0,
    ready: portions(floor.ready().filter(({ order }) => order.tableId === host.id).flatMap(({ items }) => items)),
    calls: host.calls,
    next: next && Date.parse(next.at) - now.value < SOON ? next : null,
  }
}

/** All of it in one sentence. @param {Floor} floor @param {Table} table @param {ReturnType<typeof stateOf>} state */
export function sentenceOf(floor, table, state) {
  return [
    floor.tableName(table),
    t(`status.${state.status}`),
    state.host.guests && t('guests', { count: state.host.guests }),
    state.minutes !== null && t('minutesSeated', { count: state.minutes }),
    state.due > 0 && t('dueAmount', { amount: floor.format.money(state.due) }),
    state.isMine && t('yours'),
    state.ready > 0 && t('platesReady', { count: state.ready }),
    ...state.calls.map(({ type }) => t(`call.${type}`)),
    state.next && t('reservedAt', { time: floor.format.time(state.next.at), name: state.next.name }),
    table.mergedInto && t('mergedWith', { table: floor.tableName(state.host) }),
  ].filter(Boolean).join(', ')
}
