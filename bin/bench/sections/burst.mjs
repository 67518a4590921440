import { startLoad } from '../processes.mjs'
import { probeStalls } from '../stall-probe.mjs'
import { sleep } from '../statistics.mjs'

const OTHER_DRAFTS = 4
const EDITORS_PER_DRAFT = 4
const KEYSTROKES_PER_SECOND = 10
// Beyond the drafts that the keystrokes section writes into, as long as it takes no more than three rounds.
const FIRST_DRAFT = 120

/**
 * What others feel while one client sends `count` updates of one character at once: people typing in the same draft and
 * in others, from just before it begins until the server has taken all, beside the same people before. Several bursts,
 * each into a draft of its own, because a good server is done too soon for many keystrokes to fall into one.
 */
export async function measureBurst(target, { count, bursts, say, quiet, profile }) {
  const draft = (index) => target.draft(FIRST_DRAFT + index)
  const others = Array.from({ length: OTHER_DRAFTS }, (_, index) => draft(index))
  await quiet()
  say(`before bursts: ${target.kind}`)
  const before = await typeDuring(target, draft(OTHER_DRAFTS), others, () => sleep(3_000))
  const taken = []
  for (let burst = 0; burst < bursts; burst++) {
    await quiet()
    say(`burst of ${count} updates, ${burst + 1} of ${bursts}: ${target.kind}`)
    taken.push(await burstInto(target, draft(OTHER_DRAFTS + burst), others, count))
  }
  if (profile && target.kind === 'product') {
    const end = await profile('burst')
    await burstInto(target, draft(OTHER_DRAFTS + bursts), others, count)
    await end()
  }
  return { count, before, bursts: taken, worst: worstOf(taken) }
}

async function burstInto(target, shared, others, count) {
  const sender = startLoad('burst', { target: target.client, name: shared, count })
  await sender.heard('ready')
  let sent
  const during = await typeDuring(target, shared, others, async () => {
    await sleep(200)
    sender.tell('go')
    sent = await sender.result
    await sleep(200)
  })
  return { sent, during }
}

async function typeDuring(target, shared, others, work) {
  const load = startLoad('type', {
    target: target.client,
    groups: [[shared], others],
    each: EDITORS_PER_DRAFT,
    full: 0,
    rate: KEYSTROKES_PER_SECOND,
    warmup: 1,
  })
  await load.heard('measuring')
  const probe = await probeStalls(target.client)
  await work()
  const stall = probe.end()
  load.tell('stop')
  const { groups, harnessLate } = await load.result
  const [sameDraft, otherDrafts] = groups
  return { sameDraft, otherDrafts, stall, harnessLate, longest: longestOf([sameDraft, otherDrafts]) }
}

const longestOf = (groups) =>
  Math.max(
    ...groups.flatMap(({ propagation, acknowledgement }) => [propagation.max ?? 0, acknowledgement.max ?? 0]),
  )

const worstOf = (taken) =>
  taken.reduce((worst, each) => (each.during.longest > worst.during.longest ? each : worst))
