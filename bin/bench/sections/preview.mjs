// How long it takes until a typed letter stands on a page of the preview, and what that costs those who type.
import { join } from 'node:path'
import { FullEditor } from '../load/full-editor.mjs'
import { run } from '../processes.mjs'
import { listDrafts, targetOf } from '../product.mjs'
import { probeStalls } from '../stall-probe.mjs'
import { sleep, summary } from '../statistics.mjs'

// A preview that nobody looks at any more ends within this; the next size would be shown by that of the one before.
const PREVIEW_ENDS_MS = 40_000

const FILL = join(import.meta.dirname, '..', 'fill-drafts.mjs')

/**
 * For each size: writes a report of so many words, looks at its preview, types `keys` letters into its first draft, and
 * answers the milliseconds until the first page of all was there, and from each letter until a changed page was fetched;
 * the longest silence of the server meanwhile, and as long without a preview; the memory of the preview's process.
 */
export async function measurePreview(product, folder, { sizes, keys, say, quiet }) {
  const results = []
  for (const words of sizes) {
    if (results.length > 0) await sleep(PREVIEW_ENDS_MS)
    say(`the preview of ${words} words`)
    await run(process.execPath, [FILL, String(words)], {
      env: { COUNTERPOINT_DATA: folder, DATABASE_URL: '' },
      patience: 120_000,
    })
    await quiet()
    const { reportId, drafts } = await listDrafts(folder)
    const { client } = await targetOf(product, folder, 1)
    const editor = new FullEditor({ ...client, headers: client.headers[0] }, `draft:${drafts[0].id}`)
    await editor.ready
    const before = await stallsWhile(client, () => typeAlone(editor, keys))
    const viewer = new Viewer(`${product.url}/reports/${reportId}/preview`, client.headers[0].Cookie)
    const started = performance.now()
    const { pages } = await viewer.next()
    const firstMs = performance.now() - started
    const times = []
    const during = await stallsWhile(client, async () => {
      for (let key = 0; key < keys; key++) {
        const from = performance.now()
        editor.type('w')
        await viewer.next()
        times.push(performance.now() - from)
        await sleep(100)
      }
    })
    editor.end()
    results.push({ words, pages, firstMs, ...summary(times), stallMs: during, aloneMs: before })
  }
  return results
}

async function typeAlone(editor, keys) {
  for (let key = 0; key < keys; key++) {
    editor.type('w')
    await sleep(300)
  }
}

async function stallsWhile(client, work) {
  const probe = await probeStalls(client)
  await work()
  return probe.end()
}

/** Looks at a preview as its page does: waits for the next state, and fetches a page that it does not have. */
class Viewer {
  #seen = ''
  #known = new Set()

  constructor(address, cookie) {
    this.address = address
    this.headers = { Cookie: cookie }
  }

  async next() {
    for (;;) {
      const response = await fetch(`${this.address}/state?seen=${this.#seen}`, { headers: this.headers })
      if (response.status === 204) continue
      if (!response.ok) throw new Error(`the preview answered ${response.status}`)
      const { run: of, version, pages } = await response.json()
      this.#seen = `${of}.${version}`
      const fresh = pages.filter(({ hash }) => !this.#known.has(hash))
      this.#known = new Set(pages.map(({ hash }) => hash))
      if (fresh[0])
        await (await fetch(`${this.address}/pages/${fresh[0].hash}`, { headers: this.headers })).text()
      return { pages: pages.length, changed: fresh.length }
    }
  }
}
