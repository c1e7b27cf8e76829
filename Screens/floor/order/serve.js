import { say } from '../../shell/messages.js'
import { t } from '../../shell/words.js'

/** @typedef {import('../floor.js').Order} Order */
/** @typedef {import('../floor.js').OrderItem} OrderItem */

/**
 * Plates that were taken to the guests.
 *
 * @param {import('../floor.js').Floor} floor
 * @param {string} name
 * @param {readonly { order: Order, item: OrderItem }[]} plates
 */
export function serve(floor, name, plates) {
  for (const { order, item } of plates)
    floor.command('SetItemStatus', { orderId: order.id, itemId: item.id, status: 'served' },
      t('did.serve', { dish: item.name, name }), item.id)
  say(t('saidServed', { count: plates.reduce((sum, { item }) => sum + item.quantity, 0), name }), { action: { label: t('undo'), run: () => {
    for (const { order, item } of plates)
      floor.command('SetItemStatus', { orderId: order.id, itemId: item.id, status: 'ready' },
        t('did.undoServe', { dish: item.name, name }), item.id)
  } } })
}
