import { expect, test } from 'vitest'
import { foldHistory } from './testing/history'
import { type } from './testing/typing'

const KB = 1024

test(
  'half an hour of five people in a text of 5 KB leaves 120 KB, whatever the log took',
  { timeout: 60_000 },
  () => {
    const { rows, doc } = type({ people: ['a', 'b', 'c', 'd', 'e'], minutes: 30, from: 0, characters: 5_000 })
    const { logBytes, snapshotBytes, versions, versionBytes } = foldHistory(rows)
    doc.destroy()
    // So that the bound says something: they did type.
    expect(rows.length).toBeGreaterThan(25_000)
    expect(logBytes).toBeGreaterThan(400 * KB)
    // A version for every ten minutes, each the whole text.
    expect(versions).toBeLessThanOrEqual(4)
    expect(versionBytes / versions).toBeLessThan(20 * KB)
    // At this rate 15 MB would be more than sixty hours of five people, in which thinning leaves a tenth of the versions.
    expect(snapshotBytes + versionBytes).toBeLessThan(120 * KB)
  },
)
