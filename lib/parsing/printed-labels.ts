import type { SourceDocument } from './document'
import { readLabel, readLeadingLabel, readLetterLabel, type Label } from './labels'
import type { Outline, OutlineBlock } from './outline'
import { blockText } from './words'

/** One label of an outline: its block, what it prints (a letter with its number before it), and what that says. */
export interface PrintedLabel {
  block: OutlineBlock
  printed: string
  label: Label
  /** Says whether it could be read; a person may type any words as a label, which are their own reference then. */
  isRead: boolean
  /** Says whether it is a letter that stands under the number of a label before it. */
  isLetter: boolean
}

const MAX_SLUG_LENGTH = 40

/** A label of words that cannot be read: its own reference, with an address made of its Latin letters and figures. */
function freeLabel(printed: string): Label {
  const slug = printed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/^-+|-+$/g, '')
  return {
    number: /\p{Nd}+/u.exec(printed)?.[0] ?? '',
    letters: [],
    refs: [printed],
    slug: slug === '' ? 'label' : slug,
    lookalikes: [],
    form: 'bare',
  }
}

/** A letter by itself stands under the number of the label before it: `(b)` behind `3` or `3 (a)` is `3 (b)`. */
function letterLabel(printed: string, before: Label | undefined, language: string): Label | null {
  const found = before?.number ? readLetterLabel(printed, { language }) : null
  if (found === null || before === undefined || found.end < printed.length) return null
  const { number } = before
  return {
    number,
    letters: found.letters,
    refs: found.letters.map((letter) => `${number}(${letter})`),
    slug: [number, ...found.letters].join('-'),
    lookalikes: found.lookalikes,
    form: 'bare',
  }
}

/** Reads the labels of an outline in their order. */
export function printedLabels(document: SourceDocument, outline: Outline, language: string): PrintedLabel[] {
  const labels: PrintedLabel[] = []
  for (const block of outline.blocks) {
    const printed = block.kind === 'label' ? blockText(document, block) : ''
    if (printed === '') continue
    // What was cut off the text on its line may be no label without a text behind it.
    const whole = readLabel(printed, { language })
    const letter = whole === null ? letterLabel(printed, labels.at(-1)?.label, language) : null
    const read = whole ?? letter ?? readLeadingLabel(`${printed}\tX`, { language })?.label ?? null
    labels.push({
      block,
      // By itself a letter would not say what it answers.
      printed: letter === null ? printed : `${letter.number} ${printed}`,
      label: read ?? freeLabel(printed),
      isRead: read !== null,
      isLetter: letter !== null,
    })
  }
  return labels
}
