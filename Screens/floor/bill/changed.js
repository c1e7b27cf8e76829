import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { differences, portionText } from './bills.js'

/** @typedef {import('./bills.js').Bill} Bill */
/** @typedef {import('./commands.js').Context} Context */

/**
 * What changed on the bill meanwhile.
 *
 * @param {{ context: Context, before: Bill, after: Bill, isUndivided?: boolean, onSeen: () => void }} props
 */
export function Changed({ context: { format }, before, after, isUndivided = false, onSeen }) {
  return html`<div class="bill-changed" role="alert">
    <p><b>⚠ ${t('bill.changed', { before: format.money(before.total), after: format.money(after.total) })}</b></p>
    <ul>${differences(before, after).map(({ name, units }) => html`<li key=${name}>
      <b>${units > 0 ? '+' : '−'} ${portionText(Math.abs(units), format.number)}</b> ${name}</li>`)}</ul>
    ${isUndivided && html`<p>${t('bill.undivided')}</p>`}
    <button class="button primary" onClick=${onSeen}>${t('bill.goOn')}</button></div>`
}
