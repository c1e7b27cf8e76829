import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { AmountField } from '../bill/amount.js'

const RATES = [0.05, 0.1, 0.15]

/**
 * A tip besides the amount, as a part of it or as typed.
 *
 * @param {{ context: import('../bill/commands.js').Context, amount: number, tip: number, doubt: import('../bill/doubt.js').Doubt | null,
 *   onTip: (tip: number) => void }} props
 */
export function Tip({ context: { restaurant, format }, amount, tip, doubt, onTip }) {
  const unit = restaurant.value.cashUnit ?? 1
  const tips = RATES.map(rate => ({ rate, sum: Math.round(amount * rate / unit) * unit }))
  return html`<div class="stack tight"><${AmountField} id="tip" label=${t('pay.tip')} place=${restaurant.value}
    value=${tip === 0 ? null : tip}
      placeholder=${0} doubt=${doubt} onChange=${(/** @type {number | null} */ one) => onTip(one ?? 0)} />
    <div class="keys" role="group" aria-label=${t('pay.tip')}>${tips.map(({ rate, sum }) => html`
      <button key=${rate} class="button" aria-pressed=${tip === sum && sum > 0}
        onClick=${() => onTip(tip === sum ? 0 : sum)}>${format.percent(rate)}</button>`)}</div></div>`
}
