import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import type { SuggestionRecord } from '@/lib/richtext/suggestions/record'
import { isAppError } from '@/lib/errors'
import { isEmptyDocument } from '@/lib/richtext/words'
import { compile, type Wording } from '../../compile'
import type { ReportContent, Variant } from '../../content'
import type { Part } from '../../tree'
import { withDraft } from '../../with-draft'
import { renderDocx } from '../docx/render'
import { Annotator, type Stamp } from './annotate'
import { type CopyComment, initialsOf } from './comments'
import { copyText } from './copy-text'
import { layOut } from './layout'
import { threadsWithin } from './line'
import { type Info, markerOf, piecesOf, type Unmapped } from './marker'
import { packCopy } from './pack'

/** A discussion as it goes into a copy. */
export interface ReviewThread {
  id: string
  draftId: string
  isResolved: boolean
  /** In their order; a mention stands as "@[user id]". */
  comments: { id: string; authorId: string | null; at: string; text: string }[]
}

export interface ReviewOptions {
  /** What the copy says it is, so that it is known again when it comes back. */
  copyId: string
  threads: readonly ReviewThread[]
  /** Names of people by their id; without it they are "Reviewer 1", "Reviewer 2". */
  names: ReadonlyMap<string, string> | null
  /** Say when something was suggested and written; otherwise everything has one moment that was never. */
  withDates: boolean
  variant: Variant
}

/** What must be kept of a copy to take it in again; the texts are kept beside it. */
export interface CopyFacts {
  variant: Variant
  /** BCP 47, of the report; copies of earlier versions do not say. */
  language?: string
  /** `level` is that of its heading in the outline. */
  drafts: { draftId: string; number: number; level: number; refs: string[] }[]
  /** The paragraphs that are of no draft. */
  fixed: string[]
  /** Who made the changes that were in it, with the moment that it says. */
  stamps: string[]
  comments: { thread: string | null; author: string; text: string; isDone?: boolean }[]
}

/** Whom a copy names and which moments it tells. */
export interface CopySays {
  names: string[]
  dates: string[]
}

/** The date that everything has when nobody is to know when it was. */
export const NO_MOMENT = '2000-01-01T00:00:00Z'

/**
 * The report as a Word document for somebody who works on it in Word: suggestions are tracked changes, threads are
 * comments, and hidden bookmarks say what is what when it comes back. `content` holds the drafts with all that is
 * suggested in them. What Word has no change for is said in a comment.
 * @throws AppError of the compiler and of the Word format; the draft that it names is among its values.
 */
export async function renderReview(
  content: ReportContent,
  wording: Wording,
  options: ReviewOptions,
): Promise<{ bytes: Uint8Array; facts: CopyFacts; says: CopySays }> {
  const infos: Info[] = []
  const numbers = new Map<string, number>()
  const levels = new Map<number, number>()
  const standing = new Set<string>()
  const secret = new Set<string>()
  const laid = <Draft extends { draftId?: string; text: DocumentNode }>(draft: Draft): Draft => {
    const { draftId } = draft
    const text = copyText(draft.text, options.variant)
    const isEmpty = isEmptyDocument(originalReading(text)) && isEmptyDocument(finalReading(text))
    if (draftId === undefined || isEmpty) return { ...draft, text: { type: 'doc', content: [] } }
    const number = numbers.size + 1
    numbers.set(draftId, number)
    const { document, threads } = layOut(text, { draft: number, infos })
    for (const thread of threads) standing.add(thread)
    // About what is not in the copy: what is said of it would tell of it.
    for (const thread of threadsWithin(draft.text)) if (!threads.has(thread)) secret.add(thread)
    return { ...draft, text: document }
  }
  const tree = compile(
    {
      ...content,
      chapters: content.chapters.map(laid),
      sections: content.sections.map((section) => ({ ...section, questions: section.questions.map(laid) })),
    },
    wording,
    { variant: options.variant, isBare: true },
  )
  const shown = options.threads.filter(
    ({ id, draftId }) => numbers.has(draftId) && (standing.has(id) || !secret.has(id)),
  )
  const titled = (part: Part): Part => {
    const draft = part.source && numbers.get(part.source.draftId)
    const parts = part.parts.map(titled)
    if (!draft || !part.source) return { ...part, parts }
    const { draftId } = part.source
    const threads = shown
      .filter((thread) => thread.draftId === draftId && !standing.has(thread.id))
      .map(({ id }) => id)
    infos.push({ kind: 'title', draft, threads })
    levels.set(draft, part.level)
    return { ...part, title: `${markerOf(infos.length - 1)}${part.title}`, parts }
  }
  const hasShaded = infos.some((info) => info.kind === 'state' && info.isConfidential)
  const publicity = `${tree.cover.publicity} ${wording.t('review.shaded')}`
  const cover = hasShaded ? { ...tree.cover, publicity } : tree.cover
  const marked = { ...tree, cover, parts: tree.parts.map(titled) }
  const bytes = await renderDocx(marked).catch((error: unknown) => {
    throw readable(withDraft(error, marked))
  })

  const people = new People(options, wording.t)
  const comments: CopyComment[] = []
  const threadOf: (string | null)[] = []
  const ofThread = new Map<string, number[]>()
  for (const thread of shown) {
    const first = comments.length
    ofThread.set(
      thread.id,
      thread.comments.map(({ authorId, at, text }, index) => {
        comments.push({
          ...people.stamp(authorId, at),
          text: people.named(text),
          parent: index === 0 ? null : first,
          isDone: thread.isResolved,
        })
        threadOf.push(thread.id)
        return comments.length - 1
      }),
    )
  }
  const explain = ({ record, say, value }: Unmapped) => {
    const text = wording.t(`review.unmapped.${say}`, { value })
    comments.push({ ...people.record(record), text, parent: null, isDone: false })
    threadOf.push(null)
    return comments.length - 1
  }
  const annotator = new Annotator({
    infos,
    stamp: (record) => people.record(record),
    comments: (thread) => ofThread.get(thread) ?? [],
    explain,
  })
  return {
    bytes: packCopy(bytes, { annotator, comments, copyId: options.copyId }),
    says: people.said(),
    facts: {
      variant: options.variant,
      language: content.report.language,
      drafts: [...numbers].map(([draftId, number]) => ({
        draftId,
        number,
        level: levels.get(number) ?? 1,
        refs: Array.from(annotator.refs.get(number) ?? [], (text) => text ?? ''),
      })),
      fixed: annotator.fixed,
      stamps: [...people.stamps],
      comments: comments.map(({ author, text, isDone }, number) => ({
        ...{ thread: threadOf[number]!, author, text, isDone },
      })),
    },
  }
}

/** A refusal that names its place as people know it. */
function readable(error: unknown): unknown {
  if (!isAppError(error) || typeof error.values.place !== 'string') return error
  const place = piecesOf(error.values.place)
    .filter((piece) => typeof piece === 'string')
    .join('')
  return Object.assign(error, { values: { ...error.values, place } })
}

/** Who is called what in a copy. */
class People {
  readonly stamps = new Set<string>()
  private readonly told = { names: new Set<string>(), dates: new Set<string>() }
  private readonly options: ReviewOptions
  private readonly t: Wording['t']
  private readonly numbers = new Map<string, number>()

  constructor(options: ReviewOptions, t: Wording['t']) {
    this.options = options
    this.t = t
  }

  record({ user, at }: SuggestionRecord): Stamp {
    const stamp = this.stamp(user, new Date(at).toISOString())
    this.stamps.add(`${stamp.author}|${stamp.date}`)
    return stamp
  }

  stamp(userId: string | null, at: string): Stamp {
    const date = this.options.withDates ? `${at.slice(0, 19)}Z` : NO_MOMENT
    const author = this.name(userId)
    this.told.names.add(author).add(initialsOf(author))
    this.told.dates.add(date)
    return { author, date }
  }

  said(): CopySays {
    return { names: [...this.told.names], dates: [...this.told.dates] }
  }

  named(text: string): string {
    return text.replace(/@\[([0-9a-f-]{36})\]/g, (_, id: string) => `@${this.name(id)}`)
  }

  private name(userId: string | null): string {
    const key = userId ?? ''
    const { names } = this.options
    if (names) return names.get(key) ?? this.t('review.somebody')
    if (!this.numbers.has(key)) this.numbers.set(key, this.numbers.size + 1)
    return this.t('review.reviewer', { number: this.numbers.get(key)! })
  }
}
