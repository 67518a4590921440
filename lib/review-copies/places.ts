import type { Homes } from '@/lib/threads/homes'
import type { CopyHome } from './schema'

/** Where in the report a draft is; null for one that is no more. */
export function homeOf(homes: Homes, draftId: string): CopyHome | null {
  const home = homes.ofDraft(draftId)
  return home ? { draftId, kind: home.kind, slug: home.slug, label: home.label } : null
}

/** Where in the report a draft stands; what stands in none comes last. */
export function placesOf({ all }: Homes): (draftId: string | null) => number {
  const places = new Map(all.map(({ draftId }, index) => [draftId, index]))
  return (draftId) => (draftId === null ? undefined : places.get(draftId)) ?? all.length
}
