import { useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { useGiving } from '../../shell/giving.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { may, whoMay } from '../may.js'
import { CANCEL_REASONS, ReasonField } from '../bill/reason.js'
import { Note } from './lineSheet.js'

const LEVELS = [0, 1, 2, 3]

/**
 * What can be done with a whole order.
 *
 * @param {{ floor: import('../floor.js').Floor, order: import('../floor.js').Order, onClose: () => void }} props
 */
export function OrderSheet({ floor, order, onClose }) {
  const [reason, setReason] = useState(''), { isGiven, give } = useGiving(floor.context, onClose)
  const name = floor.orderName(order)
  const path = { orderId: order.id }
  const mayTake = may(floor.user, 'takeOrders')
  const isOpen = mayTake && order.status !== 'completed' && order.status !== 'cancelled'
  const isCooked = order.items.some(({ status }) => !['held', 'queued', 'cancelled'].includes(status))
  const canCancel = isOpen && order.status !== 'served' && (!isCooked || floor.isManager)
  const rush = floor.sent(`rush ${order.id}`)?.input.body.level ?? order.rush
  const cancel = () => give(floor.request('cancelOrder', { path, body: reason ? { reason } : {} },
    t('did.cancelOrder', { number: order.number, name }), order.id))
  return html`<${Dialog} title=${`${t('orderNumber', { number: order.number })} · ${name}`} kind="sheet" onClose=${onClose}>
    ${!mayTake && html`<p class="soft">${whoMay('takeOrders')}</p>`}
    ${isOpen && html`<fieldset><legend>${t('rush')}</legend><div class="chips">
      ${LEVELS.map(level => html`<button key=${level} class="button" aria-pressed=${level === rush}
        onClick=${() => floor.request('rushOrder', { path, body: { level } },
          t('did.rush', { number: order.number }), `rush ${order.id}`)}>
            ${level === 0 ? t('noRush') : t('rushLevel', { level })}</button>`)}</div></fieldset>
      <${Note} id="note-of-order" label=${t('noteForOrder')} note=${order.note ?? ''} onKeep=${(/** @type {string} */ note) =>
        give(floor.command('ChangeNote', { orderId: order.id, note },
          t('did.note', { dish: t('orderNumber', { number: order.number }), name }), order.id))} />`}
    ${canCancel && html`<${ReasonField} id="order-reason" reasons=${CANCEL_REASONS} value=${reason} isNeeded=${isCooked}
        onChange=${setReason} />
      <button class="button danger" disabled=${(isCooked && !reason.trim()) || isGiven} onClick=${cancel}>${t('cancelOrder')}</button>`}
    ${isOpen && !canCancel && html`<p class="small soft">${t('askManager')}</p>`}
  </${Dialog}>`
}
