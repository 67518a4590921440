import { AppError } from '@/lib/errors'
import type { Block } from './blocks'
import { classifyBlocks } from './classify'
import { COMMITTEES } from './committees'
import { assertReadable } from './decode'
import { foldForSearch } from './fold'
import { GRAMMARS } from './grammar'
import { readHeaderLine, type HeaderLine } from './header'
import { MAX_PARAGRAPHS, MAX_QUESTIONS } from './limits'
import { checkOrder, type PrintedLabel } from './order'
import { englishStateName } from './states'
import type { Question, Section, StateReply, Warning, WarningCode } from './types'

type Header = Omit<StateReply, 'language' | 'notes' | 'sections' | 'warnings'>

function find<Field extends HeaderLine['field']>(
  lines: readonly (readonly [HeaderLine, string])[],
  field: Field,
) {
  for (const [line, printed] of lines) {
    if (line.field === field) return { line: line as Extract<HeaderLine, { field: Field }>, printed }
  }
  return null
}

/** What the header lines say together; the first line of a kind counts, the document's symbol fills what is missing. */
function readHeader(blocks: readonly Block[]): Header {
  const header = blocks.filter((block) => block.kind === 'header').map((block) => block.text)
  const lines = header.map((text) => [readHeaderLine(text) ?? ({ field: 'other' } as const), text] as const)
  const committee = find(lines, 'committee')
  const symbol = find(lines, 'symbol')
  const title = find(lines, 'title')
  const code = committee?.line.committee.code ?? symbol?.line.committee.code ?? null
  const state = title?.line.state ?? symbol?.line.state ?? null
  return {
    committee: code,
    committeeName: committee?.printed ?? COMMITTEES.find((known) => known.code === code)?.name ?? null,
    session: find(lines, 'session')?.line.session ?? null,
    sessionDates: find(lines, 'sessionDates')?.line.dates ?? null,
    state,
    stateName: title?.line.stateName ?? (state && englishStateName(state)),
    symbol: symbol?.line.symbol ?? null,
    title: title?.printed ?? '',
    dateReceived: find(lines, 'dateReceived')?.line.date ?? null,
    header,
  }
}

/** The share of a text's words that its language's frequent words have at least. */
const COMMON_SHARE = 0.15
const LANGUAGE_SAMPLE = 20_000

/** The language whose frequent words the State's text has; `und` when that is none of those known. */
function detectLanguage(text: string): string {
  const words = foldForSearch(text.slice(0, LANGUAGE_SAMPLE)).split(' ')
  const shares = GRAMMARS.map((grammar) => {
    const common = new Set(grammar.commonWords)
    return {
      language: grammar.language,
      share: words.filter((word) => common.has(word)).length / words.length,
    }
  })
  return shares.find(({ share }) => share >= COMMON_SHARE)?.language ?? 'und'
}

/** Makes slugs unique: the second `3-a` is `3-a-2`. No label gives that by itself, for letters are no figures. */
function slugCounter(): (slug: string) => string {
  const counts = new Map<string, number>()
  return (slug) => {
    const count = (counts.get(slug) ?? 0) + 1
    counts.set(slug, count)
    return count === 1 ? slug : `${slug}-${count}`
  }
}

/** Builds sections and questions from the blocks in their order. */
function readSections(blocks: readonly Block[]): Section[] {
  const sections: Section[] = []
  const uniqueSlug = slugCounter()
  let question: Question | undefined
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ title: block.text, questions: [] })
    if (block.kind === 'label' && block.label !== null) {
      const { number, letters, refs, slug } = block.label
      question = { label: block.text, slug: uniqueSlug(slug), number, letters, refs, paragraphs: [] }
      if (sections.length === 0) sections.push({ title: '', questions: [] })
      sections.at(-1)?.questions.push(question)
    }
    if (block.kind === 'paragraph' && question !== undefined) {
      const id = `${question.slug}.${question.paragraphs.length + 1}`
      question.paragraphs.push({ id, text: block.text, normalised: foldForSearch(block.text) })
    }
  }
  return sections
}

/** Refuses a text without questions, and one with more parts than any reply has. */
function assertSize(blocks: readonly Block[]): void {
  const questions = blocks.filter((block) => block.kind === 'label').length
  if (questions === 0) throw new AppError('not_a_reply', 'replyNoLabels')
  if (
    questions > MAX_QUESTIONS ||
    blocks.filter((block) => block.kind === 'paragraph').length > MAX_PARAGRAPHS
  ) {
    const limits = { questions: MAX_QUESTIONS, paragraphs: MAX_PARAGRAPHS }
    throw new AppError('too_large', 'replyTooManyParts', limits)
  }
}

function warning(code: WarningCode, label: string | null = null, values: Warning['values'] = {}): Warning {
  return { code, label, values }
}

/** What a person should check: the header's gaps first, then the questions in their order. */
function readWarnings(
  header: Header,
  blocks: readonly Block[],
  sections: readonly Section[],
  text: string,
): Warning[] {
  const warnings: Warning[] = []
  if (header.committee === null) warnings.push(warning('committeeNotFound'))
  if (header.session === null) warnings.push(warning('sessionNotFound'))
  if (header.state === null) warnings.push(warning('stateNotFound'))
  if (header.title === '') warnings.push(warning('titleNotFound'))
  if (header.dateReceived === null) warnings.push(warning('dateReceivedNotFound'))
  const damaged = text.split('\ufffd').length - 1
  if (damaged > 0) warnings.push(warning('damagedCharacters', null, { count: damaged }))
  const labels: PrintedLabel[] = []
  for (const { kind, label, text: printed, doubt } of blocks) {
    if (doubt !== undefined) warnings.push(warning(doubt, labels.at(-1)?.printed ?? null, { text: printed }))
    if (kind !== 'label' || label === null) continue
    labels.push({ printed, label })
    if (label.lookalikes.length > 0) {
      warnings.push(
        warning('cyrillicLetter', printed, {
          letters: label.lookalikes.join(', '),
          refs: label.refs.join(', '),
        }),
      )
    }
  }
  for (const found of checkOrder(labels)) warnings.push(found)
  for (const { label, paragraphs } of sections.flatMap((section) => section.questions)) {
    if (paragraphs.length === 0) warnings.push(warning('emptyQuestion', label))
  }
  return warnings
}

/**
 * Reads the text of a State's reply. The same text always gives the same result. Throws AppError and nothing else:
 * `too_large` / `replyTooLarge` above `MAX_REPLY_LENGTH`, `replyTooManyParts`; `unsupported` / `replyFormat` for a file of another format;
 * `not_a_reply` / `replyBinary`, `replyEmpty`, `replyNoLabels`.
 */
export function parseReply(text: string): StateReply {
  assertReadable(text)
  const blocks = classifyBlocks(text)
  assertSize(blocks)
  const sections = readSections(blocks)
  const header = readHeader(blocks)
  const paragraphs = sections.flatMap((section) =>
    section.questions.flatMap((question) => question.paragraphs),
  )
  return {
    ...header,
    language: detectLanguage(paragraphs.map((paragraph) => paragraph.text).join(' ')),
    notes: blocks.filter((block) => block.kind === 'note').map((block) => block.text),
    sections,
    warnings: readWarnings(header, blocks, sections, text),
  }
}
