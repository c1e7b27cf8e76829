import { useEffect, useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { sayFault } from '../../shell/messages.js'
import { t } from '../../shell/words.js'
import { shiftChanges } from './changes.js'
import { OpenShift } from './open.js'
import { ShiftCard } from './shift.js'

/** @typedef {import('./commands.js').Shift} Shift */

const EVERY = 10_000

/**
 * The cash drawers: the shifts that are not closed, with their figures as they are now; and a new one. No message tells what a payment
 * adds, so the figures are read again while they are looked at.
 *
 * @param {{ context: import('../bill/commands.js').Context, onClose: () => void }} props
 */
export function ShiftDialog({ context, onClose }) {
  const [shifts, setShifts] = useState(/** @type {Shift[] | null} */ (null))
  const [closed, setClosed] = useState(/** @type {Shift | null} */ (null))
  const load = () => context.rest.call('listShifts', { query: { limit: 20 } })
    .then(({ items }) => setShifts(items.filter(({ status }) => status !== 'closed')), sayFault)
  useEffect(() => {
    load()
    const again = setInterval(load, EVERY)
    return () => clearInterval(again)
  }, [shiftChanges.value])
  /** @param {Shift} shift */
  const put = shift => {
    if (shift.status === 'closed') setClosed(shift)
    setShifts([...(shifts ?? []).filter(({ id }) => id !== shift.id), ...shift.status === 'closed' ? [] : [shift]])
  }
  return html`<${Dialog} title=${t('shift.drawer')} onClose=${onClose}>
    ${shifts === null && html`<p role="status">${t('loading')}</p>`}
    ${closed && html`<${ShiftCard} context=${context} shift=${closed} onShift=${put} />`}
    ${shifts?.map(shift => html`<${ShiftCard} key=${shift.id} context=${context} shift=${shift} onShift=${put} />`)}
    ${shifts && html`<${OpenShift} key=${shifts.length} context=${context} taken=${shifts.map(({ drawer }) => drawer)} onShift=${put} />`}
  </${Dialog}>`
}
