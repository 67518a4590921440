// The service worker, served as it is by lib/server/service-worker.ts. It runs in browsers and imports nothing.
//
// It only answers when the network does not, and only with what this origin once answered: pages of reports that
// components/offline kept for the person, and the scripts, styles and fonts of the build. No text of a draft passes
// through it: those are in the person's database (components/editor/device).

const ASSETS = 'counterpoint:assets'
const PAGES = 'counterpoint:pages:'
const OFFLINE = '/offline'
// A line that is this slow is as good as none, when there is something to show instead.
const PATIENCE_MS = 6_000
const AWAY = new Set([502, 503, 504])

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(ASSETS)
      await cache.add(new Request(OFFLINE, { cache: 'reload' }))
      await self.skipWaiting()
    })(),
  )
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (pathname.startsWith('/_next/static/')) event.respondWith(asset(request, event))
  else if (request.mode === 'navigate') event.respondWith(page(request, pathname, event))
})

/** Named after its content: what is kept is right for good. */
async function asset(request, event) {
  const cache = await caches.open(ASSETS)
  const kept = await cache.match(request, { ignoreVary: true })
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) event.waitUntil(cache.put(request, response.clone()).catch(() => {}))
  return response
}

/** The server's answer; without a line, or with one that is too slow, what was kept of this page. */
async function page(request, pathname, event) {
  const kept = await keptPage(pathname)
  const answering = fetch(request)
  try {
    const response = await (kept ? Promise.race([answering, tooLate()]) : answering)
    if (kept && AWAY.has(response.status)) return kept.response
    if (kept) event.waitUntil(renew(kept.cache, pathname, response.clone()).catch(() => {}))
    return response
  } catch (error) {
    // Too late is not lost: the answer still renews what is kept.
    if (kept) event.waitUntil(answering.then((late) => renew(kept.cache, pathname, late)).catch(() => {}))
    if (kept) return kept.response
    const cache = await caches.open(ASSETS)
    const offline = await cache.match(OFFLINE, { ignoreVary: true })
    if (offline) return offline
    throw error
  }
}

async function keptPage(pathname) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PAGES)) continue
    const cache = await caches.open(name)
    const response = await cache.match(pathname, { ignoreVary: true, ignoreSearch: true })
    if (response) return { cache, response }
  }
  return null
}

/** What one may see no longer is not kept any longer. */
async function renew(cache, pathname, response) {
  if (response.ok && !response.redirected) await cache.put(pathname, response)
  else if (response.status === 404 || response.status === 403) await cache.delete(pathname)
}

function tooLate() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('too late')), PATIENCE_MS))
}
