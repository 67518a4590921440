// Keystrokes: how fast they reach the others and how fast they are safe, beside a relay and a plain Hocuspocus.
import { processUsage, watchMachine } from '../machine.mjs'
import { startLoad } from '../processes.mjs'
import { median } from '../statistics.mjs'
import { probeStalls } from '../stall-probe.mjs'

const EDITORS_PER_DRAFT = 5
const KEYSTROKES_PER_SECOND = 5
// A round in which everybody else on the machine took more cores than this is taken again, while there is time.
const CALM = 0.3
const EXTRA_ROUNDS = 2

/** The sizes that are measured unless said otherwise. */
export const EDITORS = [50, 200]

/**
 * Measures every target with every number of `editors`, in turn, round after round; noisy rounds are taken again, and
 * the calmest ones count. Answers `{ [editors]: { [kind]: figures } }`: medians over the rounds, the longest delay of
 * all of them, and the ratio to the relay of the same round. After `budget` milliseconds no round is taken again.
 */
export async function measureSockets(
  targets,
  { editors, rounds, seconds, full, budget, say, quiet, profile },
) {
  const drafts = numbersFrom(0)
  const start = performance.now()
  const results = {}
  for (const count of editors) {
    const taken = []
    const isCalm = ({ noise }) => noise <= CALM
    const isEnough = () =>
      taken.filter(isCalm).length >= rounds ||
      taken.length >= rounds + EXTRA_ROUNDS ||
      (taken.length >= rounds && performance.now() - start > budget)
    while (!isEnough()) {
      const numbers = drafts(count / EDITORS_PER_DRAFT)
      const runs = {}
      for (const target of targets) {
        await quiet()
        say(`keystrokes of ${count} editors, round ${taken.length + 1}: ${target.kind}`)
        runs[target.kind] = await measureOnce(target, numbers, { seconds, full, seed: taken.length + 1 })
      }
      taken.push({ runs, noise: Math.max(...Object.values(runs).map(({ otherCores }) => otherCores ?? 0)) })
    }
    if (profile)
      await profileOnce(targets, drafts(count / EDITORS_PER_DRAFT), { seconds, full, profile, say })
    const counted = taken.toSorted((a, b) => a.noise - b.noise).slice(0, rounds)
    const noise = Math.max(...counted.map((round) => round.noise))
    results[count] = { taken: taken.length, counted: counted.length, noise, kinds: combine(counted) }
  }
  return results
}

/** A round more, which does not count: whoever is profiled stands still when that begins. */
async function profileOnce(targets, numbers, { profile, say, ...settings }) {
  for (const target of targets.filter(({ kind }) => kind === 'product')) {
    const editors = numbers.length * EDITORS_PER_DRAFT
    say(`profile of ${editors} editors: ${target.kind}`)
    const end = await profile(`${editors}-editors`)
    await measureOnce(target, numbers, { ...settings, seed: 0 })
    await end()
  }
}

async function measureOnce(target, numbers, { seconds, full, seed }) {
  const load = startLoad('type', {
    target: target.client,
    groups: [numbers.map(target.draft)],
    each: EDITORS_PER_DRAFT,
    full: Math.min(full, EDITORS_PER_DRAFT),
    rate: KEYSTROKES_PER_SECOND,
    seconds,
    seed,
  })
  await load.heard('measuring')
  const harnessBefore = processUsage(load.pid).cpu
  const watch = watchMachine({ watched: target.watched(), own: [load.pid] })
  const probe = await probeStalls(target.client)
  await load.heard('measured')
  const usage = watch.end()
  const harnessCores = (processUsage(load.pid).cpu - harnessBefore) / usage.seconds
  const stall = probe.end()
  const { groups, harnessLate } = await load.result
  const [delays] = groups
  return {
    ...delays,
    stall,
    harnessLate,
    harnessCores,
    otherCores: usage.otherCores,
    serverCores: usage.watchedCores,
    microsecondsPerKeystroke:
      usage.watchedSeconds === null ? null : (usage.watchedSeconds * 1e6) / delays.typed,
  }
}

function combine(taken) {
  const kinds = Object.keys(taken[0].runs)
  return Object.fromEntries(kinds.map((kind) => [kind, combineKind(taken, kind)]))
}

function combineKind(taken, kind) {
  const runs = taken.map(({ runs }) => runs[kind])
  const middle = (read) => median(runs.map(read))
  const longest = (read) => Math.max(...runs.map((run) => read(run) ?? 0))
  const delays = (name) =>
    runs.some((run) => run[name].count > 0)
      ? {
          p50: middle((run) => run[name].p50),
          p95: middle((run) => run[name].p95),
          p99: middle((run) => run[name].p99),
          max: longest((run) => run[name].max),
        }
      : null
  const ratio = (key) =>
    median(
      taken.map(({ runs }) =>
        runs.relay ? runs[kind].propagation[key] / runs.relay.propagation[key] : null,
      ),
    )
  return {
    propagation: delays('propagation'),
    acknowledgement: delays('acknowledgement'),
    timesRelay: { p50: ratio('p50'), p99: ratio('p99') },
    missing: runs.reduce((sum, run) => sum + run.missing + run.unacknowledged, 0),
    typed: runs.reduce((sum, run) => sum + run.typed, 0),
    longestStall: longest((run) => run.stall),
    harnessLateP99: middle((run) => run.harnessLate.p99),
    harnessLateMax: longest((run) => run.harnessLate.max),
    harnessCores: middle((run) => run.harnessCores),
    serverCores: middle((run) => run.serverCores),
    otherCores: middle((run) => run.otherCores),
    microsecondsPerKeystroke: middle((run) => run.microsecondsPerKeystroke),
  }
}

/** Hands out numbers of drafts that were not used yet; a target with fewer begins anew. */
function numbersFrom(first) {
  let next = first
  return (count) => Array.from({ length: count }, () => next++)
}
