import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { AmountField } from '../bill/amount.js'
import { commandsOf } from '../bill/commands.js'
import { useDoubt } from '../bill/doubt.js'
import { Figure } from '../bill/figure.js'
import { cashFor, likelyCash } from './cash.js'
import { DrawerField, useDrawer } from './drawers.js'

/**
 * What every method of payment is given.
 *
 * @typedef {object} Taking
 * @property {import('../bill/commands.js').Context} context
 * @property {import('../bill/bills.js').Bill} bill As the person saw it.
 * @property {import('../bill/bills.js').Bill} live As it is now.
 * @property {number | null} share
 * @property {number} amount
 * @property {number} tip
 * @property {{ amount: unknown, tip: unknown }} fields Where the amount and the tip are typed.
 * @property {boolean} isReady
 * @property {(id: string, paid: import('../../../Clients/javascript/generated/rest.js').Paid | null) => void} onPaid
 */

/** Cash: what the guest gives, and the change. @param {Taking} props */
export function Cash({ context, bill, live, share, amount, tip, fields, isReady, onPaid }) {
  const { restaurant, format, outbox } = context
  const [given, setGiven] = useState(/** @type {number | null} */ (null))
  const [drawer, setDrawer] = useDrawer(context), [isDrawerNeeded, needDrawer] = useState(false)
  const cash = cashFor(live, amount, restaurant.value), needed = cash + tip
  const handed = given === null || Number.isNaN(given) ? needed : given
  const doubt = useDoubt(given, handed > needed * 10 ? t('pay.muchGiven', { amount: format.money(needed) }) : null)
  const isShort = handed < needed, isLacking = isShort || !!doubt || Number.isNaN(given)
  const pay = async () => {
    const answer = await commandsOf(context).pay(bill, {
      amount, method: 'cash', ...(tip > 0 && { tip }), ...(share !== null && { share }),
      ...(given !== null && { tendered: given }), ...(drawer && { drawer }),
    })
    if (answer.ok) onPaid(answer.result.id, answer.result)
    else needDrawer(['ruleBroken', 'notFound'].includes(answer.problem?.code ?? ''))
  }
  const isSent = outbox.isSent(bill.id)
  return html`<div class="stack">
    <${DrawerField} context=${context} value=${drawer} onChange=${setDrawer} isNeeded=${isDrawerNeeded} />
    <div class="pay-notes" role="group" aria-label=${t('pay.givenCash')}>
      <button class="button" aria-pressed=${given === null}
        onClick=${() => setGiven(null)}>${t('pay.exact')}<br /><b>${format.money(needed)}</b></button>
      ${likelyCash(needed, restaurant.value).map(sum => html`<button key=${sum} class="button" aria-pressed=${given === sum}
        onClick=${() => setGiven(sum)}>${format.money(sum)}</button>`)}
    </div>
    ${cash !== amount && html`<p class="soft small">${t('pay.rounded', { amount: format.money(cash) })}</p>`}
    <div class="pay-amounts">${fields.amount}
      <${AmountField} id="given" label=${t('pay.givenCash')} place=${restaurant.value} value=${given} placeholder=${needed}
        fault=${isShort ? t('pay.missing', { amount: format.money(needed - handed) }) : null} doubt=${doubt} onChange=${setGiven} />
      ${fields.tip}
      <div class="pay-change"><p class="soft">${t('pay.change')}</p>
        <${Figure} amount=${format.money(Math.max(0, handed - needed))} /></div></div>
    <div class="pay-foot"><button class=${`button primary pay-button ${isSent ? 'sent' : ''}`} disabled=${!isReady || isLacking || isSent}
      onClick=${pay}>
      ${isSent ? t('bill.sent') : t('pay.take', { amount: format.money(handed) })}</button></div>
  </div>`
}
