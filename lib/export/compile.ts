import type { DocumentNode } from '@/lib/richtext/document'
import { isBareLabel } from '@/lib/richtext/label'
import { directionOfLanguage } from '@/lib/richtext/language-tag'
import { confidentialReading, publicReading } from '@/lib/richtext/public-reading'
import { isEmptyDocument } from '@/lib/richtext/words'
import type { ChapterName, ReportContent, ReportFacts, Variant } from './content'
import { finish, type Finishing, type ReferenceTarget } from './finish'
import { styleLists } from './list-styles'
import { originOf, withoutOrigin, withOrigins } from './origin'
import { fitBlocks } from './outline'
import type { Cover, Part, PartSource, ReportTree } from './tree'

/** The words that the report itself does not hold, in the report's language. */
export interface Wording {
  /** A message below `export`. */
  t: (key: string, values?: Record<string, string | number>) => string
  chapter: (chapter: ChapterName) => string
  /** Full name of a treaty body by its code, or the code. */
  committee: (code: string) => string
  /** Name of a State by ISO 3166 alpha-3, or the code. */
  state: (code: string) => string
}

// Before and after the sections, in this order.
const OPENING: ChapterName[] = ['executive_summary', 'introduction']
const CLOSING: ChapterName[] = ['general_recommendations']

export interface CompileOptions {
  /** For whom: what the report itself is when nothing is said, and public while the coalition has not decided. */
  variant?: Variant
}

/**
 * One tree of all that the coalition has written: cover, opening chapters, then section by section the questions that
 * have text, then the closing chapter. Drafts without text are left out, and so are sections without drafts.
 */
export function compile(
  given: ReportContent,
  wording: Wording,
  { variant }: CompileOptions = {},
): ReportTree {
  const report = { ...given.report, publicity: variant ?? given.report.publicity }
  const content = readAs(given, report.publicity === 'confidential' ? confidentialReading : publicReading)
  const { t } = wording
  const direction = directionOfLanguage(report.language)
  const finishing = { t, references: referencesOf(content, wording), direction, notes: 0 }
  // In the order of the report, because that is the order of its footnotes.
  const parts = [
    ...chapters(content, OPENING, wording, finishing),
    ...sections(content, wording, finishing),
    ...chapters(content, CLOSING, wording, finishing),
  ]
  return {
    language: report.language,
    direction,
    title: report.title.trim() || t('kind'),
    cover: coverOf(report, wording),
    contents: t('contents'),
    marking: report.publicity === 'public' ? null : t(report.publicity ?? 'undecided', { form: 'short' }),
    nothing: t('nothing'),
    notes: t('notes'),
    parts,
    images: shownIn(parts, content.images ?? {}),
    ...(content.design && { design: content.design }),
  }
}

/** The same report with every text read that way, its blocks knowing where they stand in their draft. */
function readAs(content: ReportContent, read: (text: DocumentNode) => DocumentNode): ReportContent {
  const textOf = <Each extends { text: DocumentNode }>(each: Each) => ({
    ...each,
    text: read(withOrigins(each.text)),
  })
  return {
    ...content,
    chapters: content.chapters.map(textOf),
    sections: content.sections.map((section) => ({ ...section, questions: section.questions.map(textOf) })),
  }
}

/** Those pictures alone that a figure of these parts shows. */
function shownIn(parts: readonly Part[], images: NonNullable<ReportContent['images']>): ReportTree['images'] {
  const shown = new Set<unknown>()
  const visit = ({ type, attrs, content }: DocumentNode) => {
    if (type === 'figure') shown.add(attrs?.image)
    content?.forEach(visit)
  }
  const each = (part: Part) => {
    part.blocks.forEach(visit)
    part.parts.forEach(each)
  }
  parts.forEach(each)
  return Object.fromEntries(Object.entries(images).filter(([id]) => shown.has(id)))
}

function coverOf(report: ReportFacts, wording: Wording): Cover {
  const { t } = wording
  const names = report.organisations.map((name) => name.trim()).filter(Boolean)
  const contact = report.contact
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const name = wording.committee(report.committee)
  return {
    kind: t('kind'),
    occasion: [
      report.committee &&
        (name === report.committee ? t('toCode', { name }) : t('to', { name, code: report.committee })),
      report.session !== null && t('session', { session: report.session }),
      report.state && t('concerning', { state: wording.state(report.state) }),
    ].filter((line) => typeof line === 'string' && line !== '') as string[],
    submittedBy: names.length > 0 ? { label: t('submittedBy', { count: names.length }), names } : null,
    contact: contact.length > 0 ? { label: t('contact'), lines: contact } : null,
    publicity: t(report.publicity ?? 'undecided', { form: 'long' }),
    language: t('language', { language: languageName(report.language) }),
  }
}

function chapters(
  content: ReportContent,
  names: ChapterName[],
  wording: Wording,
  finishing: Finishing,
): Part[] {
  return names.flatMap((name) => {
    const chapter = content.chapters.find((candidate) => candidate.chapter === name)
    if (!chapter || isEmptyDocument(chapter.text)) return []
    const title = wording.chapter(name)
    const { draftId, text } = chapter
    return [part({ id: chapterId(name), title, level: 1, draftId, document: text, finishing })]
  })
}

function sections(content: ReportContent, wording: Wording, finishing: Finishing): Part[] {
  return content.sections.flatMap((section, index) => {
    const questions = section.questions
      .filter(({ text }) => !isEmptyDocument(text))
      .map(({ label, slug, draftId, text }) => {
        // A bare label ("3 (a)") needs a word before it; one that is a phrase of its own stands as it was printed.
        const title = isBareLabel(label) ? wording.t('question', { label }) : label
        return part({ id: questionId(slug), title, level: 2, draftId, document: text, finishing })
      })
    if (questions.length === 0) return []
    return [
      {
        id: `section-${index + 1}`,
        title: section.title,
        level: 1,
        blocks: [],
        source: null,
        parts: questions,
      },
    ]
  })
}

function part(from: {
  id: string
  title: string
  level: number
  draftId: string | undefined
  document: DocumentNode
  finishing: Finishing
}): Part {
  const { id, title, level, draftId, document, finishing } = from
  const fitted = fitBlocks(styleLists(document.content ?? []), level)
  const blocks = fitted.map((block) => finish(withoutOrigin(block), finishing))
  const source: PartSource | null = draftId ? { draftId, blocks: fitted.map(originOf) } : null
  return { id, title, level, blocks, source, parts: [] }
}

const chapterId = (name: ChapterName) => `chapter-${name.replaceAll('_', '-')}`
const questionId = (slug: string) => `question-${slug}`

/** What cross-references may point to. What has no text is not in the report, so nothing leads there. */
function referencesOf(content: ReportContent, wording: Wording): Map<string, ReferenceTarget> {
  const chapterTargets = content.chapters.map(({ chapter, text }): [string, ReferenceTarget] => [
    `chapter:${chapter}`,
    { text: wording.chapter(chapter), part: isEmptyDocument(text) ? null : chapterId(chapter) },
  ])
  const questionTargets = content.sections
    .flatMap(({ questions }) => questions)
    .map(({ id, label, slug, text }): [string, ReferenceTarget] => [
      `question:${id}`,
      {
        text: isBareLabel(label) ? wording.t('reference', { label }) : label,
        part: isEmptyDocument(text) ? null : questionId(slug),
      },
    ])
  return new Map([...chapterTargets, ...questionTargets])
}

function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}
