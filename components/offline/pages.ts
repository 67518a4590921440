import { PAGES } from './forget'

/**
 * What this browser keeps of pages, for `lib/offline/service-worker.js` to show when there is no line: one cache a
 * person, and the build's scripts and styles for all.
 */
const ASSETS = 'counterpoint:assets'
const OFFLINE = '/offline'
/** For what a kept page was right: build, version of the reply, day. Written by us, read by us. */
const KEPT_FOR = 'x-kept-for'
// Slow enough that a whole report costs its server a few per cent while it is kept.
const PAUSE_MS = 300

/** The build that runs, and its scripts and styles; null while developing, or without a line. */
export async function readBuild(): Promise<{ build: string; assets: string[] } | null> {
  try {
    const response = await fetch('/service-worker.json', { cache: 'no-store' })
    const { build, assets } = (await response.json()) as { build: string | null; assets: string[] }
    return build ? { build, assets } : null
  } catch {
    return null
  }
}

/** Keeps the scripts and styles of the build that are not kept yet, and the page that says that there is no line. */
export async function keepAssets(
  { build, assets }: { build: string; assets: string[] },
  signal: AbortSignal,
): Promise<void> {
  const cache = await caches.open(ASSETS)
  for (const asset of assets) {
    if (signal.aborted) return
    if (!(await cache.match(asset, { ignoreVary: true }))) await keep(cache, asset, build)
  }
  if ((await cache.match(OFFLINE, { ignoreVary: true }))?.headers.get(KEPT_FOR) !== build)
    await keep(cache, OFFLINE, build)
}

/**
 * Keeps these pages of a person, one after the other and without haste; what is kept for the same `state` stays. Ends
 * early, without an error, when the line breaks or `signal` says so.
 */
export async function keepPages(
  { userId, paths, state }: { userId: string; paths: readonly string[]; state: string },
  signal: AbortSignal,
): Promise<void> {
  const cache = await caches.open(PAGES + userId)
  for (const path of paths) {
    if (signal.aborted) return
    const kept = await cache.match(path, { ignoreVary: true })
    if (kept?.headers.get(KEPT_FOR) === state) continue
    if (!(await keep(cache, path, state))) return
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** Deletes scripts and styles that no kept page needs: all that are not of this build, once all pages are. */
export async function dropOldAssets({ build, assets }: { build: string; assets: string[] }): Promise<void> {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PAGES)) continue
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const response = await cache.match(request, { ignoreVary: true })
      if (!response?.headers.get(KEPT_FOR)?.startsWith(`${build} `)) return
    }
  }
  const needed = new Set(assets)
  const cache = await caches.open(ASSETS)
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (/\.(js|css)$/.test(pathname) && !needed.has(pathname)) await cache.delete(request)
  }
}

/** The pages of reports that this browser keeps: address and title, in no order. */
export async function keptPages(): Promise<{ path: string; title: string }[]> {
  const pages: { path: string; title: string }[] = []
  for (const name of await caches.keys()) {
    if (!name.startsWith(PAGES)) continue
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const response = await cache.match(request, { ignoreVary: true })
      const parsed = new DOMParser().parseFromString((await response?.text()) ?? '', 'text/html')
      pages.push({ path: new URL(request.url).pathname, title: parsed.title })
    }
  }
  return pages
}

/** Whether it was fetched. A page that is not there, or not for this person, is not kept and ends nothing. */
async function keep(cache: Cache, path: string, state: string): Promise<boolean> {
  try {
    const response = await fetch(path, { redirect: 'manual', headers: { accept: '*/*' } })
    if (!response.ok) {
      if (response.status === 404 || response.status === 403) await cache.delete(path)
      return response.status < 500
    }
    const headers = new Headers(response.headers)
    headers.set(KEPT_FOR, state)
    // What fetch has undone already.
    headers.delete('content-encoding')
    headers.delete('content-length')
    await cache.put(path, new Response(await response.blob(), { headers }))
    return true
  } catch {
    return false
  }
}
