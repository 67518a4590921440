import { readdirSync, readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'

/** Where the browser fetches the service worker, whose scope is everything beside and below it. */
const SCRIPT = '/service-worker.js'
/** The build that runs and the addresses of its scripts and styles: what a page needs to open without a line. */
const ASSETS = '/service-worker.json'

/**
 * Answers for the service worker and the list of the build's assets, and passes every other request to `next`. Neither
 * says anything that the pages of somebody signed out do not, so both are for everybody.
 */
export function serveServiceWorker(root: string, next: RequestListener): RequestListener {
  const script = readFileSync(new URL('../offline/service-worker.js', import.meta.url))
  const assets = JSON.stringify(readAssets(root))
  const answers: Record<string, { type: string; body: string | Buffer }> = {
    [SCRIPT]: { type: 'text/javascript; charset=utf-8', body: script },
    [ASSETS]: { type: 'application/json', body: assets },
  }
  return (request, response) => {
    const answer = answers[request.url?.split('?', 1)[0] ?? '']
    if (!answer || !['GET', 'HEAD'].includes(request.method ?? '')) return next(request, response)
    response.writeHead(200, {
      'content-type': answer.type,
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'none'; connect-src 'self'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'content-length': Buffer.byteLength(answer.body),
    })
    response.end(request.method === 'HEAD' ? undefined : answer.body)
  }
}

/** Without a build (while developing) there is nothing to keep. */
function readAssets(root: string): { build: string | null; assets: string[] } {
  try {
    const build = readFileSync(join(root, '.next/BUILD_ID'), 'utf8').trim()
    const files = readdirSync(join(root, '.next/static'), { recursive: true, withFileTypes: true })
    const assets = files
      .filter((file) => file.isFile() && /\.(js|css)$/.test(file.name))
      .map((file) => join(file.parentPath, file.name).slice(join(root, '.next').length))
      .map((path) => `/_next${path.replaceAll('\\', '/')}`)
    return { build, assets: assets.sort() }
  } catch {
    return { build: null, assets: [] }
  }
}
