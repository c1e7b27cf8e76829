import { useEffect, useState } from '../lib/hooks.js'
import { render } from '../lib/preact.js'
import { html } from '../shell/html.js'
import { LanguageChoice } from '../shell/languageChoice.js'
import { Messages, sayFault } from '../shell/messages.js'
import { demoAccounts, sessionOf } from '../shell/session.js'
import { Update, keepShell } from '../shell/update.js'
import { loadWords, t } from '../shell/words.js'

/** The screens, with the roles that each is made for. */
const screens = /** @type {const} */ ({ kitchen: ['chef'], floor: ['waiter', 'cashier'], dashboard: ['manager', 'admin'] })

/** A browser's offer to install the page. @type {any} */
let offer = null
addEventListener('beforeinstallprompt', event => {
  event.preventDefault()
  offer = event
  draw()
})

function Home() {
  const [demo, setDemo] = useState(/** @type {import('../shell/session.js').DemoAccount[]} */ ([]))
  const [users, setUsers] = useState(/** @type {Record<string, string>} */ ({}))
  useEffect(() => {
    demoAccounts().then(setDemo)
    Promise.all(Object.keys(screens).map(async screen => [screen, (await sessionOf(screen).user())?.name ?? '']))
      .then(names => setUsers(Object.fromEntries(names)))
  }, [])

  /** @param {string} screen @param {import('../shell/session.js').DemoAccount} account */
  const enter = (screen, { email, password }) =>
    sessionOf(screen).signIn({ email, password }).then(() => { location.href = `./${screen}` }, sayFault)

  return html`<main class="home">
    <header class="row apart">
      <div class="row"><img src="./icons/icon.svg" alt="" width="48" height="48" /><h1>RealtimeRestaurant</h1></div>
      <div class="row"><${Update} />
        ${offer && html`<button class="button" onClick=${() => offer.prompt()}>${t('install')}</button>`}
        <${LanguageChoice} /></div>
    </header>
    <p class="lead">${t('what')}</p>
    <ul class="screens">
      ${Object.entries(screens).map(([screen, roles]) => html`<li key=${screen} class="card stack">
        <h2>${t(`${screen}.title`)}</h2>
        <p class="soft">${t(`${screen}.what`)}</p>
        <a class="button primary wide" href=${`./${screen}`}>${users[screen] ? t('openAs', { name: users[screen] }) : t('open')}</a>
        ${demo.filter(({ role }) => /** @type {readonly string[]} */ (roles).includes(role)).map(account => html`
          <button key=${account.email} class="button wide" onClick=${() => enter(screen, account)}>
            ${t('tryAs', { name: account.name, role: t(`role.${account.role}`) })}</button>`)}
      </li>`)}
    </ul>
    ${demo.length > 0 && html`<p class="soft">${t('demoHint')} <code dir="ltr">dotnet run --project Host -- simulate</code></p>`}
    <p><a href="./docs">${t('api')}</a></p>
  </main><${Messages} />`
}

function draw() {
  render(html`<${Home} />`, /** @type {HTMLElement} */ (document.getElementById('screen')))
}

keepShell()
await loadWords(['shell', 'home'])
draw()
