import { useEffect, useState } from '../lib/hooks.js'
import { Rest } from '../client/index.js'
import { Dialog } from './dialog.js'
import { html } from './html.js'
import { LanguageChoice } from './languageChoice.js'
import { sayFault } from './messages.js'
import { t } from './words.js'

/**
 * Who is signed in, another branch, language, theme, the other screens.
 *
 * @param {object} props
 * @param {import('../client/index.js').Session} props.session
 * @param {import('./session.js').User} props.user
 * @param {() => void} props.onClose
 * @param {() => Promise<void>} props.onLeave
 * @param {unknown} [props.extra] What else the screen has in its menu.
 */
export function Account({ session, user, onClose, onLeave, extra }) {
  const [branches, setBranches] = useState(/** @type {import('./session.js').Restaurant[]} */ ([]))
  useEffect(() => {
    new Rest(session).call('listRestaurants').then(({ items }) => setBranches(items), () => setBranches([]))
  }, [])
  /** @param {string} id */
  const change = id => session.switchTo(id).then(() => location.reload(), sayFault)
  return html`<${Dialog} title=${user.name} onClose=${onClose}>
    <p class="soft">${t(`role.${user.role}`)} · ${user.email}</p>
    ${extra}
    ${branches.length > 1 && html`<div class="field"><label for="branch">${t('branch')}</label>
      <select id="branch" value=${user.restaurantId} onChange=${(/** @type {any} */ event) => change(event.target.value)}>
        ${branches.map(({ id, name }) =>
          html`<option key=${id} value=${id} selected=${id === user.restaurantId}>${name}</option>`)}</select></div>`}
    <${LanguageChoice} />
    <div class="row">
      <button class="button" onClick=${() => setTheme('light')}>☀ ${t('light')}</button>
      <button class="button" onClick=${() => setTheme('dark')}>☾ ${t('dark')}</button></div>
    <div class="row apart"><a class="button quiet" href="./">${t('allScreens')}</a>
      <button class="button danger" onClick=${onLeave}>${t('signOut')}</button></div>
  </${Dialog}>`
}

/** @param {'light' | 'dark'} theme */
function setTheme(theme) {
  localStorage.setItem('theme', theme)
  document.documentElement.dataset.theme = theme
}
