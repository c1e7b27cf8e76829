import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'

const REASONS = ['reason.mistake', 'reason.guest', 'reason.wait', 'reason.kitchen']

/**
 * A reason: one of the usual ones, or in one's own words.
 *
 * @param {{ id: string, reason: string, onChange: (reason: string) => void }} props
 */
export function Reason({ id, reason, onChange }) {
  return html`<fieldset><legend>${t('reason')}</legend>
    <div class="chips">${REASONS.map(key => html`<button key=${key} class="button" aria-pressed=${reason === t(key)}
      onClick=${() => onChange(t(key))}>${t(key)}</button>`)}</div>
    <div class="field"><label for=${id}>${t('ownWords')}</label><input id=${id} maxlength="200" value=${reason}
      onInput=${(/** @type {any} */ event) => onChange(event.target.value)} /></div></fieldset>`
}
