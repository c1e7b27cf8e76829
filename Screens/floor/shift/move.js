import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { useIsShown } from '../../shell/isShown.js'
import { t } from '../../shell/words.js'
import { AmountField } from '../bill/amount.js'
import { ReasonField } from '../bill/reason.js'
import { commandsOf } from './commands.js'

/** @typedef {import('./commands.js').Shift} Shift */

/** The usual reasons of each kind. */
const REASONS = {
  paidIn: ['shift.reason.coins', 'shift.reason.deposit'], paidOut: ['shift.reason.purchase', 'shift.reason.delivery'],
  drop: ['shift.reason.safe', 'shift.reason.bank'], tipOut: ['shift.reason.tips'], noSale: ['shift.reason.change', 'shift.reason.check'],
}

/**
 * Cash that comes or goes apart from payments; or the drawer is only opened.
 *
 * @param {{ context: import('../bill/commands.js').Context, shift: Shift, kind: import('./commands.js').CashEntryKind, onShift: (shift:
 *   Shift) => void, onDone: () => void }} props
 */
export function MoveForm({ context, shift, kind, onShift, onDone }) {
  const [amount, setAmount] = useState(/** @type {number | null} */ (null)), [reason, setReason] = useState('')
  const isShown = useIsShown()
  const hasAmount = kind !== 'noSale'
  const isLacking = hasAmount && kind !== 'paidIn' && shift.expected !== null && (amount ?? 0) > shift.expected
  const move = async () => {
    const answer = await commandsOf(context).move(shift, { kind, reason: reason.trim(), ...(hasAmount && { amount: amount ?? 0 }) })
    if (!answer.ok) return
    onShift(answer.result)
    if (isShown.current) onDone()
  }
  return html`<div class="stack">
    ${hasAmount && html`<${AmountField} id="move-amount" label=${t('pay.amount')} place=${context.restaurant.value} value=${amount}
      onChange=${setAmount}
      fault=${isLacking ? t('bill.atMost', { amount: context.format.money(shift.expected ?? 0) }) : null} />`}
    <${ReasonField} id="move-reason" reasons=${REASONS[kind]} value=${reason} onChange=${setReason} />
    <button class="button primary" disabled=${(hasAmount && !amount) || isLacking || !reason.trim() || context.outbox.isSent(shift.id)}
      onClick=${move}>${t(`shift.kind.${kind}`)}</button></div>`
}
