import type { DocumentNode } from '@/lib/richtext/document'
import { directionOfLanguage } from '@/lib/richtext/language-tag'
import { confidentialReading, publicReading } from '@/lib/richtext/public-reading'
import { isEmptyDocument } from '@/lib/richtext/words'
import { linesOf, usedAbbreviations } from './abbreviations'
import { annexesOf, table } from './annexes'
import type { ChapterName, ContentQuestion, ReportContent, Variant } from './content'
import { coverOf } from './cover'
import { type Counts, finishBlock, type Finishing, finishMoved, type Placing } from './finish'
import { isForAnnex } from './large'
import { styleLists } from './list-styles'
import { arranged, articleList, type Group } from './order'
import { originOf, withoutOrigin, withOrigins } from './origin'
import { fitBlocks } from './outline'
import { nameImages } from './name-images'
import { chapterId, questionId, referencesOf, titleOfQuestion } from './references'
import { type CompilationSettings, DEFAULT_COMPILATION } from './settings'
import { anchorsNamedIn, resolved, type Targets } from './targets'
import type { Part, PartSource, ReportTree } from './tree'

/** The words that the report itself does not hold; `compile` asks for them in the report's language. */
export interface Wording {
  /** The language in which its words are (BCP 47): English where there are none in the report's. */
  language: string
  /** The messages below `export.contradictions`. */
  reasons: ReadonlySet<string>
  /** A message below `export`. */
  t: (key: string, values?: Record<string, string | number>) => string
  chapter: (chapter: ChapterName) => string
  /** Full name of a treaty body by its code, or the code. */
  committee: (code: string) => string
  /** Name of a State by ISO 3166 alpha-3, or the code. */
  state: (code: string) => string
  /** The same in another language (BCP 47); without it the words are in the one that they are in. */
  in?: (language: string) => Wording
}

// Before and after the sections, in this order.
const OPENING: ChapterName[] = ['executive_summary', 'introduction']
const CLOSING: ChapterName[] = ['general_recommendations']

const UNCOUNTED = { tables: null, figures: null, paragraphs: null }

export interface CompileOptions {
  /** For whom: what the report itself is when nothing is said, and public while the coalition has not decided. */
  variant?: Variant
  /** For a copy that is read back: as by default, and without numbers of paragraphs, tables and figures. */
  isBare?: boolean
  /** Told of every paragraph, table and figure that references may lead to, as it was written. */
  found?: Placing['found']
  /** Told what references lead to, once all is numbered. */
  numbered?: (targets: Targets) => void
}

/**
 * One tree of all that the coalition has written: cover, abbreviations, opening chapters, then section by section the
 * questions that have text, then the closing chapter and the annexes. Drafts without text are left out, and so are sections
 * without drafts. The places of what is to come: a verdict and its evidence stand with their question, recommendations before
 * the annexes, what was frozen in an edition is given in place of `given`.
 */
export function compile(given: ReportContent, words: Wording, options: CompileOptions = {}): ReportTree {
  const { variant, isBare, found, numbered } = options
  const wording = words.in?.(given.report.language) ?? words
  const report = { ...given.report, publicity: variant ?? given.report.publicity }
  const settings = (isBare ? null : given.settings) ?? DEFAULT_COMPILATION
  const content = readAs(given, report.publicity === 'confidential' ? confidentialReading : publicReading)
  const { t } = wording
  const direction = directionOfLanguage(report.language)
  const references = referencesOf(content, wording)
  const counts: Counts = {
    notes: 0,
    ...(isBare ? UNCOUNTED : { tables: 0, figures: 0, paragraphs: settings.isNumbered ? 0 : null }),
  }
  const placing: Placing = {
    named: anchorsNamedIn(textsOf(content)),
    anchored: new Map(),
    isForAnnex: (node) => isForAnnex(node, settings, content.images ?? {}),
    moved: [],
    annexed: { tables: 0, figures: 0, unnumbered: 0 },
    ...(found && { found }),
  }
  const finishing: Finishing = {
    ...{ t, references, direction, counts, within: '', partId: '' },
    placing: isBare ? null : placing,
  }
  // In the order of the report, because that is the order of its numbers.
  const text = [
    ...chapters(content, OPENING, wording, finishing),
    ...sections(arranged(content.sections, settings), wording, finishing),
    ...chapters(content, CLOSING, wording, finishing),
  ]
  const annexed = placing.moved.map((each) => ({ block: finishMoved(each, finishing), from: each.from }))
  const annexes = annexesOf(content, settings, references, { wording, annexed, text })
  const targets: Targets = {
    anchored: placing.anchored,
    annexes: annexes.map(({ name, part: { id } }) => ({ name, part: id })),
  }
  numbered?.(targets)
  const written = resolved([...text, ...annexes.map(({ part }) => part)], targets, wording)
  const all = [...abbreviationsIn(written, settings, wording), ...written]
  return {
    language: report.language,
    direction,
    title: report.title.trim() || t('kind'),
    cover: coverOf(report, settings, wording),
    contents: t('contents'),
    marking: report.publicity === 'public' ? null : t(report.publicity ?? 'undecided', { form: 'short' }),
    nothing: t('nothing'),
    notes: t('notes'),
    ...nameImages(all, content.images ?? {}),
    ...(content.design && { design: content.design }),
  }
}

/** The list of those abbreviations alone that the text uses, so that it tells nothing of what is left out. */
function abbreviationsIn(
  parts: readonly Part[],
  { abbreviations }: CompilationSettings,
  { t }: Wording,
): Part[] {
  if (abbreviations.length === 0) return []
  const lines = (part: Part): string[] => [part.title, ...linesOf(part.blocks), ...part.parts.flatMap(lines)]
  const used = usedAbbreviations(abbreviations, parts.flatMap(lines))
  if (used.length === 0) return []
  const cell = (text: string): DocumentNode[] => [{ type: 'paragraph', content: [{ type: 'text', text }] }]
  const list = table(
    [t('abbreviations.short'), t('abbreviations.long')],
    used.map(({ short, long }) => [cell(short), cell(long)]),
    [25, 75],
  )
  const title = t('abbreviations.title')
  const made = { heading: { settings: 'abbreviations' as const }, blocks: [null] }
  return [{ id: 'abbreviations', title, level: 1, blocks: [list], source: null, made, parts: [] }]
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

const textsOf = ({ chapters, sections }: ReportContent): DocumentNode[] =>
  [...chapters, ...sections.flatMap(({ questions }) => questions)].map(({ text }) => text)

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
    const here = { ...finishing, within: title, partId: chapterId(name) }
    return [part({ id: chapterId(name), title, level: 1, draftId, document: text, finishing: here })]
  })
}

function sections(groups: readonly Group<ContentQuestion>[], wording: Wording, finishing: Finishing): Part[] {
  return groups.flatMap((group) => {
    const questions = group.questions
      .filter(({ text }) => !isEmptyDocument(text))
      .map(({ id, label, slug, draftId, text }) => {
        const title = titleOfQuestion(label, wording)
        const within = finishing.references.get(`question:${id}`)?.text ?? title
        const here = { ...finishing, within, partId: questionId(slug) }
        return part({ id: questionId(slug), title, level: 2, draftId, document: text, finishing: here })
      })
    if (questions.length === 0) return []
    return [
      {
        id: group.id,
        title: group.title ?? articleTitle(group.articles, wording),
        level: 1,
        blocks: [],
        source: null,
        parts: questions,
      },
    ]
  })
}

const articleTitle = (articles: readonly number[], { t }: Wording): string =>
  articles.length === 0
    ? t('articles.other')
    : t('articles.article', { count: articles.length, list: articleList(articles) })

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
  const blocks = fitted.map((block) => {
    const from = draftId ? { draftId, block: originOf(block) } : null
    return finishBlock(withoutOrigin(block), { ...finishing, from })
  })
  const source = draftId ? sourceOf(draftId, fitted, finishing) : null
  return { id, title, level, blocks, source, parts: [] }
}

function sourceOf(draftId: string, blocks: readonly DocumentNode[], { placing }: Finishing): PartSource {
  const standIns = blocks.flatMap((block, index) => (placing?.isForAnnex(block) ? [index] : []))
  return { draftId, blocks: blocks.map(originOf), ...(standIns.length > 0 && { standIns }) }
}
