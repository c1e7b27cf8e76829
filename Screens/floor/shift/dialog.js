import { useEffect, useRef, useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { sayFault } from '../../shell/messages.js'
import { t } from '../../shell/words.js'
import { shiftChanges } from './changes.js'
import { OpenShift } from './open.js'
import { ShiftCard } from './shift.js'

/** @typedef {import('./commands.js').Shift} Shift */

const EVERY = 10_000

// Ten times the largest float before; of a house without one, of an amount that is a small float in any currency.
/** @param {Shift[]} shifts */
const usualFloat = shifts => 10 * Math.max(100_000, ...shifts.map(({ float }) => float))

/**
 * The cash drawers: the shifts that are not closed, with their figures as they are now; and a new one. No message tells what a payment
 * adds, so the figures are read again while they are looked at.
 *
 * @param {{ context: import('../bill/commands.js').Context, onClose: () => void }} props
 */
export function ShiftDialog({ context, onClose }) {
  const [shifts, setShifts] = useState(/** @type {Shift[] | null} */ (null))
  const [closed, setClosed] = useState(/** @type {Shift | null} */ (null))
  const [opened, setOpened] = useState(0), answers = useRef(0)
  const load = () => {
    const before = answers.current
    return context.rest.call('listShifts', { query: { limit: 20 } }).then(({ items }) => {
      // A list that was asked for before an answer may lack what was answered.
      if (before === answers.current) setShifts(items)
    }, sayFault)
  }
  useEffect(() => {
    load()
    const again = setInterval(load, EVERY)
    return () => clearInterval(again)
  }, [shiftChanges.value])
  /** @param {Shift} shift */
  const put = shift => {
    answers.current++
    if (shift.status === 'closed') setClosed(shift)
    setShifts(all => [...(all ?? []).filter(({ id }) => id !== shift.id), shift])
  }
  const current = shifts?.filter(({ status }) => status !== 'closed')
  return html`<${Dialog} title=${t('shift.drawer')} onClose=${onClose}>
    ${shifts === null && html`<p role="status">${t('loading')}</p>`}
    ${closed && html`<${ShiftCard} context=${context} shift=${closed} onShift=${put} />`}
    ${current?.map(shift => html`<${ShiftCard} key=${shift.id} context=${context} shift=${shift} onShift=${put} />`)}
    ${shifts && current && html`<${OpenShift} key=${opened} context=${context} taken=${current.map(({ drawer }) => drawer)}
      usual=${usualFloat(shifts)} onShift=${(/** @type {Shift} */ shift) => { put(shift); setOpened(opened + 1) }} />`}
  </${Dialog}>`
}
