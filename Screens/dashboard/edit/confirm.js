import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'

/**
 * Asks before something that cannot be taken back.
 *
 * @param {{ title: string, action: string, onConfirm: () => void, onClose: () => void, children?: unknown }} props
 */
export function Confirm({ title, action, onConfirm, onClose, children }) {
  return html`<${Dialog} title=${title} onClose=${onClose} foot=${html`
      <button type="button" class="button" onClick=${onClose}>${t('cancel')}</button>
      <button type="button" class="button danger" onClick=${() => { onClose(); onConfirm() }}>${action}</button>`}>${children}<//>`
}
