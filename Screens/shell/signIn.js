import { useEffect, useState } from '../lib/hooks.js'
import { html } from './html.js'
import { faultText } from './messages.js'
import { demoAccounts } from './session.js'
import { t } from './words.js'

/**
 * @param {object} props
 * @param {import('../client/index.js').Session} props.session
 * @param {readonly string[]} props.fits The roles that may use the screen, those it is made for first.
 * @param {() => void} props.onDone
 * @param {string} [props.reason] Why the last session ended.
 */
export function SignIn({ session, fits, onDone, reason }) {
  const [demo, setDemo] = useState(/** @type {import('./session.js').DemoAccount[]} */ ([]))
  const [fault, setFault] = useState(reason ?? '')
  const [isBusy, setBusy] = useState(false)
  useEffect(() => { demoAccounts().then(accounts => setDemo(accounts.filter(({ role }) => fits.includes(role)))) }, [])

  /** @param {{ email: string, password: string }} credentials */
  const signIn = async ({ email, password }) => {
    setBusy(true)
    setFault('')
    try {
      await session.signIn({ email, password })
      onDone()
    } catch (thrown) {
      setFault(faultText(thrown))
      setBusy(false)
    }
  }
  /** @param {SubmitEvent} event */
  const submit = event => {
    event.preventDefault()
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target))
    signIn({ email: String(form.get('email')), password: String(form.get('password')) })
  }
  return html`<main class="centred"><form class="card stack sign-in" onSubmit=${submit}>
    <h1>${t('signIn')}</h1>
    <div class="field"><label for="email">${t('email')}</label>
      <input id="email" name="email" type="email" autocomplete="username" required /></div>
    <div class="field"><label for="password">${t('password')}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required /></div>
    <p class="fault" role="alert">${fault}</p>
    <button class="button primary wide" disabled=${isBusy}>${t('signIn')}</button>
    ${demo.length > 0 && html`<div class="stack demo"><p class="soft small">${t('demoAccounts')}</p>
      ${demo.map(account => html`
        <button key=${account.email} type="button" class="button wide" disabled=${isBusy} onClick=${() => signIn(account)}>
        ${account.name} · ${t(`role.${account.role}`)}</button>`)}</div>`}
    <a href="./">${t('allScreens')}</a>
  </form></main>`
}
