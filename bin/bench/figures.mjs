// Every figure that is printed: what it is called, where it is in the results, and what it should be at most. A row is
// `{ label, aim?, note?, product, relay?, hocuspocus? }`, each cell a number, a list of numbers (p50, p95, p99, longest)
// or null for "not measured"; an aim is compared with the product's number, or with one of its list.

/** What the figures should be at most, as issues 2, 3 and 5 set them. */
export const AIMS = {
  documentMs: { docx: 500, pdf: 4000 },
  documentMb: 200,
  warmStartMs: 5000,
  scriptKB: 250,
  typingMs: 1000,
  paintMs: { '4000×7': 50 },
  propagationTimesRelay: { 50: 2.5, 200: 6 },
  acknowledgementMs: { 200: 10 },
  stallMs: 60,
  burstDelayMs: 100,
  claimsMs: 500,
  claimsMb: 200,
  historyKBPerHour: 400,
  previewMs: 2000,
  exportMs: { docx: 700, pdf: 1500, html: 100 },
  exportMb: 300,
  // What fifty exports may leave behind in a process, beside what ten left.
  exportGrowthMb: 30,
  coldOpenMs: { 100_000: 150 },
  openDraftKB: { 10_000: 300 },
}

const KB = 1000
const count = (number) => number.toLocaleString('en')

/** Groups of rows from what the sections answered; a section that did not run has none. */
export function figures(results) {
  return [
    parseFigures(results.parse),
    ...(results.documents ?? []).map(documentFigures),
    claimFigures(results.claims),
    exportFigures(results.export),
    startFigures(results.start),
    pageFigures(results.page),
    typingFigures(results.typing),
    ...(results.preview ?? []).map(previewFigures),
    ...socketFigures(results.sockets),
    burstFigures(results.burst),
    growthFigures(results.growth),
    historyFigures(results.history),
  ].filter(Boolean)
}

function parseFigures(parse) {
  if (!parse) return null
  const { bytes, sections, questions, paragraphs } = parse
  return {
    title: `Parsing the sample (${count(bytes)} bytes: ${sections} sections, ${questions} blocks, ${paragraphs} paragraphs)`,
    rows: [
      { label: 'parse, warm process, ms', product: parse.medianMs },
      { label: 'parse, first time in a process, ms', product: parse.firstMs },
      { label: 'counterpoint parse FILE --json, whole command, ms', product: parse.commandMs },
    ],
  }
}

function typingFigures(cases) {
  if (!cases) return null
  return {
    title: 'From a key to the frame that shows it, while the others type 5 characters a second each, ms',
    rows: cases.map(({ words, people, p50, p95, p99, max, longTasks }) => ({
      label: `${count(words)} words, ${people} people`,
      aim: AIMS.paintMs[`${words}×${people}`] && {
        atMost: AIMS.paintMs[`${words}×${people}`],
        of: 1,
      },
      product: [p50, p95, p99, max],
      note: longTasks > 0 ? `${longTasks} tasks over 50 ms` : '',
    })),
  }
}

function previewFigures({ words, pages, firstMs, p50, p95, p99, max, stallMs, aloneMs }) {
  return {
    title: `The preview of ${count(words)} words (${pages} pages)`,
    rows: [
      { label: 'from nobody looking to the first page, ms', product: firstMs },
      {
        label: 'from a letter to the changed page, fetched, ms',
        aim: { atMost: AIMS.previewMs, of: 1 },
        product: [p50, p95, p99, max],
      },
      {
        label: 'longest silence of the server meanwhile, ms',
        aim: { atMost: AIMS.stallMs },
        product: stallMs,
        note: aloneMs === null ? '' : `${format(aloneMs)} without a preview`,
      },
    ],
  }
}

function historyFigures(history) {
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

function exportFigures(found) {
  if (!found) return null
  const { formats, beside } = found
  return {
    title: `Writing a report of 30,000 words with 300 footnotes, 19 tables and 7 pictures${beside.missing ? ` (${beside.missing})` : ''}`,
    rows: Object.entries(formats).flatMap(
      ([name, { firstMs, firstCpuMs, medianMs, bytes, baseMb, peakMb, heldMb }]) => {
        const other = beside[name]
        const early = heldMb[Math.min(9, heldMb.length - 1)]
        return [
          {
            label: `${name}, first time in a process, ms`,
            aim: { atMost: AIMS.exportMs[name] },
            product: firstMs,
            note: [
              `${format(firstCpuMs)} on the processor`,
              other && `${OTHERS[name]} ${format(other.ms)}, its start included`,
            ]
              .filter(Boolean)
              .join('; '),
          },
          { label: `${name}, warm process, ms`, product: medianMs, note: `${count(bytes)} bytes` },
          {
            label: `${name}, memory of the process at most, MB`,
            aim: { atMost: AIMS.exportMb },
            product: peakMb,
            note: [`${format(baseMb)} before`, other?.peakMb && `${OTHERS[name]} ${format(other.peakMb)}`]
              .filter(Boolean)
              .join('; '),
          },
          {
            label: `${name}, what ${heldMb.length} exports leave behind beside what 10 leave, MB`,
            aim: heldMb.length > 10 && { atMost: AIMS.exportGrowthMb },
            product: heldMb.length > 10 ? heldMb.at(-1) - early : null,
            note: `${format(early)} MB after ${Math.min(10, heldMb.length)}`,
          },
        ]
      },
    ),
  }
}

const OTHERS = { docx: 'pandoc', pdf: 'pandoc with LibreOffice' }

function claimFigures(found) {
  if (!found) return null
  const { firstMs, medianMs, firstBothMs, claims, contradictions, baseMb, peakMb } = found
  return {
    title: `Claims of the sample (${count(claims)} claims, ${contradictions} contradictions)`,
    rows: [
      { label: 'claims, first time in a process, ms', aim: { atMost: AIMS.claimsMs }, product: firstMs },
      { label: 'claims, warm process, ms', product: medianMs },
      { label: 'claims and contradictions, first time, ms', product: firstBothMs },
      {
        label: 'peak memory of the process, first time, MB',
        aim: { atMost: AIMS.claimsMb },
        product: peakMb,
        note: `${format(baseMb)} before the first`,
      },
    ],
  }
}

function documentFigures({ name, words, bytes, firstMs, medianMs, baseMb, peakMb, beside }) {
  const others = Object.entries(beside)
  return {
    title: `Reading a ${name} of ${count(words)} words (${count(bytes)} bytes)`,
    rows: [
      {
        label: 'first time in a process, ms',
        aim: { atMost: AIMS.documentMs[name] },
        product: firstMs,
        note: others.map(([other, { ms }]) => `${other} ${format(ms)}, its start included`).join('; '),
      },
      { label: 'warm process, ms', product: medianMs },
      {
        label: 'memory of the process at most, MB',
        aim: { atMost: AIMS.documentMb },
        product: peakMb,
        note: [
          `${format(baseMb)} before`,
          ...others
            .filter(([, { peakMb }]) => peakMb !== null)
            .map(([other, { peakMb }]) => `${other} ${format(peakMb)}`),
        ].join('; '),
      },
    ],
  }
}

function startFigures(start) {
  if (!start) return null
  return {
    title: 'npm start, production build made before, from the command to "ready" (npm itself included)',
    rows: [
      {
        label: 'cold: creates database, migrations, sample, ms',
        product: start.cold.readyMs,
        note: stepsOf(start.cold.said),
      },
      {
        label: 'warm: existing data folder, ms',
        aim: { atMost: AIMS.warmStartMs },
        product: start.warm.readyMs,
      },
      { label: 'warm, until the first page was answered, ms', product: start.warm.answeredMs },
    ],
  }
}

/** What start-up says of its steps, each with its seconds. */
const stepsOf = (said) =>
  said
    .filter((line) => line.startsWith('✓'))
    .map((line) => line.slice(2))
    .join(', ')

function pageFigures(page) {
  if (!page) return null
  const size = (scripts) => scripts && scripts.bytes / KB
  const aim = { atMost: AIMS.scriptKB }
  return {
    title: 'The workspace page (script as gzip makes it; 1 KB is 1,000 bytes)',
    rows: [
      {
        label: `script named by the page (${page.referenced.count} files), KB`,
        aim,
        product: size(page.referenced),
      },
      {
        label: `script asked for until one can type (${page.loaded?.count ?? 0} files), KB`,
        aim,
        product: size(page.loaded),
      },
      {
        label: `script after five idle seconds (${page.idle?.count ?? 0} files), KB`,
        product: size(page.idle),
      },
      {
        label: 'navigation to a typed character, empty cache, ms',
        aim: { atMost: AIMS.typingMs },
        product: page.typing?.emptyCache.typedMs,
        note: page.typing && `longest ${format(page.typing.emptyCache.longestMs)}`,
      },
      { label: '  until the first byte of the page, ms', product: page.typing?.emptyCache.firstByteMs },
      { label: '  until something is painted, ms', product: page.typing?.emptyCache.firstPaintMs },
      { label: '  until the last script is there, ms', product: page.typing?.emptyCache.scriptsMs },
      { label: '  until the editor can be typed into, ms', product: page.typing?.emptyCache.editableMs },
      {
        label: 'navigation to a typed character, filled cache, ms',
        product: page.typing?.filledCache.typedMs,
      },
    ],
  }
}

const list = (delays) => delays && [delays.p50, delays.p95, delays.p99, delays.max]
/** One cell for each server that was measured. */
const kinds = (read) => (byKind) =>
  Object.fromEntries(Object.entries(byKind).map(([kind, result]) => [kind, read(result)]))

function socketFigures(sockets) {
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

function burstFigures(burst) {
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

function growthFigures(growth) {
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

/** Whether a row's figure is as it should be; null when nothing is aimed at or nothing was measured. */
export function isMet({ aim, product }) {
  const value = aim && (Array.isArray(product) ? product[aim.of ?? 2] : product)
  return typeof value === 'number' ? value <= aim.atMost : null
}

/** A number for reading: three digits that count, or all of a whole number. */
export function format(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–'
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(value < 1 ? 2 : 3)))
}
