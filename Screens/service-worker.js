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
  event.respondWith(caches.open(name).then(cache => cache.match(request, { ignoreSearch: request.mode === 'navigate' }))
    .then(kept => kept ?? fetch(request)))
})
