import type { DocumentNode } from '@/lib/richtext/document'
import { isEmptyDocument } from '@/lib/richtext/words'
import type { ChapterName, ReportContent, ReportFacts } from './content'
import { fitBlocks } from './outline'
import type { Cover, Part, ReportTree } from './tree'

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

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'ug', 'sd', 'dv', 'yi'])

/**
 * One tree of all that the coalition has written: cover, opening chapters, then section by section the questions that
 * have text, then the closing chapter. Drafts without text are left out, and so are sections without drafts.
 */
export function compile(content: ReportContent, wording: Wording): ReportTree {
  const { report } = content
  const { t } = wording
  return {
    language: report.language,
    direction: RIGHT_TO_LEFT.has(report.language.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr',
    title: report.title.trim() || t('kind'),
    cover: coverOf(report, wording),
    contents: t('contents'),
    marking: report.publicity === 'public' ? null : t(report.publicity ?? 'undecided', { form: 'short' }),
    nothing: t('nothing'),
    parts: [
      ...chapters(content, OPENING, wording),
      ...sections(content, wording),
      ...chapters(content, CLOSING, wording),
    ],
  }
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

function chapters(content: ReportContent, names: ChapterName[], wording: Wording): Part[] {
  return names.flatMap((name) => {
    const chapter = content.chapters.find((candidate) => candidate.chapter === name)
    if (!chapter || isEmptyDocument(chapter.text)) return []
    const id = `chapter-${name.replaceAll('_', '-')}`
    return [part({ id, title: wording.chapter(name), level: 1, document: chapter.text, wording })]
  })
}

function sections(content: ReportContent, wording: Wording): Part[] {
  return content.sections.flatMap((section, index) => {
    const questions = section.questions
      .filter(({ text }) => !isEmptyDocument(text))
      .map(({ label, slug, text }) => {
        // A bare label ("3 (a)") needs a word before it; one that is a phrase of its own stands as it was printed.
        const title = /^[\d(]/.test(label) ? wording.t('question', { label }) : label
        return part({ id: `question-${slug}`, title, level: 2, document: text, wording })
      })
    if (questions.length === 0) return []
    return [{ id: `section-${index + 1}`, title: section.title, level: 1, blocks: [], parts: questions }]
  })
}

function part(from: {
  id: string
  title: string
  level: number
  document: DocumentNode
  wording: Wording
}): Part {
  const { id, title, level, document, wording } = from
  const blocks = fitBlocks(document.content ?? [], level).map((block) => attribute(block, wording))
  return { id, title, level, blocks, parts: [] }
}

/** Gives each quotation the line that says whose words it holds. */
function attribute(node: DocumentNode, wording: Wording): DocumentNode {
  if (!node.content) return node
  const content = node.content.map((child) => attribute(child, wording))
  if (node.type !== 'blockquote') return { ...node, content }
  return { ...node, attrs: { attribution: attributionOf(node, wording) }, content }
}

function attributionOf({ attrs }: DocumentNode, { t }: Wording): string | null {
  const label = typeof attrs?.label === 'string' ? attrs.label.trim() : ''
  if (label) return t('reply', { label })
  return attrs?.paragraph ? t('replyUnlabelled') : null
}

function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}
