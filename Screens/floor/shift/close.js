import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { AmountField } from '../bill/amount.js'
import { ReasonField } from '../bill/reason.js'
import { commandsOf } from './commands.js'

/** @typedef {import('./commands.js').Shift} Shift */

/**
 * Closes a shift with what was counted. A difference needs a reason, and a blind count always: the question alone would tell of one.
 *
 * @param {{ context: import('../bill/commands.js').Context, shift: Shift, onShift: (shift: Shift) => void }} props
 */
export function CloseForm({ context, shift, onShift }) {
  const { format, outbox, restaurant } = context
  const [counted, setCounted] = useState(/** @type {number | null} */ (null)), [reason, setReason] = useState('')
  const isBlind = shift.expected === null, variance = counted === null || shift.expected === null ? 0 : counted - shift.expected
  const isCounted = counted !== null && !Number.isNaN(counted)
  const needsReason = isBlind || variance !== 0
  const close = async () => {
    const answer = await commandsOf(context).close(shift, { counted: counted ?? 0, ...(reason.trim() && { reason: reason.trim() }) })
    if (answer.ok) onShift(answer.result)
  }
  return html`<div class="stack">
    ${isBlind && html`<p class="soft">${t('shift.blind')}</p>`}
    <${AmountField} id="counted" large=${true} label=${t('shift.counted')} place=${restaurant.value} value=${counted}
      onChange=${setCounted} />
    ${isCounted && variance !== 0 && html`<p class="fault"
      role="status">⚠ ${t(variance > 0 ? 'shift.over' : 'shift.short', { amount: format.money(Math.abs(variance)) })}</p>`}
    ${isCounted && needsReason && html`<${ReasonField} id="close-reason"
      reasons=${['shift.reason.miscount', 'shift.reason.coinsLacking', 'shift.reason.unknown']} value=${reason} onChange=${setReason} />`}
    <button class="button primary" disabled=${!isCounted || (needsReason && !reason.trim()) || outbox.isSent(shift.id)}
      onClick=${close}>${t('shift.close')}</button></div>`
}
