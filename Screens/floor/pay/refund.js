import { useState } from '../../lib/hooks.js'
import { useGiving } from '../../shell/giving.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { AmountField } from '../bill/amount.js'
import { refundableOf } from '../bill/bills.js'
import { commandsOf } from '../bill/commands.js'
import { may, whoMay } from '../may.js'
import { ReasonField } from '../bill/reason.js'
import { DrawerField, useDrawer } from './drawers.js'
import { METHODS, isUsed } from './methods.js'

/** @typedef {import('../bill/commands.js').Method} Method */

/**
 * Gives money back: all that is left of a payment, or a part of it, as it came in or in another way.
 *
 * @param {{ context: import('../bill/commands.js').Context, bill: import('../bill/bills.js').Bill, payment:
 *   import('../bill/bills.js').Payment, onClose: () => void }} props
 */
export function RefundForm({ context, bill, payment, onClose }) {
  const { user, restaurant, format } = context
  const left = refundableOf(payment)
  const [amount, setAmount] = useState(/** @type {number | null} */ (left)), [reason, setReason] = useState('')
  const [method, setMethod] = useState(/** @type {Method} */ (payment.method))
  const [drawer, setDrawer] = useDrawer(context), { isGiven, give } = useGiving(context, onClose)
  if (!may(user, 'refund')) return html`<p class="soft">${whoMay('refund')}</p>`
  if (left === 0) return html`<p class="soft">${t('pay.allRefunded')}</p>`
  const fault = (amount ?? 0) > left ? t('bill.atMost', { amount: format.money(left) }) : null
  const refund = () => give(commandsOf(context).refund(bill, {
    paymentId: payment.id, amount: amount ?? 0, reason: reason.trim(),
    ...(method !== payment.method && { method }), ...(drawer && { drawer }),
  }))
  return html`<${AmountField} id="refund" label=${t('pay.amount')} place=${restaurant.value} value=${amount} placeholder=${left}
    fault=${fault} onChange=${setAmount} />
    <div class="keys" role="group"
      aria-label=${t('pay.backBy')}>${METHODS.filter(one => one === payment.method || isUsed(one, context)).map(one => html`
      <button key=${one} class="button" aria-pressed=${method === one}
        onClick=${() => setMethod(one)}>${t(`pay.method.${one}`)}</button>`)}</div>
    ${method === 'cash' && html`<${DrawerField} context=${context} value=${drawer} onChange=${setDrawer} />`}
    <${ReasonField} id="refund-reason" reasons=${['pay.reason.complaint', 'pay.reason.twice', 'bill.reason.mistake']} value=${reason}
      onChange=${setReason} />
    <button class="button danger" disabled=${!amount || !!fault || !reason.trim() || isGiven}
      onClick=${refund}>${t('pay.giveBack', { amount: format.money(amount || 0) })}</button>`
}
