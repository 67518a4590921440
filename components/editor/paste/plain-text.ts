/** Text from the clipboard without any form, as paragraphs. */
export interface PlainText {
  paragraphs: string[]
  /** The lines of a page were put together again. */
  isJoined: boolean
  /** The same with words put together that were divided at the end of a line; null when there are none. */
  undivided: string[] | null
}

const FEWEST_LINES = 3
// Lines of a printed page are about as long as each other.
const [SHORTEST, LONGEST] = [35, 130]

/**
 * Plain text as paragraphs. Text from a PDF breaks at the end of every printed line: where most lines are as long as a
 * page is wide and go on in the next, they are put together, and new paragraphs begin at blank lines, after short lines,
 * and at numbers, letters and bullets of lists. Other text keeps each of its lines.
 */
export function paragraphsOf(text: string): PlainText {
  const lines = text
    .replace(/\r\n?|\u2028|\f/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .split('\n')
  if (!isFromPage(lines)) {
    return { paragraphs: lines.filter((line) => line.trim() !== ''), isJoined: false, undivided: null }
  }
  const width = widthOf(lines)
  const divided: string[][] = []
  let open: string[] | null = null
  for (const line of lines.map((each) => each.trim())) {
    if (line === '') open = null
    else if (!open || BEGINS.test(line)) divided.push((open = [line]))
    else open.push(line)
    // A line that ends a sentence well before the edge ends its paragraph.
    if (line.length < width * 0.75 && /[.!?:;»”"]$/.test(line)) open = null
  }
  const paragraphs = divided.map((each) => each.reduce(join))
  const undivided = divided.map((each) => each.reduce(joinUndivided))
  const isDivided = undivided.some((each, index) => each !== paragraphs[index])
  return { paragraphs, isJoined: true, undivided: isDivided ? undivided : null }
}

const BEGINS = /^([•▪●–—*-]\s|\(?([0-9]{1,3}|[a-zа-я]|[ivx]{1,5})[.)]\s)/i

function isFromPage(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '')
  if (filled.length < FEWEST_LINES) return false
  const going = filled.slice(0, -1).filter((line) => !/[.!?:;…»”"]$/.test(line))
  const long = filled.filter(({ length }) => length >= SHORTEST && length <= LONGEST)
  return long.length >= filled.length * 0.6 && going.length >= (filled.length - 1) * 0.5
}

function widthOf(lines: readonly string[]): number {
  const lengths = lines.map(({ length }) => length).sort((one, other) => one - other)
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0
}

const join = (before: string, line: string) =>
  /[-\u2010\u2011]$/.test(before) ? before + line : `${before} ${line}`

// A hyphen between two small letters at the end of a line was most likely put there by the printer.
const joinUndivided = (before: string, line: string) => {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + line
  return /\p{Ll}[-\u2010]$/u.test(before) && /^\p{Ll}/u.test(line)
    ? before.slice(0, -1) + line
    : join(before, line)
}
