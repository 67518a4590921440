import { randomUUID } from 'node:crypto'
import type { Question, ReplyParagraph, StateReply } from '@/lib/parsing'
import type { VersionContent } from './version-content'

/** A question as its row is, and its paragraphs in order. */
export interface QuestionRow {
  id: string
  label: string
  slug: string
  number: string
  letters: string[]
  refs: string[]
  text: string
  confidence: number
  guesses: string[]
  blockId: string | null
  formerSlugs: string[]
  withdrawnIn: number | null
  paragraphs: ParagraphRow[]
}

export interface ParagraphRow {
  id: string
  anchor: string
  text: string
  normalised: string
  number: string | null
  blockId: string | null
  changedIn: number | null
}

export interface SectionRows {
  title: string
  questions: QuestionRow[]
}

/** What of an earlier reply lives on in the next one. */
export interface Matching {
  questionOf: (question: Question) => QuestionRow | undefined
  paragraphOf: (paragraph: ReplyParagraph) => ParagraphRow | undefined
  /** The anchor that a paragraph had in an earlier version and lost. */
  formerAnchorOf?: (paragraph: ReplyParagraph) => string | undefined
}

export interface PlanInput {
  /** The reply's rows now; none for a new reply. */
  before: SectionRows[]
  reply: StateReply
  matching: Matching
  version: number
  /** Every anchor that was ever given in this reply: none means another paragraph later. */
  usedAnchors: Iterable<string>
  /** Whether another text came, so that words which differ are the State's change and not a corrected reading of it. */
  isRevision: boolean
}

export interface Plan {
  sections: SectionRows[]
  /** Questions of the reply whose words are others than before, and those that it has no more. */
  changed: Set<string>
}

/** No row lives on: for a reply that is new. */
export const NOTHING_MATCHES: Matching = { questionOf: () => undefined, paragraphOf: () => undefined }

/**
 * The rows that a reply is to have, from those that it has: what is matched keeps its id, and a paragraph its anchor. A
 * question that is gone stays withdrawn at the end of its section, whether or not somebody wrote under it, for what
 * was written may still be on its way from a browser without a connection.
 */
export function planRows({ before, reply, matching, version, usedAnchors, isRevision }: PlanInput): Plan {
  const changed = new Set<string>()
  const freshAnchor = anchorGiver(usedAnchors)
  const kept = new Set<string>()
  const standing = new Set(
    before.flatMap(({ questions }) => questions.flatMap((row) => row.paragraphs.map(({ anchor }) => anchor))),
  )
  const sections: SectionRows[] = reply.sections.map(({ title, questions }) => ({
    title,
    questions: questions.map(planQuestion),
  }))
  withdraw()
  return { sections, changed }

  function planQuestion(question: Question): QuestionRow {
    const row = matching.questionOf(question)
    if (row) kept.add(row.id)
    const { label, slug, number, letters, refs, text, confidence, guesses, blockId } = question
    const paragraphs = question.paragraphs.map((paragraph) => planParagraph(paragraph, slug))
    const words = paragraphs.map((paragraph) => paragraph.text).join('\n')
    if (row && isRevision && (words !== wordsOf(row) || text !== row.text)) changed.add(row.id)
    return {
      id: row?.id ?? randomUUID(),
      ...{ label, slug, number, letters, refs, text, confidence, guesses, blockId },
      formerSlugs: formerSlugs(row, slug),
      withdrawnIn: null,
      paragraphs,
    }
  }

  function planParagraph(paragraph: ReplyParagraph, slug: string): ParagraphRow {
    const row = matching.paragraphOf(paragraph)
    const { text, normalised, number = null, blockId } = paragraph
    if (row) kept.add(row.id)
    const hasOtherWords = isRevision && row?.text !== text
    return {
      id: row?.id ?? randomUUID(),
      anchor: row?.anchor ?? formerAnchor(paragraph) ?? freshAnchor(slug),
      ...{ text, normalised, number, blockId },
      changedIn: hasOtherWords ? version : (row?.changedIn ?? null),
    }
  }

  function formerAnchor(paragraph: ReplyParagraph): string | undefined {
    const anchor = matching.formerAnchorOf?.(paragraph)
    if (!anchor || standing.has(anchor)) return undefined
    standing.add(anchor)
    return anchor
  }

  function withdraw(): void {
    const slugs = new Set(sections.flatMap(({ questions }) => questions.map(({ slug }) => slug)))
    for (const { title, questions } of before) {
      const gone = questions.filter(({ id }) => !kept.has(id))
      if (gone.length === 0) continue
      let section = sections.find((candidate) => candidate.title === title)
      if (!section) sections.push((section = { title, questions: [] }))
      for (const row of gone) {
        const slug = slugs.has(row.slug) ? `${row.slug}-w${version}` : row.slug
        slugs.add(slug)
        if (row.withdrawnIn === null && isRevision) changed.add(row.id)
        section.questions.push({
          ...row,
          slug,
          formerSlugs: formerSlugs(row, slug),
          withdrawnIn: row.withdrawnIn ?? version,
          paragraphs: row.paragraphs.filter(({ id }) => !kept.has(id)),
        })
      }
    }
  }
}

/** The reply that these rows are, without the withdrawn questions. */
export function versionContentOf(
  sections: readonly SectionRows[],
  { title, symbol, language }: Pick<StateReply, 'title' | 'symbol' | 'language'>,
): VersionContent {
  return {
    title,
    symbol,
    language,
    sections: sections.map((section) => section.title),
    questions: sections.flatMap(({ questions }, section) =>
      questions
        .filter(({ withdrawnIn }) => withdrawnIn === null)
        .map(({ id, label, slug, text, paragraphs }) => ({
          ...{ id, label, slug, section, text },
          paragraphs: paragraphs.map(({ id: paragraphId, anchor, number, text: words, blockId }) => ({
            ...{ id: paragraphId, anchor, number, text: words, blockId },
          })),
        })),
    ),
  }
}

const wordsOf = ({ paragraphs }: QuestionRow) => paragraphs.map(({ text }) => text).join('\n')

function formerSlugs(row: QuestionRow | undefined, slug: string): string[] {
  if (!row) return []
  const former = row.formerSlugs.filter((each) => each !== slug && each !== row.slug)
  return row.slug === slug ? former : [...former, row.slug]
}

/** Gives `3-a.1`, `3-a.2`… and none twice. */
function anchorGiver(used: Iterable<string>): (slug: string) => string {
  const last = new Map<string, number>()
  for (const anchor of used) {
    const dot = anchor.lastIndexOf('.')
    const slug = anchor.slice(0, dot)
    last.set(slug, Math.max(last.get(slug) ?? 0, Number(anchor.slice(dot + 1)) || 0))
  }
  return (slug) => {
    const number = (last.get(slug) ?? 0) + 1
    last.set(slug, number)
    return `${slug}.${number}`
  }
}
