'use client'
import { useTranslations } from 'next-intl'
import { useObservable } from '@/components/editor/collab-provider'
import { useAnnounced } from '@/components/ui/use-announced'
import { useCalmlySaid } from '@/components/ui/use-calmly-said'
import type { Review } from './review'
import type { Arrival } from './thread-list'

const NOTHING: readonly Arrival[] = []

/** Tells a screen reader of what others wrote: who and where when it was one comment, otherwise how many. */
export function Arrivals({ review }: { review: Review }) {
  const t = useTranslations('discussion')
  const workspace = useTranslations('workspace')
  const arrivals = useObservable(review.arrivals, NOTHING)
  const said = useCalmlySaid(arrivals.length > 0 ? arrivals : null, ([first, ...others]) => {
    review.arrivals.set([])
    if (!first || others.length > 0) return t('arrived.some', { count: others.length + 1 })
    const name = first.author?.name ?? t('somebodyGone')
    return t('arrived.one', { name, place: placeName(first, workspace) })
  })
  useAnnounced(said)
  return null
}

function placeName({ thread: { at } }: Arrival, t: (key: string) => string): string {
  return at.kind === 'chapter' ? t(`chapters.${at.label}`) : at.label
}
