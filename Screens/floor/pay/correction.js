import { useState } from '../../lib/hooks.js'
import { useGiving } from '../../shell/giving.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { commandsOf } from '../bill/commands.js'
import { may, whoMay } from '../may.js'
import { ReasonField } from '../bill/reason.js'
import { DrawerField, useDrawer } from './drawers.js'
import { METHODS, isUsed } from './methods.js'

/** @typedef {import('../bill/commands.js').Method} Method */

/**
 * The method by which the money really came in.
 *
 * @param {{ context: import('../bill/commands.js').Context, bill: import('../bill/bills.js').Bill, payment:
 *   import('../bill/bills.js').Payment, onClose: () => void }} props
 */
export function Correction({ context, bill, payment, onClose }) {
  const [method, setMethod] = useState(/** @type {Method | null} */ (null)), [reason, setReason] = useState('')
  const [drawer, setDrawer] = useDrawer(context), { isGiven, give } = useGiving(context, onClose)
  if (!may(context.user, 'correct')) return html`<p class="soft">${whoMay('correct')}</p>`
  if (payment.refunded > 0) return html`<p class="soft">${t('pay.refundedBefore')}</p>`
  const correct = () => {
    if (method) give(commandsOf(context).correct(bill, payment.id, { method, reason: reason.trim(), ...(drawer && { drawer }) }))
  }
  return html`<p>${t('pay.correctText')}</p>
    <div class="keys" role="group"
      aria-label=${t('pay.by')}>${METHODS.filter(one => one !== payment.method && isUsed(one, context)).map(one => html`
      <button key=${one} class="button" aria-pressed=${method === one}
        onClick=${() => setMethod(one)}>${t(`pay.method.${one}`)}</button>`)}</div>
    ${(method === 'cash' || payment.method === 'cash') && html`<${DrawerField} context=${context} value=${drawer} onChange=${setDrawer} />`}
    <${ReasonField} id="correct-reason" reasons=${['pay.reason.wrongKey', 'pay.reason.guestChanged']} value=${reason}
      onChange=${setReason} />
    <button class="button primary" disabled=${!method || !reason.trim() || isGiven} onClick=${correct}>${t('pay.correct')}</button>`
}
