/** The value below which `share` (0 to 1) of the samples lie, or null when there are none. Sorts the array in place. */
export function percentile(samples, share) {
  if (samples.length === 0) return null
  samples.sort((a, b) => a - b)
  return samples[Math.max(0, Math.ceil(share * samples.length) - 1)]
}

/** The middle of the numbers among `values`, or null when there are none. */
export function median(values) {
  const sorted = values.filter((value) => typeof value === 'number').sort((a, b) => a - b)
  if (sorted.length === 0) return null
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** What is said of a set of delays: how many, p50, p95, p99 and the longest. */
export function summary(samples) {
  return {
    count: samples.length,
    p50: percentile(samples, 0.5),
    p95: percentile(samples, 0.95),
    p99: percentile(samples, 0.99),
    max: percentile(samples, 1),
  }
}

/** A repeatable source of numbers from 0 to 1 (mulberry32). */
export function seededRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Resolves after `ms`. */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until `holds()` is true, looking every `step` milliseconds, and at most `patience`; says whether it became so. */
export async function waitUntil(holds, patience, step = 20) {
  const end = performance.now() + patience
  while (!(await holds())) {
    if (performance.now() > end) return false
    await sleep(step)
  }
  return true
}
