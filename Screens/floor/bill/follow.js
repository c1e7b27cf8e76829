/** @typedef {import('./bills.js').Bill} Bill */

// The bill's own message comes with that of its payment, if it comes.
const ALONGSIDE = 300, AGAIN = 2_000

/**
 * Keeps bills whole that are paid in parts. A payment that leaves a bill partly paid, as it was, comes as `PaymentCompleted` alone, which
 *   has
 * neither share nor change nor who took it: such a bill is read again.
 *
 * @param {import('../../shell/page.js').Context<'floor'>} context
 * @param {import('../../live/room.js').Room} room
 */
export function followPayments({ screen, rest }, room) {
  /** @param {string} billId @param {string} paymentId @param {number} wait */
  const look = (billId, paymentId, wait) => setTimeout(async () => {
    const bill = room.bills.signalOf(billId)?.peek()
    if (!bill || bill.payments.some(({ id }) => id === paymentId)) return
    try {
      const read = /** @type {Bill} */ (await rest.call('getBill', { path: { billId } }))
      room.bills.change(billId, known => known.seq > read.seq ? known : read)
    } catch {
      look(billId, paymentId, AGAIN)
    }
  }, wait)
  screen.on('PaymentCompleted', ({ billId, paymentId }) => { look(billId, paymentId, ALONGSIDE) })
}
