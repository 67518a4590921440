import type { SourceDocument } from './document'
import { detectLanguage } from './languages/detect'
import { checkOrder } from './order'
import type { Outline } from './outline'
import { outlineOfDocument } from './outline-of'
import { printedLabels, type PrintedLabel } from './printed-labels'
import { assertOutline, uniqueSlugs } from './reply'
import { readHeader } from './reply-header'
import { readSubparagraphs } from './subparagraphs'
import { withFacts } from './facts'
import type { StateReply, Warning } from './types'
import { blockText } from './words'
import { AppError } from '@/lib/errors'
import { MAX_QUESTIONS } from './limits'

export type CommitteeDocumentKind = 'list_of_issues' | 'concluding_observations'

/** One question of a list of issues, or one paragraph of concluding observations, or a lettered part of these. */
export interface CommitteeItem {
  /** As printed, number and letter put together: `3 (a)`, `3 a)`. */
  label: string
  /** Form for addresses, unique in the document. */
  slug: string
  number: string
  /** Folded to Latin. */
  letters: string[]
  /** `["3(a)"]`, `["3"]`. */
  refs: string[]
  /** What stands before the letters of a numbered paragraph and belongs to each of them; empty without letters. */
  lead: string
  /** The heading above it; empty when there is none. */
  heading: string
  text: string
  /** The block of the outline that is its label. */
  blockId: string
}

/** What the Committee wrote: its questions to the State, or its observations of the last cycle. */
export interface CommitteeDocument {
  kind: CommitteeDocumentKind
  committee: string | null
  session: number | null
  state: string | null
  symbol: string | null
  title: string
  /** BCP 47; `und` when it is none of those known. */
  language: string
  items: CommitteeItem[]
  warnings: Warning[]
}

/** A numbered paragraph as it stands, before it is parted by its letters. */
interface Numbered {
  label: PrintedLabel
  heading: string
  texts: string[]
}

/** The number of a label as printed, without the sign behind it. */
function bareLabel(printed: string): string {
  return printed.replace(/[\s.:)\]\uff0e\uff1a\u3001-]+$/u, '').trim() || printed
}

/** The items that a numbered paragraph is: itself, or each of its lettered parts. */
function itemsOf({ label, heading, texts }: Numbered, language: string): Omit<CommitteeItem, 'slug'>[] {
  const { number, letters, refs } = label.label
  const common = { number, heading, blockId: label.block.id }
  const whole = {
    ...common,
    label: bareLabel(label.printed),
    letters,
    refs,
    lead: '',
    text: texts.join('\n'),
  }
  if (letters.length > 0 || refs.length > 1) return [{ ...whole, label: label.printed }]
  const { lead, parts } = readSubparagraphs(texts, language)
  if (parts.length === 0) return [whole]
  return parts.map(({ printed, letter, text }) => ({
    ...common,
    label: `${whole.label} ${printed}`,
    letters: [letter],
    refs: [`${number}(${letter})`],
    lead,
    text,
  }))
}

/** Gathers what stands under each label; letters on lines of their own are parts of the number before them. */
function numberedOf(document: SourceDocument, outline: Outline, labels: readonly PrintedLabel[]): Numbered[] {
  const byId = new Map(labels.map((label) => [label.block.id, label]))
  const numbered: Numbered[] = []
  let heading = ''
  for (const block of outline.blocks) {
    const text = block.kind === 'dropped' ? '' : blockText(document, block)
    if (text === '') continue
    if (block.kind === 'heading') heading = text
    const label = byId.get(block.id)
    if (label !== undefined) numbered.push({ label, heading, texts: [] })
    else if (block.kind === 'paragraph' || block.kind === 'question') numbered.at(-1)?.texts.push(text)
  }
  return numbered
}

function warningsOf(items: readonly CommitteeItem[], labels: readonly PrintedLabel[]): Warning[] {
  const empty = items.filter(({ text, lead }) => text === '' && lead === '')
  return [
    ...checkOrder(labels.filter(({ isRead }) => isRead)),
    ...empty.map(({ label, blockId }): Warning => ({ code: 'emptyQuestion', label, values: {}, blockId })),
  ]
}

/**
 * Reads what the Committee wrote, by an outline that a person corrected or by its own. Numbered paragraphs with
 * letters, in their text or on lines of their own, are one item for each letter. Throws AppError and nothing else, as
 * `parseReply` does.
 */
export function parseCommitteeDocument(
  document: SourceDocument,
  kind: CommitteeDocumentKind,
  outline: Outline = outlineOfDocument(document, kind),
): CommitteeDocument {
  assertOutline(document, outline)
  const texts = (blocks: Outline['blocks']) => blocks.map((block) => blockText(document, block))
  const words = outline.blocks.filter((block) => block.kind === 'paragraph' || block.kind === 'question')
  const language = detectLanguage(texts(words).join(' '))
  const labels = printedLabels(document, outline, language)
  const uniqueSlug = uniqueSlugs()
  const numbered = numberedOf(document, outline, labels)
  const items = numbered.flatMap((one) =>
    itemsOf(one, language).map((item): CommitteeItem => {
      const slug =
        item.letters.length > 0 && one.label.label.letters.length === 0
          ? [one.label.label.slug, ...item.letters].join('-')
          : one.label.label.slug
      return { ...item, slug: uniqueSlug(slug) }
    }),
  )
  if (items.length === 0) throw new AppError('not_a_reply', 'replyNoLabels')
  if (items.length > MAX_QUESTIONS) {
    throw new AppError('too_large', 'replyTooManyParts', {
      questions: MAX_QUESTIONS,
      paragraphs: MAX_QUESTIONS,
    })
  }
  const header = readHeader(texts(outline.blocks.filter((block) => block.kind === 'header')), kind)
  const facts: StateReply = { ...header, language, notes: [], sections: [], warnings: [] }
  const { committee, session, state, symbol, title, language: said } = withFacts(facts, outline.facts)
  return {
    kind,
    committee,
    session,
    state,
    symbol,
    title,
    language: said,
    items,
    warnings: warningsOf(items, labels),
  }
}
