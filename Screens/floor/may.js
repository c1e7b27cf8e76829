import { html } from '../shell/html.js'
import { say } from '../shell/messages.js'
import { t } from '../shell/words.js'

/** The roles for what not every person may do, as the server's permissions have them. */
const ROLES = /** @type {const} */ ({
  takeOrders: ['waiter', 'manager', 'admin'],
  serve: ['waiter', 'manager', 'admin'],
  discountFreely: ['manager', 'admin'],
  waiveService: ['manager', 'admin'],
  voidBills: ['manager', 'admin'],
  refund: ['manager', 'admin'],
  correct: ['manager', 'admin'],
  countCash: ['cashier', 'manager', 'admin'],
  seeExpectedCash: ['manager', 'admin'],
})

/** @typedef {keyof typeof ROLES} Permission */

/** @param {{ role: string }} user @param {Permission} permission */
export const may = (user, permission) => /** @type {readonly string[]} */ (ROLES[permission]).includes(user.role)

/** Who may, as a sentence. @param {Permission} permission */
export const whoMay = permission =>
  t({ waiter: 'onlyWaiter', cashier: 'bill.onlyCashier', manager: 'bill.onlyManager' }[ROLES[permission][0]])

/**
 * A button for what needs a permission. A person who lacks it sees it, with who has it.
 *
 * @param {{ user: { role: string }, permission: Permission, kind?: string, onClick: () => void, disabled?: boolean, children?: unknown }}
 *   props
 */
export function GuardedButton({ user, permission, kind = '', onClick, disabled = false, children }) {
  if (may(user, permission)) return html`<button class=${`button ${kind}`} disabled=${disabled} onClick=${onClick}>${children}</button>`
  return html`<button class="button guarded" aria-disabled="true" onClick=${() => say(whoMay(permission))}>
    <span>${children}</span><small>${t(`role.${ROLES[permission][0]}`)}</small></button>`
}
