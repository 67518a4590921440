// What somebody waits for: the start, the workspace, a key, the preview.
import { AIMS } from './aims.mjs'
import { count, format, KB } from './format.mjs'

export function startFigures(start) {
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

export function pageFigures(page) {
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

export function typingFigures(cases) {
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

export function previewFigures({ words, pages, firstMs, p50, p95, p99, max, stallMs, aloneMs }) {
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

export function fileFigures(found) {
  if (!found) return null
  const { words, measured } = found
  return {
    title: `From the click to the file, a report of ${count(words)} words that was not written before, ms`,
    rows: Object.entries(measured).map(([name, { medianMs, longestMs, bytes }]) => ({
      label: name,
      aim: { atMost: AIMS.fileMs },
      product: medianMs,
      note: `${format(longestMs)} at most; ${count(bytes)} bytes`,
    })),
  }
}
