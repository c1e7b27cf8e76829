import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { PaySheet } from '../pay/sheet.js'
import { PaymentDialog } from '../pay/payment.js'
import { commandsOf } from './commands.js'
import { DiscountDialog } from './discount.js'
import { ReasonDialog } from './reason.js'
import { ReceiptDialog } from './receipt.js'
import { SplitDialog } from './split.js'

/** @typedef {import('./bills.js').Bill} Bill */

/**
 * What is asked about a bill.
 *
 * @typedef {{ is: 'pay', share: number | null } | { is: 'discount', itemId: string | null } | { is: 'payment', paymentId: string }
 *   | { is: 'split' } | { is: 'receipt' } | { is: 'service' } | { is: 'void' }} Asked
 */

/**
 * @param {{ context: import('./commands.js').Context, bill: Bill, room: import('../../live/room.js').Room | null, asked: Asked,
 *   onAsk: (asked: Asked | null) => void }} props
 */
export function BillDialog({ context, bill, room, asked, onAsk }) {
  const commands = commandsOf(context)
  const onClose = () => onAsk(null)
  const about = { context, bill, onClose }
  switch (asked.is) {
    case 'pay': return html`<${PaySheet} ...${about} share=${asked.share} onReceipt=${() => onAsk({ is: 'receipt' })} />`
    case 'discount': return html`<${DiscountDialog} ...${about} itemId=${asked.itemId} />`
    case 'payment': return html`<${PaymentDialog} ...${about} paymentId=${asked.paymentId} />`
    case 'split': return html`<${SplitDialog} ...${about} room=${room} />`
    case 'receipt': return html`<${ReceiptDialog} ...${about} />`
    case 'service': return html`<${ReasonDialog} context=${context} title=${t('bill.serviceOff')}
      reasons=${['bill.reason.wish', 'bill.reason.wait', 'bill.reason.mistake']} onClose=${onClose}
      onGive=${(/** @type {string} */ reason) => commands.waiveService(bill, true, reason)} />`
    default: return html`<${ReasonDialog} context=${context} title=${t('bill.void')} text=${t('bill.voidText')} isDangerous=${true}
      onClose=${onClose} reasons=${['bill.reason.mistake', 'bill.reason.wrongTable', 'bill.reason.splitAnew']}
      onGive=${(/** @type {string} */ reason) => commands.void(bill, reason)} />`
  }
}
