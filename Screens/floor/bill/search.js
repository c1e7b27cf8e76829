import { useEffect, useState } from '../../lib/hooks.js'
import { useSignal } from '../../lib/signals.js'
import { Collection } from '../../shell/collection.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { sayFault } from '../../shell/messages.js'
import { t } from '../../shell/words.js'
import { isSettled } from './bills.js'
import { titleOf } from './commands.js'
import { BillView } from './view.js'

/** @typedef {import('./bills.js').Bill} Bill */
/** @typedef {import('./commands.js').Context} Context */

/** The bills that were looked up; they stay current by the screen's messages. @type {Collection<Bill>} */
const found = new Collection(bill => bill.id)
/** @type {WeakSet<object>} */
const heard = new WeakSet()

/**
 * The latest bills, and any by its number, to print again, to refund, to correct.
 *
 * @param {{ context: Context, onClose: () => void }} props
 */
export function SearchDialog({ context, onClose }) {
  const [number, setNumber] = useState(''), [chosen, choose] = useState(/** @type {string | null} */ (null))
  const isLoading = useSignal(true)
  listen(context)
  useEffect(() => {
    const wanted = Number(number)
    const wait = setTimeout(() => {
      isLoading.value = true
      context.rest.call('listBills', { query: Number.isSafeInteger(wanted) && wanted > 0 ? { number: wanted } : { limit: 30 } })
        .then(({ items }) => found.replace(/** @type {Bill[]} */ (items)), sayFault).finally(() => { isLoading.value = false })
    }, number === '' ? 0 : WAIT)
    return () => clearTimeout(wait)
  }, [number])
  const bill = chosen === null ? undefined : found.get(chosen)
  if (bill) return html`<${Dialog} title=${t('bill.find')} onClose=${onClose}>
    <div class="row"><button class="button" onClick=${() => choose(null)}>${t('back')}</button></div>
    <${BillView} context=${context} bill=${bill} /></${Dialog}>`
  return html`<${Dialog} title=${t('bill.find')} onClose=${onClose}>
    <div class="field"><label for="bill-number">${t('bill.number')}</label>
      <input id="bill-number" inputmode="numeric" autocomplete="off" dir="ltr" value=${number}
        onInput=${(/** @type {any} */ event) => setNumber(event.currentTarget.value.replace(/\D/g, ''))} /></div>
    <${Found} context=${context} isLoading=${isLoading.value} onChoose=${choose} />
  </${Dialog}>`
}

const WAIT = 250

/** @param {{ context: Context, isLoading: boolean, onChoose: (id: string) => void }} props */
function Found({ context: { format }, isLoading, onChoose }) {
  const bills = found.all()
  if (bills.length === 0) return html`<p class="empty" role="status">${t(isLoading ? 'loading' : 'bill.noneFound')}</p>`
  return html`<ul class="bill-found">${bills.map(bill => html`<li key=${bill.id}><button class="payment" onClick=${() => onChoose(bill.id)}>
    <span class="what"><b>${titleOf(bill)}</b><small class="soft">${[
      bill.tableName ?? (bill.tableNumber !== null && t('bill.table', { name: String(bill.tableNumber) })),
      bill.waiterName, format.dayAndTime(bill.paidAt ?? bill.issuedAt ?? bill.createdAt),
    ].filter(Boolean).join(' · ')}</small></span>
    <span class="money">${format.money(bill.total)}<small
      class="soft">${isSettled(bill) ? '✓ ' : ''}${t(`bill.status.${bill.status}`)}</small></span></button></li>`)}</ul>`
}

/** Past bills are not in the room, and yet their changes come. @param {Context} context */
function listen({ screen }) {
  if (heard.has(screen)) return
  heard.add(screen)
  screen.on('BillStatusChanged', ({ bill }) => found.change(bill.id, () => /** @type {Bill} */ (bill)))
}
