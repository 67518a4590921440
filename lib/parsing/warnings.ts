import type { SourceDocument } from './document'
import { checkOrder } from './order'
import type { GuessCode, Outline } from './outline'
import type { PrintedLabel } from './printed-labels'
import type { ReplyHeader } from './reply-header'
import type { Section, Warning, WarningCode } from './types'
import { blockText } from './words'

/** Guesses of a block that are warnings too. */
const DOUBTS: Partial<Record<GuessCode, WarningCode>> = {
  unreadLabel: 'unreadLabel',
  numberNotALabel: 'numberNotALabel',
  possibleHeading: 'possibleHeading',
}

/** A question is unusually long above this many characters when that is also so many times what is usual here. */
const LONG_QUESTION = 6_000
const LONG_FACTOR = 8

function ofDocument(code: WarningCode, values: Warning['values'] = {}): Warning {
  return { code, label: null, values }
}

function headerWarnings(header: ReplyHeader): Warning[] {
  const missing: [boolean, WarningCode][] = [
    [header.committee === null, 'committeeNotFound'],
    [header.session === null, 'sessionNotFound'],
    [header.state === null, 'stateNotFound'],
    [header.title === '', 'titleNotFound'],
    [header.dateReceived === null, 'dateReceivedNotFound'],
  ]
  return missing.flatMap(([isMissing, code]) => (isMissing ? [ofDocument(code)] : []))
}

function blockWarnings(
  document: SourceDocument,
  outline: Outline,
  labels: readonly PrintedLabel[],
): Warning[] {
  const byId = new Map(labels.map((label) => [label.block.id, label]))
  const warnings: Warning[] = []
  let last: string | null = null
  for (const block of outline.blocks) {
    const found = byId.get(block.id)
    for (const guess of block.guesses) {
      const code = block.kind === 'dropped' ? undefined : DOUBTS[guess]
      if (code === undefined) continue
      warnings.push({ code, label: last, values: { text: blockText(document, block) }, blockId: block.id })
    }
    if (found === undefined) continue
    last = found.printed
    const { lookalikes, refs } = found.label
    if (lookalikes.length === 0) continue
    const values = { letters: lookalikes.join(', '), refs: refs.join(', ') }
    warnings.push({ code: 'cyrillicLetter', label: last, values, blockId: block.id })
  }
  return warnings
}

function questionWarnings(sections: readonly Section[]): Warning[] {
  const questions = sections.flatMap((section) => section.questions)
  const lengths = questions.map(({ paragraphs }) =>
    paragraphs.reduce((sum, { text }) => sum + text.length, 0),
  )
  const usual = lengths.toSorted((one, other) => one - other)[Math.floor(lengths.length / 2)] ?? 0
  const warn = (code: WarningCode, is: (length: number) => boolean) =>
    questions.flatMap(({ label, blockId }, index) =>
      is(lengths[index] ?? 0) ? [{ code, label, values: {}, blockId }] : [],
    )
  return [
    ...warn('emptyQuestion', (length) => length === 0),
    ...warn('longQuestion', (length) => length > LONG_QUESTION && length > usual * LONG_FACTOR),
  ]
}

/** Positions of units are no numbers that the document prints, so none is missing. */
function isPosition({ block }: PrintedLabel): boolean {
  return block.ranges.length === 0 && block.guesses.includes('paragraphsAsUnits')
}

/** What a person should check: the header's gaps first, then the questions in their order. */
export function warningsOf(
  document: SourceDocument,
  outline: Outline,
  header: ReplyHeader,
  labels: readonly PrintedLabel[],
  sections: readonly Section[],
): Warning[] {
  const damaged = document.text.split('\ufffd').length - 1
  return [
    ...headerWarnings(header),
    ...(damaged > 0 ? [ofDocument('damagedCharacters', { count: damaged })] : []),
    ...blockWarnings(document, outline, labels),
    ...checkOrder(labels.filter((label) => label.isRead && !isPosition(label))),
    ...questionWarnings(sections),
  ]
}
