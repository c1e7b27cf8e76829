import { useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'

/** Why a line or an order is cancelled, or a plate comes back. */
export const CANCEL_REASONS = ['reason.mistake', 'reason.guest', 'reason.wait', 'reason.kitchen']

/**
 * A reason: one of the usual ones by a tap, or any other in words.
 *
 * @param {{ id: string, reasons: string[], value: string, onChange: (reason: string) => void, label?: string }} props `reasons`: the keys
 *   of their words.
 */
export function ReasonField({ id, reasons, value, onChange, label = t('bill.reason') }) {
  return html`<div class="stack tight"><div class="keys" role="group" aria-label=${label}>
      ${reasons.map(key => html`<button key=${key} type="button" class="button" aria-pressed=${value === t(key)}
        onClick=${() => onChange(t(key))}>${t(key)}</button>`)}</div>
    <div class="field"><label for=${id}>${label}</label>
      <input id=${id} value=${value} maxlength="200" autocomplete="off"
        onInput=${(/** @type {any} */ event) => onChange(event.currentTarget.value)} /></div></div>`
}

/**
 * @param {{ title: string, text?: string, reasons: string[], isDangerous?: boolean, onGive: (reason: string) => void, onClose: () => void
 *   }} props
 */
export function ReasonDialog({ title, text, reasons, isDangerous = false, onGive, onClose }) {
  const [reason, setReason] = useState('')
  const give = () => {
    onGive(reason.trim())
    onClose()
  }
  return html`<${Dialog} title=${title} onClose=${onClose} foot=${html`<button class="button" onClick=${onClose}>${t('cancel')}</button>
      <button class=${`button ${isDangerous ? 'danger' : 'primary'}`} disabled=${!reason.trim()} onClick=${give}>${title}</button>`}>
    ${text && html`<p>${text}</p>`}<${ReasonField} id="reason" reasons=${reasons} value=${reason} onChange=${setReason} />
  </${Dialog}>`
}
