import { startLoad } from '../processes.mjs'
import { sleep } from '../statistics.mjs'

const OTHER_DRAFTS = 4
const EDITORS_PER_DRAFT = 2
const KEYSTROKES_PER_SECOND = 10

/**
 * What others feel while one client sends `count` updates of one character at once: people typing in the same draft and
 * in others, from the moment it begins until the server has taken all, beside the same time before.
 */
export async function measureBurst(target, { count, say, around }) {
  const drafts = Array.from({ length: OTHER_DRAFTS + 1 }, (_, index) => target.draft(100 + index))
  const [shared, ...others] = drafts
  say(`burst of ${count} updates: ${target.kind}`)
  const before = await typeDuring(target, shared, others, () => sleep(3_000))
  const sender = startLoad('burst', { target: target.client, name: shared, count })
  await sender.heard('ready')
  let sent
  const finish = await around?.(target, 'burst')
  const during = await typeDuring(target, shared, others, async () => {
    await sleep(500)
    sender.tell('go')
    sent = await sender.result
    await sleep(300)
  })
  await finish?.()
  return { sent, before, during }
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
  await work()
  load.tell('stop')
  const { groups, harnessLate } = await load.result
  const [sameDraft, otherDrafts] = groups
  return { sameDraft, otherDrafts, harnessLate }
}
