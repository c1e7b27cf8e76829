import { html } from '../../shell/html.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'
import { commandsOf } from '../bill/commands.js'

/** @typedef {import('../bill/bills.js').Bill} Bill */
/** @typedef {import('../bill/commands.js').Context} Context */

/**
 * What was paid, each with a tap to its tip, correction and refund.
 *
 * @param {{ context: Context, bill: Bill, onPayment: (id: string) => void }} props
 */
export function Payments({ context: { format }, bill, onPayment }) {
  if (bill.payments.length === 0) return null
  return html`<section class="bill-part"><h3>${t('pay.payments')}</h3><ul>${bill.payments.map(payment => html`<li key=${payment.id}>
    <button class="payment" onClick=${() => onPayment(payment.id)}>
      <span class="what"><b>${t(`pay.method.${payment.method}`)}</b>
        <small class="soft">${paymentDetails(payment, format)}</small>
        ${payment.refunded > 0 && html`<span
          class="badge warn">↩ ${t('pay.refunded', { amount: format.money(payment.refunded) })}</span>`}</span>
      <span class="money">${format.money(payment.amount + payment.rounding)}</span>
      <span class="chevron" aria-hidden="true"></span></button></li>`)}</ul></section>`
}

/** @param {Bill['payments'][number]} payment @param {Context['format']} format */
const paymentDetails = ({ share, tip, tendered, change, staffName, at }, format) => [
  share !== null && t('bill.share', { number: share }),
  tip > 0 && `${t('pay.tip')} ${format.money(tip)}`,
  tendered !== null && `${t('pay.given')} ${format.money(tendered)}`,
  change > 0 && `${t('pay.change')} ${format.money(change)}`,
  `${staffName}, ${format.time(at)}`,
].filter(Boolean).join(' · ')

/** Those that wait for a terminal; of one share: its own, and those of the whole bill. @param {Bill} bill @param {number | null} share */
export const pendingOf = (bill, share) =>
  bill.pending.filter(payment => share === null || payment.share === null || payment.share === share)

/** Payments that wait for a terminal: its answer is given here. @param {{ context: Context, bill: Bill, share?: number | null }} props */
export function Pending({ context, bill, share = null }) {
  const waiting = pendingOf(bill, share)
  if (waiting.length === 0) return null
  return html`<section class="bill-part" aria-label=${t('pay.atTerminal')}><ul>${waiting.map(pending => html`
    <${Waiting} key=${pending.id} context=${context} bill=${bill} pending=${pending} />`)}</ul></section>`
}

/** @param {{ context: Context, bill: Bill, pending: Bill['pending'][number] }} props */
function Waiting({ context, bill, pending }) {
  const { format, outbox } = context
  const commands = commandsOf(context), isSent = outbox.isSent(bill.id)
  return html`<li class=${`waiting ${isSent ? 'sent' : ''}`}>
    <div class="row apart"><b><span aria-hidden="true">◌ </span>${t(`pay.method.${pending.method}`)} · ${t('pay.waiting')}</b>
      <b class="money">${format.money(pending.amount + pending.tip)}</b></div>
    <p class="soft small">${[
      pending.share !== null && t('bill.share', { number: pending.share }),
      pending.tip > 0 && `${t('pay.tip')} ${format.money(pending.tip)}`,
      pending.staffName,
    ].filter(Boolean).join(' · ')} · <${Lapses} at=${pending.lapsesAt} format=${format} /></p>
    <div class="keys">
      <button class="button primary" disabled=${isSent} onClick=${() => commands.confirm(bill, pending)}>${t('pay.approved')}</button>
      <button class="button" disabled=${isSent} onClick=${() => commands.end(bill, pending.id, 'failed')}>${t('pay.failed')}</button>
      <button class="button" disabled=${isSent}
        onClick=${() => commands.end(bill, pending.id, 'cancelled')}>${t('pay.cancelled')}</button></div></li>`
}

/** Its own component, as it changes each second. @param {{ at: string, format: Context['format'] }} props */
const Lapses = ({ at, format }) => html`<span role="timer">${t('pay.lapses', { time: format.duration(Date.parse(at) - now.value) })}</span>`
