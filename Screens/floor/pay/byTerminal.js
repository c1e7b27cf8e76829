import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { commandsOf } from '../bill/commands.js'

/**
 * Card, voucher, wallet: either a terminal is asked and its answer awaited, or the money is there already. A voucher is taken at once.
 *
 * @param {import('./inCash.js').Taking & { method: import('../bill/commands.js').Method }} props
 */
export function ByTerminal({ context, bill, share, amount, tip, fields, isReady, onPaid, method }) {
  const { format, outbox } = context
  const isSent = outbox.isSent(bill.id), asksTerminal = method !== 'voucher'
  const body = { amount, method, ...(tip > 0 && { tip }), ...(share !== null && { share }) }
  const start = async () => {
    const answer = await commandsOf(context).start(bill, body)
    if (answer.ok) onPaid(answer.result.payment.id, null)
  }
  const pay = async () => {
    const answer = await commandsOf(context).pay(bill, body)
    if (answer.ok) onPaid(answer.result.id, answer.result)
  }
  const sum = { amount: format.money(amount + tip) }
  return html`<div class="stack">
    <div class="pay-amounts">${fields.amount}${fields.tip}</div>
    ${asksTerminal && html`<p class="soft small">${t('pay.startHint')}</p>`}
    <div class="pay-foot">${asksTerminal && html`<button class="button primary pay-button" disabled=${!isReady || isSent} onClick=${start}>
        ${isSent ? t('bill.sent') : t('pay.start', sum)}</button>`}
      <button class=${`button wide ${asksTerminal ? '' : 'primary pay-button'}`} disabled=${!isReady || isSent}
        onClick=${pay}>${t(asksTerminal ? 'pay.received' : 'pay.take', sum)}</button></div></div>`
}
