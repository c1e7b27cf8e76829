import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'

/** What needs a look stands out; the word says which it is. @type {Record<string, string>} */
const LOOKS = {
  'order.ready': 'accent', 'order.completed': 'ok', 'order.cancelled': 'late',
  'payment.unbilled': '', 'payment.billed': '', 'payment.paid': 'ok', 'payment.partPaid': 'warn', 'payment.refunded': 'warn',
  'bill.issued': 'warn', 'bill.partiallyPaid': 'warn', 'bill.paid': 'ok', 'bill.partiallyRefunded': 'warn', 'bill.refunded': 'late',
  'bill.void': 'late',
}

/** @param {{ kind: 'order' | 'payment' | 'bill' | 'item', status: string }} props */
export const Status = ({ kind, status }) =>
  html`<span class=${`badge ${LOOKS[`${kind}.${status}`] ?? ''}`}>${t(`${kind}.${status}`)}</span>`
