import { inspect, memoryAfterCollection } from '../inspector.mjs'
import { processUsage } from '../machine.mjs'
import { startProduct, targetOf } from '../product.mjs'
import { startLoad } from '../processes.mjs'
import { median, sleep } from '../statistics.mjs'

const WARM_UP_DRAFTS = 5

/**
 * What a draft costs after many edits: opening it cold (after a restart of the product, from connecting to the whole
 * text), by number of edits, and the memory of each open draft with `memoryEdits` edits.
 */
export async function measureGrowth(folder, { sizes, opens, memoryDrafts, memoryEdits, say, quiet }) {
  const first = await startProduct(folder)
  const target = await targetOf(first, folder, 1)
  const warmup = numbers(0, WARM_UP_DRAFTS).map(target.draft)
  const levels = []
  for (const [index, edits] of sizes.entries()) {
    say(`writing a draft with ${edits} edits`)
    const name = target.draft(WARM_UP_DRAFTS + index)
    const { ms, lengths } = await startLoad('grow', { target: target.client, names: [name], count: edits })
      .result
    levels.push({ edits, name, length: lengths[name], writeMs: ms, opens: [] })
  }
  const held = numbers(WARM_UP_DRAFTS + sizes.length, memoryDrafts).map(target.draft)
  say(`writing ${memoryDrafts} drafts with ${memoryEdits} edits each`)
  await startLoad('grow', { target: target.client, names: held, count: memoryEdits, merged: true }).result
  await first.end()

  for (let run = 1; run <= opens; run++) {
    say(`cold open, ${run} of ${opens}`)
    const product = await startProduct(folder)
    const lengths = Object.fromEntries(levels.map(({ name, length }) => [name, length]))
    const { client } = await targetOf(product, folder, memoryDrafts + WARM_UP_DRAFTS)
    await quiet()
    const opened = await startLoad('open', { target: client, warmup, lengths }).result
    for (const level of levels) level.opens.push(opened[level.name])
    if (run < opens) {
      await product.end()
      continue
    }
    say(`memory of ${memoryDrafts} open drafts`)
    const memory = await measureMemory(product, client, held)
    await product.end()
    return { levels: levels.map(summarise), memory, memoryEdits }
  }
}

function summarise({ edits, length, writeMs, opens }) {
  const middle = (key) => median(opens.map((open) => open[key]))
  return {
    edits,
    characters: length,
    writeMs,
    ms: opens.every(({ ms }) => ms !== null) ? middle('ms') : null,
    arrivedMs: middle('arrivedMs'),
    connectedMs: middle('connectedMs'),
    bytes: middle('bytes'),
  }
}

/**
 * Bytes an open draft, with the one connection that holds it open, while it is only read and once somebody has typed
 * into it. Garbage is collected before each look; resident bytes are the process' own, heap bytes JavaScript's.
 */
async function measureMemory(product, client, held) {
  const inspector = await inspect(product)
  const load = startLoad('hold', { target: client, names: held })
  const look = async () => {
    await sleep(500)
    const { heapUsed, external } = await memoryAfterCollection(inspector)
    return { resident: processUsage(product.pid).rss, heap: heapUsed + external }
  }
  await load.heard('connected')
  const before = await look()
  load.tell('open')
  await load.heard('opened')
  const read = await look()
  load.tell('edit')
  await load.heard('edited')
  const edited = await look()
  load.tell('end')
  const { closed } = await load.result
  inspector.end()
  const each = (after) => ({
    residentBytes: (after.resident - before.resident) / held.length,
    heapBytes: (after.heap - before.heap) / held.length,
  })
  return { drafts: held.length, closed, read: each(read), edited: each(edited) }
}

const numbers = (first, count) => Array.from({ length: count }, (_, index) => first + index)
