import { useState } from '../../../lib/hooks.js'
import { html } from '../../../shell/html.js'
import { problemText, say } from '../../../shell/messages.js'
import { chooseLanguage, languages, t } from '../../../shell/words.js'
import { Form } from '../editor.js'
import { TextField } from '../fields.js'
import { command, secretly } from '../known.js'

/** @typedef {import('../known.js').Known} Known */

const SECRET = ['currentPassword', 'newPassword']

/** One's own account: language, and password. @param {{ known: Known }} props */
export function AccountPage({ known }) {
  const { context, drafts, selections: { settings: selection } } = known
  const { session, user } = context
  const draft = drafts.of('account', () => ({ currentPassword: null, newPassword: null }), SECRET)
  /** @param {any} body */
  const save = body => secretly(() => session.changePassword(body))
  return html`<${Form} selection=${selection} draft=${draft} title=${t('edit.account')} saveLabel=${t('edit.changePassword')} save=${save}
    onSaved=${() => { draft.discard(); say(t('edit.passwordChanged')) }}>
    <p class="soft">${user.name} · ${user.email} · ${t(`role.${user.role}`)}</p>
    <${OwnLanguage} context=${context} />
    <fieldset class="edit-group"><legend>${t('edit.changePassword')}</legend>
      <div class="edit-fields">
        <${TextField} draft=${draft} name="currentPassword" type="password" autocomplete="current-password"
          label=${t('edit.currentPassword')} max=${128} />
        <${TextField} draft=${draft} name="newPassword" type="password" autocomplete="new-password" label=${t('edit.newPassword')}
          hint=${t('edit.passwordHint')} max=${128} /></div>
    </fieldset><//>`
}

/** The language of one's screens, on every device; this one shows it at once. @param {{ context: import('../known.js').Context }} props */
function OwnLanguage({ context }) {
  const [chosen, setChosen] = useState(context.user.language ?? '')
  const [fault, setFault] = useState('')
  /** @param {any} event */
  const choose = async event => {
    const language = event.target.value
    setChosen(language)
    const answer = await command(context, 'changeMe', { body: { language } }, t('language'))
    setFault(answer.ok ? '' : problemText(answer.problem))
    if (!answer.ok) { setChosen(context.user.language ?? ''); return }
    context.user.language = language || null
    if (language in languages) await chooseLanguage(language)
  }
  const others = chosen && !(chosen in languages) ? [[chosen, chosen]] : []
  return html`<div class="field"><label for="edit-own-language">${t('language')}</label>
    <select id="edit-own-language" onChange=${choose}><option value="" selected=${chosen === ''}>${t('edit.asDevice')}</option>
      ${[...Object.entries(languages), ...others].map(([code, name]) => html`<option key=${code} value=${code} lang=${code}
        selected=${code === chosen}>${name}</option>`)}</select>
    <span class="fault" role="alert">${fault}</span></div>`
}
