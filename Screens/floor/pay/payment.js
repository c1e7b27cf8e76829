import { useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { useGiving } from '../../shell/giving.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { refundableOf } from '../bill/bills.js'
import { AmountField } from '../bill/amount.js'
import { commandsOf, titleOf } from '../bill/commands.js'
import { useDoubt } from '../bill/doubt.js'
import { Figure } from '../bill/figure.js'
import { may, whoMay } from '../may.js'
import { Correction } from './correction.js'
import { RefundForm } from './refund.js'

/** @typedef {import('../bill/bills.js').Bill} Bill */
/** @typedef {import('../bill/bills.js').Payment} Payment */
/** @typedef {import('../bill/commands.js').Context} Context */

/**
 * One payment: what became of it, its tip, another method, a refund.
 *
 * @param {{ context: Context, bill: Bill, paymentId: string, onClose: () => void }} props
 */
export function PaymentDialog({ context, bill, paymentId, onClose }) {
  const payment = bill.payments.find(({ id }) => id === paymentId)
  const [part, setPart] = useState('tip')
  if (!payment) return null
  const about = { context, bill, payment, onClose }
  const parts = /** @type {const} */ ({ tip: 'pay.tip', correct: 'pay.correct', refund: 'pay.refund' })
  return html`<${Dialog} title=${`${t(`pay.method.${payment.method}`)} · ${titleOf(bill)}`} onClose=${onClose}>
    <${Story} context=${context} payment=${payment} />
    <div class="keys" role="group" aria-label=${t('pay.payments')}>${Object.entries(parts).map(([name, key]) => html`
      <button key=${name} class="button" id=${`${name}-tab`} aria-pressed=${part === name}
        onClick=${() => setPart(name)}>${t(key)}</button>`)}</div>
    <div id="payment-part" class="stack">
      ${part === 'tip' ? html`<${TipForm} ...${about} />` : part === 'correct' ? html`<${Correction} ...${about} />` : html`<${RefundForm}
        ...${about} />`}</div>
  </${Dialog}>`
}

/** @param {{ context: Context, payment: Payment }} props */
function Story({ context: { format }, payment }) {
  return html`<div><${Figure} amount=${format.money(payment.amount + payment.rounding + payment.tip)} />
    <p class="soft">${payment.staffName}, ${format.dayAndTime(payment.at)}
      ${payment.tip > 0 && ` · ${t('pay.withTip', { amount: format.money(payment.tip) })}`}</p>
    <ul>${payment.refunds.map(refund => html`<li
      key=${refund.id}>↩ <b>${format.money(refund.amount)}</b> ${t(`pay.method.${refund.method}`)} ·
      ${refund.reason} <span class="soft">· ${refund.staffName}, ${format.time(refund.at)}</span></li>`)}</ul></div>`
}

/**
 * A tip that came later. The person who took the payment raises it, a manager sets it.
 *
 * @param {{ context: Context, bill: Bill, payment: Payment, onClose: () => void }} props
 */
function TipForm({ context, bill, payment, onClose }) {
  const { user, restaurant, format } = context
  const { isGiven, give } = useGiving(context, onClose)
  const [tip, setTip] = useState(/** @type {number | null} */ (payment.tip))
  const doubt = useDoubt(tip, tip !== null && tip > payment.amount && tip !== payment.tip
    ? t('pay.tipAbove', { amount: format.money(payment.amount) }) : null)
  if (refundableOf(payment) < payment.amount + payment.rounding + payment.tip) return html`<p class="soft">${t('pay.refundedBefore')}</p>`
  const mayLower = may(user, 'correct'), isMine = payment.staffId === user.id
  if (!mayLower && !isMine) return html`<p class="soft">${t('pay.tipOfOthers', { name: payment.staffName })}</p>`
  const fault = !mayLower && (tip ?? 0) < payment.tip ? whoMay('correct') : null
  return html`<${AmountField} id="later-tip" label=${t('pay.tip')} place=${restaurant.value} value=${tip} fault=${fault}
    doubt=${doubt} onChange=${setTip} />
    <button class="button primary" disabled=${!!fault || !!doubt || Number.isNaN(tip) || (tip ?? 0) === payment.tip || isGiven}
      onClick=${() => give(commandsOf(context).setTip(bill, payment.id, tip ?? 0))}>${t('save')}</button>`
}
