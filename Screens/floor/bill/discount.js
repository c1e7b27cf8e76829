import { useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { useGiving } from '../../shell/giving.js'
import { html } from '../../shell/html.js'
import { say } from '../../shell/messages.js'
import { t } from '../../shell/words.js'
import { AmountField } from './amount.js'
import { commandsOf, titleOf } from './commands.js'
import { discountText } from './lines.js'
import { may } from '../may.js'
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
  const { isGiven, give } = useGiving(context, onClose)
  const line = bill.lines.find(one => one.itemId === itemId)
  const now = line ? line.discount : bill.discount
  const [rate, setRate] = useState(now?.rate ?? null), [amount, setAmount] = useState(now?.amount ?? null)
  const [reason, setReason] = useState(now?.reason ?? '')
  const limit = may(user, 'discountFreely') ? 1_000_000 : restaurant.value.waiterDiscountLimit ?? 0
  const base = line ? line.gross - Math.round(line.price * line.comped) : bill.gross
  const off = rate !== null ? Math.round(base * rate / 1e6) : amount ?? 0
  const most = Math.round(base * limit / 1e6)
  const fault = off > base ? t('bill.atMost', { amount: format.money(base) })
    : amount !== null && amount > most ? t('bill.aboveLimit', { most: format.money(most) }) : null
  /** @param {object} body */
  const discount = body => give(commandsOf(context).discount(bill, { ...(line && { itemId: line.itemId }), ...body }))
  const foot = html`${now && html`<button class="button" disabled=${isGiven}
      onClick=${() => discount({ rate: 0 })}>${t('bill.noDiscount')}</button>`}
    <button class="button primary" disabled=${!(off > 0) || !!fault || !reason.trim() || isGiven}
      onClick=${() => discount(rate !== null ? { rate, reason: reason.trim() } : { amount, reason: reason.trim() })}>
      ${off > 0 ? t('bill.take', { amount: format.money(off) }) : t('bill.discount')}</button>`
  return html`<${Dialog} title=${`${t('bill.discount')} · ${line?.name ?? titleOf(bill)}`} onClose=${onClose} foot=${foot}>
    ${now && html`<p class="soft">${t('bill.now')}: ${discountText(now, format)}</p>`}
    <${Rates} limit=${limit} rate=${rate} format=${format} onRate=${(/** @type {number} */ one) => { setRate(one); setAmount(null) }} />
    <${AmountField} id="discount" label=${t('bill.discountAmount')} place=${restaurant.value} value=${amount}
      placeholder=${rate !== null ? off : null}
      fault=${fault}
      onChange=${(/** @type {number | null} */ one) => { setAmount(one); setRate(null) }} />
    <${ReasonField} id="discount-reason" reasons=${REASONS} value=${reason} onChange=${setReason} />
  </${Dialog}>`
}

/** @param {{ limit: number, rate: number | null, format: Context['format'], onRate: (rate: number) => void }} props */
function Rates({ limit, rate, format, onRate }) {
  const tooMuch = () => say(t('bill.aboveLimit', { most: format.percent(limit / 1e6) }))
  return html`<div class="stack tight"><div class="keys" role="group" aria-label=${t('bill.rate')}>
      ${RATES.map(one => html`<button key=${one} class="button" aria-pressed=${rate === one} aria-disabled=${one > limit ? 'true' : null}
        onClick=${() => one > limit ? tooMuch() : onRate(one)}>
          ${one === 1_000_000 ? t('bill.free') : format.percent(one / 1e6)}</button>`)}</div>
    ${limit < 1_000_000 && html`<p class="soft small">${t('bill.aboveLimit', { most: format.percent(limit / 1e6) })}</p>`}</div>`
}
