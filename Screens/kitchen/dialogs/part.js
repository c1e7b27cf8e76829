import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'

/**
 * Asks how many portions of a line are ready, when not all are.
 *
 * @param {{ display: import('../display.js').Display, onClose: () => void }} props
 */
export function PartDialog({ display, onClose }) {
  const { parting, commands, context } = display
  if (!parting.value) return null
  const { order, item } = parting.value
  // Another display may have made portions of it ready meanwhile: the server refuses more than there are.
  const choose = (/** @type {number} */ quantity) => { onClose(); commands.readyPart(order, item, quantity) }
  return html`<${Dialog} title=${`${context.format.number(item.quantity)} × ${item.name}`} onClose=${onClose}>
    <p>${t('howManyReady')}</p>
    <div class="part-keys">${Array.from({ length: item.quantity - 1 }, (_, index) => index + 1).map(quantity => html`
      <button key=${quantity} class="button" onClick=${() => choose(quantity)}>${context.format.number(quantity)}</button>`)}</div>
  </${Dialog}>`
}
