import { gzipSize, newVisitor, scriptsOfVisit, startBrowser, typeAfterNavigation } from '../browser.mjs'
import { listDrafts, signIn } from '../product.mjs'
import { median } from '../statistics.mjs'

/**
 * The workspace page of a running product: the script that its HTML names, the script that it asks for until one can
 * type and what it has fetched five seconds later, and the time from navigation to a typed character, with an empty cache (a new browser each time) and a filled one.
 */
export async function measurePage(product, folder, { visits, say, quiet }) {
  const { reportId, drafts } = await listDrafts(folder)
  const slugs = drafts.flatMap(({ slug }) => slug ?? [])
  const [cookie] = await signIn(product, 1)
  const addressOf = (number) => `${product.url}/reports/${reportId}/questions/${slugs[number % slugs.length]}`

  say('script of the workspace page')
  const referenced = await referencedScripts(product.url, addressOf(0), cookie)
  const browser = await startBrowser()
  if (!browser)
    return { referenced: total(referenced), scripts: referenced, loaded: null, idle: null, typing: null }
  try {
    const first = await newVisitor(browser, product.url, cookie)
    const { untilTyping, afterwards } = await scriptsOfVisit(first, addressOf(0))
    await first.close()
    const cold = []
    for (let visit = 1; visit <= visits; visit++) {
      say(`navigation to typing, ${visit} of ${visits}`)
      const context = await newVisitor(browser, product.url, cookie)
      await quiet()
      cold.push(await typeAfterNavigation(context, addressOf(visit)))
      await context.close()
    }
    const returning = await newVisitor(browser, product.url, cookie)
    const warm = []
    for (let visit = 0; visit <= visits; visit++)
      warm.push(await typeAfterNavigation(returning, addressOf(visits + visit)))
    await returning.close()
    return {
      referenced: total(referenced),
      loaded: total(untilTyping),
      idle: total([...untilTyping, ...afterwards]),
      scripts: untilTyping,
      typing: { emptyCache: middle(cold), filledCache: middle(warm.slice(1)) },
    }
  } finally {
    await browser.close()
  }
}

/** Every script that the page's HTML names (tags, preloads and what its data asks for), except those for old browsers. */
async function referencedScripts(url, address, cookie) {
  const response = await fetch(address, { headers: { Cookie: cookie }, redirect: 'manual' })
  const html = await response.text()
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`)
  const old = (html.match(/<script[^>]*\snomodule[^>]*>/gi) ?? []).join()
  const paths = new Set(
    (html.match(/\/_next\/static\/[\w./~%()[\]-]+?\.js\b/g) ?? []).filter((path) => !old.includes(path)),
  )
  return Promise.all(
    [...paths].map(async (path) => {
      const script = await fetch(new URL(path, url))
      return { url: path, bytes: gzipSize(Buffer.from(await script.arrayBuffer())) }
    }),
  )
}

const total = (scripts) => ({
  count: scripts.length,
  bytes: scripts.reduce((sum, { bytes }) => sum + bytes, 0),
})

const middle = (visits) => ({
  firstByteMs: median(visits.map(({ firstByte }) => firstByte)),
  firstPaintMs: median(visits.map(({ firstPaint }) => firstPaint)),
  scriptsMs: median(visits.map(({ scripts }) => scripts)),
  editableMs: median(visits.map(({ editable }) => editable)),
  typedMs: median(visits.map(({ painted }) => painted)),
  longestMs: Math.max(...visits.map(({ painted }) => painted)),
})
