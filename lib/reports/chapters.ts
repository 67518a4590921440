import type { OutlineChapter } from '@/lib/state-replies/schema'

/** The chapters of a report in the order in which they are read. The last one stands after all questions. */
export const CHAPTERS = [
  'executive_summary',
  'introduction',
  'general_recommendations',
] as const satisfies OutlineChapter['chapter'][]

/** The one that stands after all questions. */
export const CLOSING_CHAPTER = 'general_recommendations' satisfies OutlineChapter['chapter']

/** A chapter as it stands in addresses: `executive-summary`. */
export function chapterSlug(chapter: OutlineChapter['chapter']): string {
  return chapter.replaceAll('_', '-')
}

/** The chapter with this slug, or null. */
export function chapterOfSlug(slug: string): OutlineChapter['chapter'] | null {
  return CHAPTERS.find((chapter) => chapterSlug(chapter) === slug) ?? null
}
