import { useEffect, useState } from '../lib/hooks.js'
import { html } from './html.js'
import { t } from './words.js'

/**
 * A part of the page that is loaded when it is first wanted, as the first view does not need it.
 *
 * @param {{ load: () => Promise<any>, name: string, props: object }} props `load` must be the same function each time.
 */
export function Lazy({ load, name, props }) {
  const [Part, setPart] = useState(/** @type {any} */ (null)), [isFailed, setFailed] = useState(false)
  const get = () => {
    setFailed(false)
    load().then(module => setPart(() => module[name]), () => setFailed(true))
  }
  useEffect(get, [load])
  if (Part) return html`<${Part} ...${props} />`
  return isFailed
    ? html`<div class="empty stack"><p>${t('notLoaded')}</p><button class="button" onClick=${get}>${t('tryAgain')}</button></div>`
    : html`<p class="empty" role="status">${t('loading')}</p>`
}
