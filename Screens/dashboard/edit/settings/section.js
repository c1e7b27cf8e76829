import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'
import { Editor, Entry } from '../editor.js'
import { AccountPage } from './account.js'
import { BranchForm } from './branch.js'
import { GeneralForm, MoneyForm, ReceiptForm } from './restaurant.js'

/** @typedef {import('../known.js').Known} Known */

/** @type {Record<string, { title: string, Page: (props: { known: Known }) => unknown, draft: string }>} */
const pages = {
  general: { title: 'edit.restaurant', Page: GeneralForm, draft: 'restaurant.general' },
  money: { title: 'edit.moneyAndTax', Page: MoneyForm, draft: 'restaurant.money' },
  receipt: { title: 'edit.receipts', Page: ReceiptForm, draft: 'restaurant.receipt' },
  account: { title: 'edit.account', Page: AccountPage, draft: 'account' },
  branch: { title: 'edit.openBranch', Page: BranchForm, draft: 'branch' },
}

/** The restaurant's settings, one's own account, and another branch. @param {{ known: Known }} props */
export function SettingsSection({ known }) {
  const { context, drafts, selections: { settings: selection } } = known
  const id = selection.id.value
  const page = pages[id ?? '']
  const shown = Object.entries(pages).filter(([key]) => key !== 'branch' || context.user.role === 'admin')
  const list = html`<section class="edit-list"><ul>${shown.map(([key, { title, draft }]) => html`<li key=${key} class="edit-row">
    <${Entry} selection=${selection} id=${key} isChanged=${drafts.isChanged(draft)}><span
      class="edit-name">${t(title)}</span><//></li>`)}</ul></section>`
  return html`<${Editor} selection=${selection} label=${t('edit.settings')} list=${list}>${page && html`<${page.Page} key=${id}
    known=${known} />`}<//>`
}
