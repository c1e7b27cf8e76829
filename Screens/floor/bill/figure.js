import { html } from '../../shell/html.js'

/**
 * The amount that counts, as large as it fits on one line: broken in two it reads as another one.
 *
 * @param {{ amount: string, isSent?: boolean }} props
 */
export function Figure({ amount, isSent = false }) {
  const size = amount.length > 13 ? 'longest' : amount.length > 9 ? 'long' : ''
  return html`<p class=${`due ${size} ${isSent ? 'sent' : ''}`} aria-live="polite">${amount}</p>`
}
