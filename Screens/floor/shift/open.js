import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { AmountField } from '../bill/amount.js'
import { useDoubt } from '../bill/doubt.js'
import { commandsOf } from './commands.js'

/** @typedef {import('./commands.js').Shift} Shift */

/**
 * A new shift: the drawer's name, and the cash that is in it.
 *
 * @param {{ context: import('../bill/commands.js').Context, taken: string[], usual: number, onShift: (shift: Shift) => void }} props
 *   `usual`: the largest float that nobody wonders about.
 */
export function OpenShift({ context, taken, usual, onShift }) {
  const [drawer, setDrawer] = useState(taken.includes('main') ? '' : 'main')
  const [float, setFloat] = useState(/** @type {number | null} */ (null))
  const [isAsked, ask] = useState(taken.length === 0)
  const doubt = useDoubt(float, (float ?? 0) > usual ? t('shift.muchFloat') : null)
  const isTaken = taken.includes(drawer.trim()), isSent = context.outbox.isSent('shift')
  if (!isAsked) return html`<button class="button" onClick=${() => ask(true)}>+ ${t('shift.openAnother')}</button>`
  const open = async () => {
    const answer = await commandsOf(context).open(drawer.trim(), float ?? 0)
    if (answer.ok) onShift(answer.result)
  }
  return html`<section class="card stack"><h3>${t('shift.open')}</h3>
    ${taken.length === 0 && html`<p class="soft">${t('shift.none')}</p>`}
    <div class="pay-amounts"><div class="field"><label for="drawer-name">${t('shift.name')}</label>
        <input id="drawer-name" maxlength="40" value=${drawer} aria-invalid=${isTaken ? 'true' : null}
          onInput=${(/** @type {any} */ event) => setDrawer(event.currentTarget.value)} />
        ${isTaken && html`<p class="fault">${t('shift.taken')}</p>`}</div>
      <${AmountField} id="float" label=${t('shift.float')} place=${context.restaurant.value} value=${float} placeholder=${0}
        doubt=${doubt} onChange=${setFloat} /></div>
    <button class="button primary" disabled=${!drawer.trim() || isTaken || Number.isNaN(float) || !!doubt || isSent}
      onClick=${open}>${t('shift.open')}</button></section>`
}
