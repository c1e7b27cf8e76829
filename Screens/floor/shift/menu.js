import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { SearchDialog } from '../bill/search.js'
import { GuardedButton } from '../may.js'
import { ShiftDialog } from './dialog.js'

/**
 * What the menu has about money: the cash drawer, and the bills of before.
 *
 * @param {{ context: import('../../shell/page.js').Context<'floor'> }} props
 */
export function ShiftMenu({ context }) {
  const [open, setOpen] = useState(/** @type {'drawer' | 'search' | null} */ (null))
  const onClose = () => setOpen(null)
  return html`<div class="keys">
    <${GuardedButton} user=${context.user} permission="countCash" onClick=${() => setOpen('drawer')}>${t('shift.drawer')}</${GuardedButton}>
    <button class="button" onClick=${() => setOpen('search')}>${t('bill.find')}</button>
    ${open === 'drawer' && html`<${ShiftDialog} context=${context} onClose=${onClose} />`}
    ${open === 'search' && html`<${SearchDialog} context=${context} onClose=${onClose} />`}</div>`
}
