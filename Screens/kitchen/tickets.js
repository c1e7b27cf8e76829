/** @typedef {import('../../Clients/javascript/generated/hubs.js').Ticket} Ticket */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').KitchenOrder} KitchenOrder */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').KitchenItem} KitchenItem */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').ItemStatus} ItemStatus */
/** @typedef {import('../../Clients/javascript/generated/hubs.js').TicketStatus} TicketStatus */

/** @type {readonly ItemStatus[]} */
const INACTIVE = ['cancelled', 'voided']

/** Still to be cooked. @param {Pick<KitchenItem, 'status'>} item */
export const isCooking = ({ status }) => status === 'queued' || status === 'preparing'

/** Cancelled before it was cooked, or thrown away after. @param {Pick<KitchenItem, 'status'>} item */
export const isCancelled = ({ status }) => INACTIVE.includes(status)

/** To be cooked at a station. @param {Pick<Ticket, 'status'>} ticket */
export const isOpen = ({ status }) => status === 'new' || status === 'seen' || status === 'active'

/** The lines of a ticket, in the order of the order. @param {KitchenOrder} order @param {string} ticketId */
export const linesOf = (order, ticketId) => order.items.filter(item => item.ticketId === ticketId)

/**
 * A ticket after one of its lines was added or moved. No message opens or ends a ticket: it follows from its lines, here as on the server.
 *
 * @param {KitchenOrder} order With the line as it is now.
 * @param {string} ticketId
 * @param {Ticket | undefined} known
 * @param {boolean} isNewLine False: the line was on the ticket before, so a ticket that is not known is one that had closed.
 * @returns {Ticket}
 */
export function refreshed(order, ticketId, known, isNewLine) {
  const lines = linesOf(order, ticketId)
  const ticket = known ?? opened(order, lines[0], isNewLine ? 'new' : 'closed')
  return moved({ ...ticket, itemIds: lines.map(({ id }) => id) }, statusOf(ticket.status, lines))
}

/** @param {KitchenOrder} order @param {KitchenItem} line @param {TicketStatus} status @returns {Ticket} */
function opened(order, line, status) {
  const firedAt = line.firedAt ?? order.placedAt
  return {
    id: line.ticketId ?? '', orderId: order.id, orderNumber: order.number, tableNumber: order.tableNumber, kind: order.kind,
    callName: order.callName, tableName: order.tableName, station: line.station, status, recalled: false,
    addOn: order.items.some(other => other.firedAt !== null && other.firedAt < firedAt),
    itemIds: [], firedAt, dueAt: line.dueAt ?? firedAt,
  }
}

/** @param {TicketStatus} now @param {KitchenItem[]} lines @returns {TicketStatus} */
function statusOf(now, lines) {
  const active = lines.filter(line => !isCancelled(line))
  if (active.length === 0) return now === 'closed' ? 'closed' : 'cancelledPending'
  if (active.every(({ status }) => status === 'served')) return 'closed'
  if (active.every(({ status }) => status === 'ready' || status === 'served')) return 'done'
  const isUntouched = active.every(({ status }) => status === 'queued' || status === 'held')
  return isUntouched && (now === 'new' || now === 'seen') ? now : 'active'
}

/** @param {Ticket} ticket @param {TicketStatus} next @returns {Ticket} */
function moved(ticket, next) {
  if (ticket.status === next) return ticket
  const isBack = (ticket.status === 'done' || ticket.status === 'closed') && next === 'active'
  return { ...ticket, status: next, recalled: next === 'done' ? false : isBack || ticket.recalled }
}

/**
 * What comes first: cancelled and not noted, then what came back, then rush, then by time of firing.
 *
 * @param {Ticket} a @param {Ticket} b @param {(orderId: string) => number} rushOf
 */
export function byUrgency(a, b, rushOf) {
  return Number(b.status === 'cancelledPending') - Number(a.status === 'cancelledPending')
    || Number(b.recalled) - Number(a.recalled)
    || rushOf(b.orderId) - rushOf(a.orderId)
    || a.firedAt.localeCompare(b.firedAt)
    // Two displays agree on what key 1 is.
    || a.id.localeCompare(b.id)
}

/**
 * An order as it is known from a line alone: it was on no display until then.
 *
 * @param {any} change @param {string} at @returns {KitchenOrder}
 */
export const orderOfLine = ({ orderId, orderNumber, tableNumber, tableName }, at) => ({
  id: orderId, number: orderNumber ?? 0, tableId: null, tableNumber, tableName, status: 'inProgress', rush: 0, items: [], placedAt: at,
  dueAt: null, seq: 0, note: null, kind: tableNumber === null ? 'takeAway' : 'dineIn', callName: null, pickupAt: null,
})
