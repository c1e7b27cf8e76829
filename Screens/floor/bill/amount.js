import { useEffect, useState } from '../../lib/hooks.js'
import { readAmount, showAmount } from '../../shell/amounts.js'
import { formats } from '../../shell/format.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'

/** @typedef {import('../../shell/format.js').Place} Place */

/** An amount in the smallest unit, of what a person typed; null: it is none. @param {string} text @param {number} digits */
function amountOf(text, digits) {
  const amount = readAmount(text, digits)
  return typeof amount === 'number' && amount >= 0 ? amount : null
}

/** An amount as a person would type it. @param {number | null} amount @param {Place} place */
const textOf = (amount, { currencyDigits }) => amount === null || Number.isNaN(amount) ? '' : showAmount(amount, currencyDigits)

/**
 * A field for an amount of money. It keeps what was typed as it was typed. Its value is `NaN` while that is no amount, which it says: the
 * form does nothing with it then.
 *
 * @param {{ id: string, label: string, value: number | null, onChange: (value: number | null) => void, place: Place, fault?: string | null,
 *   doubt?: import('./doubt.js').Doubt | null, placeholder?: number | null, large?: boolean }} props
 */
export function AmountField({ id, label, value, onChange, place, fault: other, doubt = null, placeholder = null, large = false }) {
  const [typed, setTyped] = useState('')
  /** @param {string} one */
  const valueOf = one => one.trim() === '' ? null : amountOf(one, place.currencyDigits) ?? NaN
  const text = Object.is(valueOf(typed), value) ? typed : textOf(value, place)
  const fault = Number.isNaN(value) ? t('bill.noAmount') : other, why = fault || doubt?.text
  // Another field in its place does not have the text that was no amount.
  useEffect(() => { if (Number.isNaN(value)) onChange(null) }, [])
  /** @param {{ currentTarget: HTMLInputElement }} event */
  const change = ({ currentTarget }) => {
    setTyped(currentTarget.value)
    onChange(valueOf(currentTarget.value))
  }
  return html`<div class="field"><label for=${id}>${label} <span class="currency">${place.currency}</span></label>
    <input id=${id} class=${large ? 'amount large' : 'amount'} inputmode="decimal" autocomplete="off" dir="ltr" value=${text}
      onInput=${change}
      placeholder=${textOf(placeholder, place)} aria-invalid=${fault ? 'true' : null} aria-describedby=${why ? `${id}-fault` : null} />
    ${why && html`<p class="fault" id=${`${id}-fault`} role="alert">${why}</p>`}
    ${!fault && doubt && html`<button type="button" class="button" onClick=${doubt.onSure}>
      ${t('bill.sure', { amount: formats(() => place).money(value ?? 0) })}</button>`}</div>`
}
