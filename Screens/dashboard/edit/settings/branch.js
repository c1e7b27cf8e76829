import { html } from '../../../shell/html.js'
import { say, sayFault } from '../../../shell/messages.js'
import { t } from '../../../shell/words.js'
import { Form } from '../editor.js'
import { TextField } from '../fields.js'
import { creation } from '../known.js'
import { zones } from './restaurant.js'

/** Another branch, by admins. @param {{ known: import('../known.js').Known }} props */
export function BranchForm({ known }) {
  const { context, drafts, selections: { settings: selection } } = known
  const { currency, timeZone } = context.restaurant.value
  const draft = drafts.of('branch', () => ({ name: '', phone: null, currency, timeZone }))
  /** @param {import('../../../shell/page.js').Restaurant} opened */
  const onSaved = opened => say(t('edit.branchOpened', { name: opened.name }), {
    action: { label: t('edit.goThere'), run: () => { context.session.switchTo(opened.id).then(() => location.reload(), sayFault) } },
  })
  return html`<${Form} selection=${selection} draft=${draft} isNew title=${t('edit.openBranch')} saveLabel=${t('edit.openBranch')}
    onSaved=${onSaved}
    save=${(/** @type {any} */ body) => creation(context, draft, 'openBranch', body, t('edit.openBranch'))}>
    <p class="soft">${t('edit.openBranchHint')}</p>
    <div class="edit-fields">
      <${TextField} draft=${draft} name="name" label=${t('edit.name')} isRequired max=${100} />
      <${TextField} draft=${draft} name="phone" type="tel" label=${t('edit.phone')} hint=${t('edit.phoneHint')} max=${32} />
      <${TextField} draft=${draft} name="currency" label=${t('edit.currency')} list=${Intl.supportedValuesOf('currency')}
        hint=${t('edit.currencyHint')} isRequired max=${3} />
      <${TextField} draft=${draft} name="timeZone" label=${t('edit.timeZone')} list=${zones()} isRequired /></div>
  <//>`
}
