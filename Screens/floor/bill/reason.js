import { useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { useGiving } from '../../shell/giving.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'

/** Why a line or an order is cancelled, or a plate comes back. */
export const CANCEL_REASONS = ['reason.mistake', 'reason.guest', 'reason.wait', 'reason.kitchen']

/**
 * A reason: one of the usual ones by a tap, or any other in words.
 *
 * @param {{ id: string, reasons: string[], value: string, onChange: (reason: string) => void, label?: string, isNeeded?: boolean }} props
 *   `reasons`: the keys of their words. `isNeeded`: nothing goes on without one, which the field says.
 */
export function ReasonField({ id, reasons, value, onChange, label = t('bill.reason'), isNeeded = true }) {
  const isMissing = isNeeded && !value.trim()
  return html`<div class="field"><label for=${id}>${label}</label>
    <div class="keys" role="group" aria-label=${label}>
      ${reasons.map(key => html`<button key=${key} type="button" class="button" aria-pressed=${value === t(key)}
        onClick=${() => onChange(t(key))}>${t(key)}</button>`)}</div>
    <input id=${id} value=${value} maxlength="200" autocomplete="off" aria-describedby=${isMissing ? `${id}-hint` : null}
      onInput=${(/** @type {any} */ event) => onChange(event.currentTarget.value)} />
    ${isNeeded && html`<span class=${`hint ${isMissing ? '' : 'met'}`} id=${`${id}-hint`}>${t('reasonFirst')}</span>`}</div>`
}

/**
 * @param {{ context: import('./commands.js').Context, title: string, text?: string, reasons: string[], isDangerous?: boolean,
 *   onGive: (reason: string) => Promise<import('../../shell/outbox.js').Answer>, onClose: () => void }} props
 */
export function ReasonDialog({ context, title, text, reasons, isDangerous = false, onGive, onClose }) {
  const [reason, setReason] = useState(''), { isGiven, give } = useGiving(context, onClose)
  return html`<${Dialog} title=${title} onClose=${onClose} foot=${html`<button class="button" onClick=${onClose}>${t('cancel')}</button>
      <button class=${`button ${isDangerous ? 'danger' : 'primary'}`} disabled=${!reason.trim() || isGiven}
        onClick=${() => give(onGive(reason.trim()))}>${title}</button>`}>
    ${text && html`<p>${text}</p>`}<${ReasonField} id="reason" reasons=${reasons} value=${reason} onChange=${setReason} />
  </${Dialog}>`
}
