import { useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { useGiving } from '../../shell/giving.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { may } from '../may.js'
import { CANCEL_REASONS, ReasonField } from '../bill/reason.js'
import { Quantity } from './lineForm.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Order} Order */
/** @typedef {import('../floor.js').OrderItem} OrderItem */

/** What each status allows, and whom: what the server would refuse is not offered. @param {Floor} floor @param {OrderItem} item */
const actionsOf = (floor, { status, returned }) => ({
  canServe: may(floor.user, 'serve') && status === 'ready',
  canUndo: may(floor.user, 'serve') && status === 'served' && !returned,
  canNote: may(floor.user, 'takeOrders') && (status === 'held' || status === 'queued'),
  canCancel: may(floor.user, 'takeOrders') && (status === 'held' || status === 'queued'),
  canVoid: floor.isManager && (status === 'preparing' || status === 'ready'),
  canReturn: floor.isManager && status === 'served' && !returned,
})

/** What can be done with a line that was sent. @param {{ floor: Floor, order: Order, item: OrderItem, onClose: () => void }} props */
export function LineSheet({ floor, order, item, onClose }) {
  const [quantity, setQuantity] = useState(item.quantity)
  const [reason, setReason] = useState('')
  const [restock, setRestock] = useState(false), giving = useGiving(floor.context, onClose)
  const actions = actionsOf(floor, item)
  const name = floor.orderName(order)
  const line = { orderId: order.id, itemId: item.id }
  const part = quantity < item.quantity ? { quantity } : {}
  /** @param {string} command @param {any} input @param {string} label */
  const give = (command, input, label) => giving.give(floor.command(command, { ...line, ...input }, label, item.id))
  const values = { dish: item.name, name }
  const needsReason = actions.canVoid || actions.canReturn
  return html`<${Dialog} title=${`${item.quantity} ${item.name}`} kind="sheet" onClose=${onClose}>
    <p class="soft">${t(`item.${item.status}`)}${item.firedAt
      && ` · ${t('inKitchenSince', { time: floor.format.time(item.firedAt) })}`}${item.chefName && ` · ${item.chefName}`}</p>
    ${item.returned && html`<p>${t(`returned.${item.returned.remedy}`)}: ${item.returned.reason}</p>`}
    ${item.quantity > 1 && (actions.canServe || actions.canCancel || needsReason) && html`<${Quantity} quantity=${quantity}
      onChange=${(/** @type {number} */ next) => setQuantity(Math.min(item.quantity, next))} />`}
    ${actions.canNote && html`<${Note} id="item-note" label=${t('noteForKitchen')} note=${item.note ?? ''}
      onKeep=${(/** @type {string} */ note) => give('ChangeNote', { note }, t('did.note', values))} />`}
    ${(needsReason || actions.canCancel) && html`<${ReasonField} id="line-reason" reasons=${CANCEL_REASONS} value=${reason}
      isNeeded=${needsReason} onChange=${setReason} />`}
    ${needsReason && html`<label class="check"><input type="checkbox" checked=${restock}
      onChange=${(/** @type {any} */ event) => setRestock(event.target.checked)} />${t('restock')}</label>`}
    <div class="actions" inert=${giving.isGiven}>
      ${actions.canServe && html`<button class="button primary"
        onClick=${() => give('SetItemStatus', { status: 'served', ...part }, t('did.serve', values))}>${t('serveOne')}</button>`}
      ${actions.canUndo && html`<button class="button"
        onClick=${() => give('SetItemStatus', { status: 'ready' }, t('did.undoServe', values))}>${t('undoServe')}</button>`}
      ${actions.canCancel && html`<button class="button danger"
        onClick=${() => give('SetItemStatus', { status: 'cancelled', ...(reason && { reason }), ...part }, t('did.cancelLine', values))}>
          ${t('cancelLine')}</button>`}
      ${actions.canVoid && html`<button class="button danger" disabled=${!reason.trim()}
        onClick=${() => give('SetItemStatus', { status: 'voided', reason, ...part, ...(restock && { restock }) }, t('did.void', values))}>
          ${t('voidLine')}</button>`}
      ${actions.canReturn && /** @type {const} */ (['remake', 'comp']).map(remedy => html`<button key=${remedy} class="button"
        disabled=${!reason.trim()}
        onClick=${() => give('ReturnItem', { remedy, reason, ...part, ...(restock && { restock }) }, t('did.return', values))}>
          ${t(`remedy.${remedy}`)}</button>`)}
    </div>
    ${!floor.isManager && ['preparing', 'ready', 'served'].includes(item.status) && html`<p class="small soft">${t('askManager')}</p>`}
  </${Dialog}>`
}

/** @param {{ id: string, label: string, note: string, onKeep: (note: string) => void }} props */
export function Note({ id, label, note, onKeep }) {
  const [text, setText] = useState(note)
  /** @param {Event} event */
  const keep = event => {
    event.preventDefault()
    onKeep(text.trim())
  }
  return html`<form class="field" onSubmit=${keep}><label for=${id}>${label}</label><div class="row nowrap">
    <input id=${id} maxlength="200" value=${text} onInput=${(/** @type {any} */ event) => setText(event.target.value)} />
    <button class="button" disabled=${text.trim() === note}>${t('save')}</button></div></form>`
}
