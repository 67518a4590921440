import { AppError } from '@/lib/errors'
import type { SourceDocument } from './document'
import { withFacts } from './facts'
import { foldForSearch } from './fold'
import { detectLanguage } from './languages/detect'
import { MAX_PARAGRAPHS, MAX_QUESTIONS, MAX_REPLY_LENGTH } from './limits'
import { BLOCK_KINDS, type BlockKind, type Outline, type OutlineBlock } from './outline'
import { asDocument, outlineOfDocument } from './outline-of'
import { printedLabels, type PrintedLabel } from './printed-labels'
import { readHeader } from './reply-header'
import { readSubparagraphs } from './subparagraphs'
import type { Question, Section, StateReply } from './types'
import { warningsOf } from './warnings'
import { blockText } from './words'

/** Makes slugs unique: the second `3-a` is `3-a-2`. */
export function uniqueSlugs(): (slug: string) => string {
  const counts = new Map<string, number>()
  const taken = new Set<string>()
  return (slug) => {
    let count = counts.get(slug) ?? 0
    let unique: string
    do {
      count += 1
      unique = count === 1 ? slug : `${slug}-${count}`
    } while (taken.has(unique))
    counts.set(slug, count)
    taken.add(unique)
    return unique
  }
}

/** A block with what it says. */
interface Said {
  block: OutlineBlock
  text: string
}

function questionOf({ block, printed, label }: PrintedLabel, slug: string): Question {
  const { number, letters, refs } = label
  return {
    label: printed,
    slug,
    number,
    letters,
    refs,
    text: '',
    confidence: block.confidence,
    guesses: [...block.guesses],
    blockId: block.id,
    paragraphs: [],
  }
}

/** Counts a block's doubts for the question that it belongs to. */
function addDoubts(question: Question, { confidence, guesses }: OutlineBlock): void {
  question.confidence = Math.min(question.confidence, confidence)
  for (const code of guesses) if (!question.guesses.includes(code)) question.guesses.push(code)
}

function addQuestionText(question: Question, said: readonly Said[]): void {
  for (const { block, text } of said) {
    question.text = question.text === '' ? text : `${question.text}\n${text}`
    addDoubts(question, block)
  }
}

function addParagraph(question: Question, { block, text }: Said): void {
  const id = `${question.slug}.${question.paragraphs.length + 1}`
  const { number } = block
  question.paragraphs.push({
    id,
    text,
    normalised: foldForSearch(text),
    ...(number === undefined ? {} : { number }),
    blockId: block.id,
  })
  addDoubts(question, block)
}

/** What a question that was restated for all letters asks under one of them. */
function askedOf(text: string, letters: readonly string[], language: string): string {
  const { lead, parts } = readSubparagraphs(text === '' ? [] : text.split('\n'), language)
  const asked = parts.filter(({ letter }) => letters.includes(letter)).map((part) => part.text)
  return asked.length === 0 ? text : [lead, ...asked].filter(Boolean).join('\n')
}

/** Sections and questions, and what belongs to none: text before the first label is a note. */
function readSections(said: readonly Said[], labels: readonly PrintedLabel[], language: string) {
  const byId = new Map(labels.map((label) => [label.block.id, label]))
  const sections: Section[] = []
  const notes: string[] = []
  const uniqueSlug = uniqueSlugs()
  let question: Question | undefined
  // The number over the letters that follow.
  let whole: Question | null = null
  // A question restated behind an answer, or before the first label, belongs to the label that follows it.
  let waiting: Said[] = []
  for (const one of said) {
    const { block, text } = one
    if (block.kind === 'heading') sections.push({ title: text, blockId: block.id, questions: [] })
    if (block.kind === 'note') notes.push(text)
    if (block.kind === 'question') {
      if (question === undefined || question.paragraphs.length > 0) waiting.push(one)
      else addQuestionText(question, [one])
    }
    const label = byId.get(block.id)
    if (label !== undefined) {
      const before = question
      question = questionOf(label, uniqueSlug(label.label.slug))
      if (sections.length === 0) sections.push({ title: '', questions: [] })
      const questions = sections.at(-1)?.questions ?? []
      if (!label.isLetter) whole = null
      else if (before?.paragraphs.length === 0 && before.letters.length === 0) {
        // A number with nothing but letters under it is no question by itself; what it asks, each of them asks.
        whole = before
        if (questions.at(-1) === before) questions.pop()
      }
      if (whole !== null) question.text = askedOf(whole.text, label.label.letters, language)
      addQuestionText(question, waiting)
      waiting = []
      questions.push(question)
    }
    if (block.kind === 'paragraph') {
      if (question === undefined) notes.push(text)
      else {
        // What looked like the next question is followed by text, and so part of this answer.
        for (const earlier of waiting) addParagraph(question, earlier)
        waiting = []
        addParagraph(question, one)
      }
    }
  }
  if (question === undefined) notes.push(...waiting.map(({ text }) => text))
  else for (const last of waiting) addParagraph(question, last)
  return { sections, notes }
}

/** Refuses an outline without questions, and one with more parts than any reply has. */
function assertSize(blocks: readonly OutlineBlock[]): void {
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

/**
 * Refuses an outline that is none of this document: stretches that are not in its text, that hold more than all of it,
 * ids that stand twice. Outlines come from a browser. Throws AppError `invalid_input` / `outlineNotOfDocument`.
 */
export function assertOutline(document: SourceDocument, outline: Outline): void {
  const { length } = document.text
  const kinds = new Set<BlockKind>(BLOCK_KINDS)
  const ids = new Set<string>()
  let total = 0
  let typed = 0
  const isRange = ([start, end]: [number, number]) =>
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length
  for (const block of outline.blocks) {
    const ranges = block.numberRange ? [block.numberRange, ...block.ranges] : block.ranges
    const isSound = kinds.has(block.kind) && !ids.has(block.id) && ranges.every(isRange)
    ids.add(block.id)
    for (const [start, end] of ranges) total += end - start
    typed += block.text?.length ?? 0
    if (!isSound || total > length || typed > MAX_REPLY_LENGTH)
      throw new AppError('invalid_input', 'outlineNotOfDocument')
  }
}

/**
 * Makes a reply of a document and its outline, corrected or not. Pure; warnings are of the outline as it is. Throws
 * AppError and nothing else: `too_large` / `replyTooManyParts`; `not_a_reply` / `replyNoLabels`; `invalid_input` /
 * `outlineNotOfDocument`.
 */
export function replyFromOutline(document: SourceDocument, outline: Outline): StateReply {
  assertOutline(document, outline)
  assertSize(outline.blocks)
  const said = outline.blocks.flatMap((block): Said[] => {
    const text = block.kind === 'dropped' ? '' : blockText(document, block)
    return text === '' ? [] : [{ block, text }]
  })
  const textOf = (kind: BlockKind) => said.filter(({ block }) => block.kind === kind).map(({ text }) => text)
  const language = detectLanguage(textOf('paragraph').join(' ').slice(0, MAX_REPLY_LENGTH))
  const labels = printedLabels(document, outline, language)
  if (labels.length === 0) throw new AppError('not_a_reply', 'replyNoLabels')
  const { sections, notes } = readSections(said, labels, language)
  const header = readHeader(textOf('header'))
  const reply = {
    ...header,
    language,
    notes,
    sections,
    warnings: warningsOf(document, outline, header, labels, sections),
  }
  return withFacts(reply, outline.facts)
}

/**
 * Reads a State's reply. The same text always gives the same result. Throws AppError and nothing else:
 * `too_large` / `replyTooLarge` above `MAX_REPLY_LENGTH`, `replyTooManyParts`; `unsupported` / `replyFormat` for a file of another format;
 * `not_a_reply` / `replyBinary`, `replyEmpty`, `replyNoLabels`.
 */
export function parseReply(input: string | SourceDocument): StateReply {
  const document = asDocument(input)
  return replyFromOutline(document, outlineOfDocument(document))
}
