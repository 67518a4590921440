import type { Outline } from '@/lib/state-replies/schema'
import type { ThreadHome, ThreadView } from '@/lib/threads/schema'
import type { PlaceOrder } from './find-threads'

/** The address of a question or chapter, without a thread. */
export function hrefOfPlace(reportId: string, { kind, slug }: Pick<ThreadHome, 'kind' | 'slug'>): string {
  return `/reports/${reportId}/${kind === 'chapter' ? 'chapters' : 'questions'}/${encodeURIComponent(slug)}`
}

/** The address that opens a thread where its words are now. */
export function hrefOfThread(reportId: string, { at, id }: Pick<ThreadView, 'at' | 'id'>): string {
  return `${hrefOfPlace(reportId, at)}?thread=${id}`
}

/** The address of a thread for others: it leads to where its words will be when it is followed. */
export function linkToThread(reportId: string, id: string): string {
  return new URL(`/reports/${reportId}/threads/${id}`, location.href).href
}

/** The places of a report as it is read: chapters, questions, the last chapter, and what the reply has no more. */
export function placeOrder(outline: Pick<Outline, 'chapters' | 'sections' | 'withdrawn'>): PlaceOrder {
  const slugs = [
    ...outline.chapters.slice(0, -1),
    ...outline.sections.flatMap(({ questions }) => questions),
    ...outline.chapters.slice(-1),
    ...outline.withdrawn,
  ].map(({ slug }) => slug)
  return new Map(slugs.map((slug, index) => [slug, index]))
}
