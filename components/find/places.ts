import type { FoundDraft } from '@/lib/drafts/search/schema'
import type { FindOptions } from '@/lib/richtext/find'
import type { Outline, OutlineChapter } from '@/lib/state-replies/schema'

/** What is looked for in a report. */
export type ReportSearch = FindOptions & { query: string }

/** What a draft is called, and its address. */
export interface DraftName {
  /** The chapter that it is; null for a question, which has its label as printed. */
  chapter: OutlineChapter['chapter'] | null
  label: string
  href: string
}

/** A draft in which something was found, with its name and address. */
export type NamedDraft = FoundDraft & DraftName

/** The drafts in which something was found, in the order of the report. */
export function inOrder<Found extends { draftId: string }>(
  reportId: string,
  outline: Outline,
  found: readonly Found[],
): (Found & DraftName)[] {
  const byId = new Map(found.map((draft) => [draft.draftId, draft]))
  const base = `/reports/${reportId}`
  const chapters = outline.chapters.map(({ draftId, chapter, slug }) => ({
    draftId,
    chapter,
    label: '',
    href: `${base}/chapters/${slug}`,
  }))
  const questions = [...outline.sections.flatMap(({ questions: all }) => all), ...outline.withdrawn].map(
    ({ draftId, label, slug }) => ({
      draftId,
      chapter: null,
      label,
      href: `${base}/questions/${encodeURIComponent(slug)}`,
    }),
  )
  return [...chapters, ...questions].flatMap(({ draftId, ...names }) => {
    const draft = byId.get(draftId)
    return draft ? [{ ...draft, ...names }] : []
  })
}

/** All drafts of a report, in its order. */
export function allInOrder(reportId: string, outline: Outline): ({ draftId: string } & DraftName)[] {
  const questions = [...outline.sections.flatMap(({ questions: all }) => all), ...outline.withdrawn]
  return inOrder(
    reportId,
    outline,
    [...outline.chapters, ...questions].map(({ draftId }) => ({ draftId })),
  )
}

/** The address of a draft that opens with its place number `index` (from 0) shown. */
export function placeHref(href: string, search: ReportSearch, index: number): string {
  return `${href}?${paramsOf(search, 'find')}&at=${index}`
}

/** The address of a draft that opens with its figure of this number (from 1) in hand. */
export const figureHref = (href: string, number: number): string => `${href}?figure=${number}`

/** The reverse of `figureHref`; null when the address names none. */
export function figureIn(params: URLSearchParams): number | null {
  const number = Number(params.get('figure'))
  return Number.isInteger(number) && number > 0 ? number : null
}

/** The address of a draft that opens with its block of this number (from 0) shown; null for the draft as a whole. */
export const blockHref = (href: string, block: number | null): string =>
  block === null ? href : `${href}?block=${block}`

/** The reverse of `blockHref`; null when the address names none. */
export function blockIn(params: URLSearchParams): number | null {
  const block = Number(params.get('block') ?? NaN)
  return Number.isInteger(block) && block >= 0 ? block : null
}

/** The address of the preview that opens where this block of a draft stands. */
export const previewHref = (reportId: string, draftId: string, block: number): string =>
  `/reports/${reportId}/preview?draft=${draftId}&block=${block}`

/** The address of the preview that opens where this annex begins, by its cross-reference ("annex:tables"). */
export const annexHref = (reportId: string, target: string): string =>
  `/reports/${reportId}/preview?annex=${encodeURIComponent(target.slice(target.indexOf(':') + 1))}`

/** A search as it stands in an address; `name` is that of the words. */
export function paramsOf({ query, matchCase, wholeWords, foldAccents }: ReportSearch, name: string): string {
  const params = new URLSearchParams({ [name]: query })
  if (matchCase) params.set('case', '1')
  if (wholeWords) params.set('words', '1')
  if (!foldAccents) params.set('accents', '0')
  return params.toString()
}

/** The reverse of `placeHref`; null when the address names no place. */
export function placeIn(params: URLSearchParams): { search: ReportSearch; index: number } | null {
  const query = params.get('find')
  if (!query) return null
  const index = Number(params.get('at') ?? 0)
  return {
    search: {
      query,
      matchCase: params.get('case') === '1',
      wholeWords: params.get('words') === '1',
      foldAccents: params.get('accents') !== '0',
    },
    index: Number.isInteger(index) && index >= 0 ? index : 0,
  }
}
