import { useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { say } from '../../shell/messages.js'
import { t } from '../../shell/words.js'
import { AmountField } from './amount.js'
import { commandsOf, titleOf } from './commands.js'
import { discountText } from './lines.js'
import { may } from './may.js'
import { ReasonField } from './reason.js'

/** @typedef {import('./bills.js').Bill} Bill */
/** @typedef {import('./commands.js').Context} Context */

const RATES = [50_000, 100_000, 150_000, 200_000, 500_000, 1_000_000]
const REASONS = ['bill.reason.regular', 'bill.reason.wait', 'bill.reason.quality', 'bill.reason.staff', 'bill.reason.offer']

/**
 * A discount on a bill or on one of its lines, as a rate or an amount. It replaces the one before.
 *
 * @param {{ context: Context, bill: Bill, itemId: string | null, onClose: () => void }} props
 */
export function DiscountDialog({ context, bill, itemId, onClose }) {
  const { user, restaurant, format } = context
  const line = bill.lines.find(one => one.itemId === itemId)
  const discount = line ? line.discount : bill.discount
  const [rate, setRate] = useState(discount?.rate ?? null), [amount, setAmount] = useState(discount?.amount ?? null)
  const [reason, setReason] = useState(discount?.reason ?? '')
  const limit = may(user, 'discountFreely') ? 1_000_000 : restaurant.value.waiterDiscountLimit ?? 0
  const base = line ? line.gross - Math.round(line.price * line.comped) : bill.gross
  const off = rate !== null ? Math.round(base * rate / 1e6) : amount ?? 0
  /** @param {object} body */
  const give = body => {
    commandsOf(context).discount(bill, { ...(line && { itemId: line.itemId }), ...body })
    onClose()
  }
  const isGiven = off > 0 && off <= base && reason.trim() !== ''
  const foot = html`${discount && html`<button class="button" onClick=${() => give({ rate: 0 })}>${t('bill.noDiscount')}</button>`}
    <button class="button primary" disabled=${!isGiven}
      onClick=${() => give(rate !== null ? { rate, reason: reason.trim() } : { amount, reason: reason.trim() })}>
      ${off > 0 ? t('bill.take', { amount: format.money(off) }) : t('bill.discount')}</button>`
  return html`<${Dialog} title=${`${t('bill.discount')} · ${line?.name ?? titleOf(bill)}`} onClose=${onClose} foot=${foot}>
    ${discount && html`<p class="soft">${t('bill.now')}: ${discountText(discount, format)}</p>`}
    <${Rates} limit=${limit} rate=${rate} format=${format} onRate=${(/** @type {number} */ one) => { setRate(one); setAmount(null) }} />
    <${AmountField} id="discount" label=${t('bill.discountAmount')} place=${restaurant.value} value=${amount}
      placeholder=${rate !== null ? off : null}
      fault=${off > base ? t('bill.atMost', { amount: format.money(base) }) : null}
      onChange=${(/** @type {number | null} */ one) => { setAmount(one); setRate(null) }} />
    <${ReasonField} id="discount-reason" reasons=${REASONS} value=${reason} onChange=${setReason} />
  </${Dialog}>`
}

/** @param {{ limit: number, rate: number | null, format: Context['format'], onRate: (rate: number) => void }} props */
function Rates({ limit, rate, format, onRate }) {
  const tooMuch = () => say(t('bill.aboveLimit', { rate: format.percent(limit / 1e6) }))
  return html`<div class="stack tight"><div class="keys" role="group" aria-label=${t('bill.rate')}>
      ${RATES.map(one => html`<button key=${one} class="button" aria-pressed=${rate === one} aria-disabled=${one > limit ? 'true' : null}
        onClick=${() => one > limit ? tooMuch() : onRate(one)}>
          ${one === 1_000_000 ? t('bill.free') : format.percent(one / 1e6)}</button>`)}</div>
    ${limit < 1_000_000 && html`<p class="soft small">${t('bill.aboveLimit', { rate: format.percent(limit / 1e6) })}</p>`}</div>`
}
