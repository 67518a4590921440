import { blockHref } from '@/components/find/places'
import type { PreviewRegion } from '@/lib/previews/schema'

const PAGES: Record<NonNullable<PreviewRegion['settings']>, string> = {
  about: 'settings#about',
  organisations: 'settings#organisations',
  publicity: 'settings#publicity',
  date: 'settings/compilation#cover',
  order: 'settings/compilation#order',
  abbreviations: 'settings/compilation#abbreviations',
  annexes: 'settings/compilation#annexes',
}

/** The address at which somebody writes what stands in a place of the preview; null for a draft that is not among `drafts`. */
export function writtenAt(
  reportId: string,
  drafts: readonly { draftId: string; href: string }[],
  { draftId, block, settings }: Pick<PreviewRegion, 'draftId' | 'block' | 'settings'>,
): string | null {
  if (settings) return `/reports/${reportId}/${PAGES[settings]}`
  const draft = drafts.find((each) => each.draftId === draftId)
  return draft ? blockHref(draft.href, block) : null
}
