import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { Payments, Pending } from '../pay/payments.js'
import { isRevisable, isSettled, payableOf } from './bills.js'
import { commandsOf, titleOf } from './commands.js'
import { BillDialog } from './dialogs.js'
import { Figure } from './figure.js'
import { Lines, Totals } from './lines.js'
import { GuardedButton } from '../may.js'

/** @typedef {import('./bills.js').Bill} Bill */
/** @typedef {import('./commands.js').Context} Context */
/** @typedef {import('./dialogs.js').Asked} Asked */

/**
 * One bill: what is due, what waits for a terminal, how it is divided, its lines, what was paid, and what there is to do.
 *
 * @param {{ context: Context, bill: Bill, room?: import('../../live/room.js').Room | null }} props `room`: where the bill's orders are;
 *   null: they are over.
 */
export function BillView({ context, bill, room = null }) {
  const [asked, ask] = useState(/** @type {Asked | null} */ (null))
  const isSent = context.outbox.isSent(bill.id)
  return html`<article class="bill" aria-label=${titleOf(bill)}>
    <${Head} context=${context} bill=${bill} isSent=${isSent} />
    <${Pending} context=${context} bill=${bill} />
    <${Shares} context=${context} bill=${bill} onPay=${(/** @type {number} */ share) => ask({ is: 'pay', share })} />
    <${Lines} context=${context} bill=${bill} onLine=${(/** @type {string} */ itemId) => ask({ is: 'discount', itemId })} />
    <${Totals} context=${context} bill=${bill} />
    <${Payments} context=${context} bill=${bill} onPayment=${(/** @type {string} */ paymentId) => ask({ is: 'payment', paymentId })} />
    <${Actions} context=${context} bill=${bill} onAsk=${ask}
      onIssued=${() => ask((/** @type {Asked | null} */ since) => since ?? { is: 'receipt' })} />
    ${asked && html`<${BillDialog} context=${context} bill=${bill} room=${room} asked=${asked} onAsk=${ask} />`}
  </article>`
}

/** @param {{ context: Context, bill: Bill, isSent: boolean }} props */
function Head({ context: { format }, bill, isSent }) {
  const signs = { open: '✎', issued: '▤', partiallyPaid: '◐', paid: '✓', partiallyRefunded: '↩', refunded: '↩', void: '✕' }
  const settled = isSettled(bill)
  return html`<header class="bill-head">
    <div class="row apart"><h2>${titleOf(bill)}</h2>
      <span class=${`badge ${bill.status === 'paid' ? 'ok' : bill.status === 'partiallyPaid' ? 'warn' : ''}`}>
        <span aria-hidden="true">${signs[bill.status]}</span> ${t(`bill.status.${bill.status}`)}</span></div>
    <p class="due-label soft">${t(settled ? 'bill.paidInAll' : 'bill.due')}${isSent && html` · <b>${t('bill.sent')}</b>`}</p>
    <${Figure} amount=${format.money(settled ? bill.paid : bill.due)} isSent=${isSent} />
    ${!settled && bill.paid > 0 && html`<p class="soft">
      ${t('bill.paidOf', { paid: format.money(bill.paid), total: format.money(bill.total) })}</p>`}
    ${bill.reason && html`<p class="soft">${bill.reason}</p>`}
  </header>`
}

/** How the payment is divided. @param {{ context: Context, bill: Bill, onPay: (share: number) => void }} props */
function Shares({ context: { format }, bill, onPay }) {
  if (bill.shares.length === 0) return null
  const sum = bill.shares.reduce((all, { amount }) => all + amount, 0)
  return html`<section class="bill-part"><h3>${t('bill.shares', { count: bill.shares.length })}</h3>
    <ul>${bill.shares.map(({ number, amount, paid }) => {
      const left = payableOf(bill, number)
      return html`<li key=${number} class="row apart"><span>${t('bill.share', { number })} · <b>${format.money(amount)}</b></span>
        ${paid >= amount ? html`<span class="badge ok">✓ ${t('bill.status.paid')}</span>`
          : left > 0 && !isSettled(bill) ? html`<button class="button"
            onClick=${() => onPay(number)}>${t('pay.pay', { amount: format.money(left) })}</button>`
          : html`<span class="badge">◐ ${t('pay.waits')}</span>`}</li>`
    })}</ul>
    <p class="sum">${bill.shares.map(({ amount }) => format.money(amount)).join(' + ')} = ${format.money(sum)}</p></section>`
}

/**
 * What can be done with it. The next thing is the loudest.
 *
 * @param {{ context: Context, bill: Bill, onAsk: (asked: Asked) => void, onIssued: () => void }} props
 */
function Actions({ context, bill, onAsk, onIssued }) {
  const { user, outbox, format } = context
  const payable = payableOf(bill), settled = isSettled(bill), canChange = isRevisable(bill), isSent = outbox.isSent(bill.id)
  const print = async () => {
    if (bill.status !== 'open') onAsk({ is: 'receipt' })
    else if ((await commandsOf(context).issue(bill)).ok) onIssued()
  }
  const toggleService = () => bill.serviceWaiver ? commandsOf(context).waiveService(bill, false) : onAsk({ is: 'service' })
  return html`${canChange && html`<div class="bill-keys">
      ${(bill.service > 0 || bill.serviceWaiver) && html`<${GuardedButton} user=${user} permission="waiveService" disabled=${isSent}
        onClick=${toggleService}>
        ${t(bill.serviceWaiver ? 'bill.serviceOn' : 'bill.serviceOff')}</${GuardedButton}>`}
      <${GuardedButton} user=${user} permission="voidBills" kind="danger"
        onClick=${() => onAsk({ is: 'void' })}>${t('bill.void')}</${GuardedButton}></div>`}
    <footer class="bill-actions">
      ${!settled && payable > 0 && html`<button class="button primary pay-button" onClick=${() => onAsk({ is: 'pay', share: null })}>
        ${t('pay.pay', { amount: format.money(payable) })}</button>`}
      <div class="bill-keys">
        <button class=${`button ${settled ? 'primary' : ''}`} disabled=${isSent} onClick=${print}>
          ${t(bill.status === 'open' ? 'bill.issue' : settled ? 'bill.receipt' : 'bill.print')}</button>
        ${!settled && html`<button class="button" disabled=${bill.pending.length > 0 || payable <= 0}
          onClick=${() => onAsk({ is: 'split' })}>${t('bill.split')}</button>`}
        ${canChange && html`<button class="button" onClick=${() => onAsk({ is: 'discount', itemId: null })}>${t('bill.discount')}</button>`}
        ${bill.status === 'refunded' && payable > 0 && html`<button class="button"
          onClick=${() => onAsk({ is: 'pay', share: null })}>${t('bill.payAgain')}</button>`}
      </div></footer>`
}
