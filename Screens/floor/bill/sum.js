import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'

/**
 * The parts and their sum, always: what is on the paper is what people check.
 *
 * @param {{ format: import('./commands.js').Context['format'], parts: number[], whole: number }} props
 */
export function Sum({ format, parts, whole }) {
  const left = whole - parts.reduce((sum, part) => sum + part, 0)
  return html`<p class=${`sum ${left === 0 ? '' : 'wrong'}`}
    aria-live="polite">${parts.map(format.money).join(' + ')} = <b>${format.money(whole - left)}</b>
    ${left === 0 ? html` <span class="badge ok">✓ ${t('bill.whole')}</span>`
      : html` <span class="badge late">${t(left > 0 ? 'bill.left' : 'bill.tooMuch', { amount: format.money(Math.abs(left)) })}</span>`}</p>`
}
