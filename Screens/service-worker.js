// Keeps the shell: the pages with their scripts and styles, whole and of one version. Data is not kept.
importScripts('./files.js')

/** @type {{ version: string, pages: string[], files: string[] }} */
const { version, pages, files } = self.shell
const name = `shell-${version}`

const requests = () => [...pages.map(page => `./${page}`), ...files].map(path => new Request(path, { cache: 'no-cache' }))

self.addEventListener('install', event => event.waitUntil(caches.open(name).then(cache => cache.addAll(requests()))))

self.addEventListener('activate', event => event.waitUntil(
  caches.keys().then(names => Promise.all(names.filter(one => one.startsWith('shell-') && one !== name).map(one => caches.delete(one))))
    .then(() => self.clients.claim())))

self.addEventListener('message', event => { if (event.data === 'use') self.skipWaiting() })

self.addEventListener('fetch', event => {
  const { request } = event
  if (request.method !== 'GET' || !new URL(request.url).href.startsWith(self.registration.scope)) return
  const page = request.mode === 'navigate' ? pageOf(request.url) : null
  event.respondWith(page !== null && page.isFolder ? Response.redirect(page.address + new URL(request.url).search)
    : caches.open(name).then(cache => cache.match(page?.address ?? request)).then(kept => kept ?? fetch(request)))
})

/**
 * The page of an address, however it is written; null: none. What a page asks for lies beside it, so its address ends without a slash.
 *
 * @param {string} url
 */
function pageOf(url) {
  const path = new URL(url).pathname.slice(new URL(self.registration.scope).pathname.length).toLowerCase()
  const page = path.replace(/\/$/, '')
  return pages.includes(page) ? { address: self.registration.scope + page, isFolder: page !== path } : null
}
