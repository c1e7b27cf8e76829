import { signal } from '../lib/signals.js'
import { html } from './html.js'
import { t } from './words.js'

/** A new version of the screens, ready to be used. @type {import('../lib/signals.js').Signal<ServiceWorker | null>} */
const ready = signal(null)

let isAsked = false

const EVERY = 15 * 60_000

/** Keeps the pages on the device, so that they open without network. Browsers allow it over HTTPS and on localhost. */
export async function keepShell() {
  if (!navigator.serviceWorker) return
  const worker = new URL('service-worker.js', document.baseURI)
  const registration = await navigator.serviceWorker.register(worker, { updateViaCache: 'none' }).catch(() => null)
  if (!registration) return
  const wasKept = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) location.reload()
    // Another tab has gone on to a new version: what this one has not loaded yet is of that.
    else if (wasKept) ready.value = registration.active
  })
  const look = () => { if (registration.waiting && navigator.serviceWorker.controller) ready.value = registration.waiting }
  look()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
  setInterval(() => registration.update().catch(() => {}), EVERY)
}

/** Offers a new version. It is used when the person says so: an order that is being taken would be lost. */
export function Update() {
  const worker = ready.value
  if (!worker) return null
  const use = () => {
    isAsked = true
    if (worker.state === 'activated') location.reload()
    else worker.postMessage('use')
  }
  return html`<button class="button" onClick=${use}>↻ ${t('newVersion')}</button>`
}
