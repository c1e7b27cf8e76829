import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { clearAway } from '../away/details.js'
import { may } from '../may.js'
import { isAdding, selectOrder, selection } from '../selection.js'
import { linePrice } from './price.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Order} Order */

/** What a draft will cost, as far as the menu on the device says. @param {Floor} floor @param {string} party */
const draftPrice = (floor, party) => floor.drafts.of(party).lines.reduce((sum, line) => sum + linePrice(floor.menu, line), 0)

/** The order that further lines may go to: the last one that is not served yet. @param {Order[]} orders */
export const openOrder = orders => orders.findLast(({ status }) => ['placed', 'inProgress', 'ready'].includes(status))?.id ?? null

/** Sends a draft. @param {{ floor: Floor, party: string, name: string, whose: () => any, orderId: string | null }} props */
export function SendButton({ floor, party, name, whose, orderId }) {
  const count = floor.drafts.countOf(party)
  if (count === 0 || !may(floor.user, 'takeOrders')) return null
  const send = () => {
    const answered = floor.drafts.send(party, name, whose(), orderId)
    const fillAgain = party === 'new' ? clearAway() : () => {}
    answered.then(answer => {
      if (!answer.ok) fillAgain()
      else if (selection.peek()?.orderId === null && selection.peek()?.tableId === null) selectOrder(answer.result.id)
    })
    isAdding.value = false
  }
  return html`<button class="button primary" onClick=${send}>
    ${t('send', { count })} · ${floor.format.money(draftPrice(floor, party))}</button>`
}
