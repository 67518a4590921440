// What the server does: keystrokes of many, one who sends much, drafts that grow, their history.
import { AIMS } from './aims.mjs'
import { count, format, KB } from './format.mjs'

const list = (delays) => delays && [delays.p50, delays.p95, delays.p99, delays.max]

/** One cell for each server that was measured. */
const kinds = (read) => (byKind) =>
  Object.fromEntries(Object.entries(byKind).map(([kind, result]) => [kind, read(result)]))

export function socketFigures(sockets) {
  if (!sockets) return []
  const sizes = Object.entries(sockets).map(([editors, { kinds: byKind, taken, counted, noise }]) => {
    const row = (label, read, more = {}) => ({ label, ...more, ...kinds(read)(byKind) })
    const ratioAim = AIMS.propagationTimesRelay[editors]
    const ackAim = AIMS.acknowledgementMs[editors]
    return {
      title: `Keystrokes of ${editors} editors (${editors / 5} drafts × 5, 5 keystrokes/s each; the calmest ${counted} of ${taken} rounds, in which others used ${format(noise)} cores or less)`,
      rows: [
        row('propagation p50 / p95 / p99 / longest, ms', ({ propagation }) => list(propagation)),
        row(
          'propagation p99, times the relay',
          ({ timesRelay }) => timesRelay.p99,
          ratioAim && { aim: { atMost: ratioAim } },
        ),
        row('propagation p50, times the relay', ({ timesRelay }) => timesRelay.p50),
        row('acknowledgement p50 / p95 / p99 / longest, ms', ({ acknowledgement }) => list(acknowledgement), {
          note: 'product: durable; Hocuspocus: in memory',
          ...(ackAim && { aim: { atMost: ackAim, of: 2 } }),
        }),
        row('worst stall: longest delay of any keystroke, ms', worstStall, { aim: { atMost: AIMS.stallMs } }),
        row('  longest silence of the server’s event loop, ms', ({ longestStall }) => longestStall),
        row('  longest silence of this harness, ms', ({ harnessLateMax }) => harnessLateMax),
        row('this harness: late p99, ms', ({ harnessLateP99 }) => harnessLateP99),
        row('this harness: cores', ({ harnessCores }) => harnessCores),
        row('server and database, cores', ({ serverCores }) => serverCores),
        row(
          'server and database, µs a keystroke',
          ({ microsecondsPerKeystroke }) => microsecondsPerKeystroke,
        ),
        row('appearances and acknowledgements that never came', ({ missing }) => missing, {
          aim: { atMost: 0 },
        }),
      ],
    }
  })
  return sizes
}

const worstStall = ({ propagation, acknowledgement }) => Math.max(propagation.max, acknowledgement?.max ?? 0)

export function burstFigures(burst) {
  if (!burst) return null
  const row = (label, read, more = {}) => ({ label, ...more, ...kinds(read)(burst) })
  const during =
    (read) =>
    ({ worst }) =>
      read(worst.during)
  const { count: updates, bursts } = Object.values(burst)[0]
  return {
    title: `While one client sends ${count(updates)} updates of one character at once (the worst of ${bursts.length}; 20 others type)`,
    rows: [
      row(
        'longest delay that others feel, ms',
        during(({ longest }) => longest),
        { aim: { atMost: AIMS.burstDelayMs } },
      ),
      row('  the same people without it, ms', ({ before }) => before.longest),
      row(
        '  propagation in other drafts, ms',
        during(({ otherDrafts }) => list(otherDrafts.propagation)),
      ),
      row(
        '  acknowledgement in other drafts, ms',
        during(({ otherDrafts }) => list(otherDrafts.acknowledgement)),
      ),
      row(
        '  propagation in the same draft, ms',
        during(({ sameDraft }) => list(sameDraft.propagation)),
      ),
      row(
        '  acknowledgement in the same draft, ms',
        during(({ sameDraft }) => list(sameDraft.acknowledgement)),
      ),
      row(
        '  longest silence of the server’s event loop, ms',
        during(({ stall }) => stall),
      ),
      row(
        '  longest silence of this harness, ms',
        during(({ harnessLate }) => harnessLate.max),
      ),
      row('until all of the burst is acknowledged, ms', ({ worst }) => worst.sent.ms, {
        note: 'product: durable',
      }),
    ],
  }
}

export function growthFigures(growth) {
  if (!growth) return null
  const { levels, memory } = growth
  const memoryAim = { atMost: AIMS.openDraftKB[growth.memoryEdits] }
  return {
    title:
      'A draft after many edits of one character each, opened cold (after a restart, from connecting to the whole text)',
    rows: [
      ...levels.flatMap(({ edits, characters, ms, arrivedMs, bytes, writeMs }) => [
        {
          label: `cold open after ${count(edits)} edits, ms`,
          aim: AIMS.coldOpenMs[edits] && { atMost: AIMS.coldOpenMs[edits] },
          product: ms,
          note: `${count(characters)} characters, ${format(bytes / KB)} KB sent, written in ${format(writeMs / 1000)} s`,
        },
        { label: '  of which until it has arrived, ms', product: arrivedMs },
      ]),
      {
        label: `resident memory of an open draft of ${count(growth.memoryEdits)} edits, typed into, KB`,
        aim: memoryAim,
        product: memory.edited.residentBytes / KB,
        note: `mean of ${memory.drafts} drafts, with one connection each`,
      },
      { label: '  JavaScript heap of it, KB', product: memory.edited.heapBytes / KB },
      { label: '  while it is only read: resident, KB', product: memory.read.residentBytes / KB },
      { label: '  while it is only read: JavaScript heap, KB', product: memory.read.heapBytes / KB },
    ],
  }
}

export function historyFigures(history) {
  if (!history) return null
  const { rows, logBytes, snapshotBytes, versions, versionBytes, foldMs } = history
  return {
    title: `History of an hour: five people typing into a draft of 5 KB (${count(rows)} rows of the log)`,
    rows: [
      { label: 'before: the log, KB per hour', product: logBytes / KB },
      {
        label: 'after: versions and snapshot, KB per hour',
        aim: { atMost: AIMS.historyKBPerHour },
        product: (versionBytes + snapshotBytes) / KB,
        note: `${format(versionBytes / KB)} in ${versions} versions`,
      },
      { label: 'longest fold of 1,000 rows (in a thread), ms', product: foldMs },
    ],
  }
}
