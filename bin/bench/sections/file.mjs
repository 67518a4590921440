// How long it takes from asking for a file of a report to having it, as the page of exports does it.
import { join } from 'node:path'
import { FullEditor } from '../load/full-editor.mjs'
import { run } from '../processes.mjs'
import { listDrafts, targetOf } from '../product.mjs'
import { median, sleep } from '../statistics.mjs'

const FILL = join(import.meta.dirname, '..', 'fill-drafts.mjs')
/** Between a look at the page and the click: a choice of format and for whom. */
const CHOICE_MS = 3_000

/**
 * Writes a report of so many words, and `times` in each format asks for its file, each time after a letter was typed, so that
 * none was made before. Answers the milliseconds until all of its bytes were here.
 */
export async function measureFile(product, folder, { words, formats, times, say, quiet }) {
  say(`files of ${words} words`)
  await run(process.execPath, [FILL, String(words)], {
    env: { COUNTERPOINT_DATA: folder, DATABASE_URL: '' },
    patience: 120_000,
  })
  await quiet()
  const { reportId, drafts } = await listDrafts(folder)
  const { client } = await targetOf(product, folder, 1)
  const { Cookie } = client.headers[0]
  const editor = new FullEditor({ ...client, headers: client.headers[0] }, `draft:${drafts[0].id}`)
  await editor.ready
  const address = `${product.url}/reports/${reportId}`
  const get = async (path) => {
    const response = await fetch(`${address}/${path}`, { headers: { Cookie } })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    return (await response.arrayBuffer()).byteLength
  }
  await get('export')
  const measured = {}
  for (const format of formats) {
    const taken = []
    let bytes
    for (let time = 0; time < times; time++) {
      editor.type('w')
      await sleep(CHOICE_MS)
      const from = performance.now()
      bytes = await get(`exports/${format}?variant=public`)
      taken.push(performance.now() - from)
    }
    measured[format] = { medianMs: median(taken), longestMs: Math.max(...taken), bytes }
  }
  editor.end()
  return { words, measured }
}
