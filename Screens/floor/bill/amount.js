import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { language } from '../../shell/words.js'

/** @typedef {import('../../shell/format.js').Place} Place */

/**
 * An amount in the smallest unit, of what a person typed: `12`, `12.5`, `1.234,50`, `١٢٫٥٠`. Null: it is none.
 *
 * @param {string} text
 * @param {number} digits The decimals of the currency.
 */
export function amountOf(text, digits) {
  const plain = text.replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660)).replace(/٫/g, '.').replace(/[٬\s'’]/g, '')
  const found = new RegExp(`^([\\d.,]*?)(?:[.,](\\d{0,${digits}}))?$`).exec(plain)
  if (!found || !/\d/.test(plain)) return null
  const amount = Number(found[1].replace(/[.,]/g, '') + (found[2] ?? '').padEnd(digits, '0'))
  return Number.isSafeInteger(amount) ? amount : null
}

/** An amount as a person would type it. @param {number | null} amount @param {Place} place */
function textOf(amount, { currencyDigits }) {
  if (amount === null) return ''
  return new Intl.NumberFormat(language.value, {
    useGrouping: false, minimumFractionDigits: currencyDigits, maximumFractionDigits: currencyDigits,
  }).format(amount / 10 ** currencyDigits)
}

/**
 * A field for an amount of money. It keeps what was typed as it was typed.
 *
 * @param {{ id: string, label: string, value: number | null, onChange: (value: number | null) => void, place: Place, fault?: string | null,
 *   placeholder?: number | null, large?: boolean }} props
 */
export function AmountField({ id, label, value, onChange, place, fault, placeholder = null, large = false }) {
  const [typed, setTyped] = useState('')
  const text = amountOf(typed, place.currencyDigits) === value ? typed : textOf(value, place)
  /** @param {{ currentTarget: HTMLInputElement }} event */
  const change = ({ currentTarget }) => {
    setTyped(currentTarget.value)
    onChange(amountOf(currentTarget.value, place.currencyDigits))
  }
  return html`<div class="field"><label for=${id}>${label} <span class="currency">${place.currency}</span></label>
    <input id=${id} class=${large ? 'amount large' : 'amount'} inputmode="decimal" autocomplete="off" dir="ltr" value=${text}
      onInput=${change}
      placeholder=${textOf(placeholder, place)} aria-invalid=${fault ? 'true' : null} aria-describedby=${fault ? `${id}-fault` : null} />
    ${fault && html`<p class="fault" id=${`${id}-fault`} role="alert">${fault}</p>`}</div>`
}
