'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useObservable } from '@/components/editor/collab-provider'
import type { Review } from './review'
import type { Arrival } from './thread-list'

// However much is said, a screen reader is told of it so often at most.
const CALM_MS = 6000
const FIRST_MS = 600
const NOTHING: readonly Arrival[] = []

/** Tells a screen reader of what others wrote: who and where when it was one comment, otherwise how many. */
export function Arrivals({ review }: { review: Review }) {
  const t = useTranslations('discussion')
  const workspace = useTranslations('workspace')
  const arrivals = useObservable(review.arrivals, NOTHING)
  const [said, say] = useState('')
  const saidAt = useRef(0)
  useEffect(() => {
    if (arrivals.length === 0) return
    const wait = Math.max(FIRST_MS, saidAt.current + CALM_MS - Date.now())
    const timer = setTimeout(() => {
      saidAt.current = Date.now()
      review.arrivals.set([])
      const [first] = arrivals
      if (arrivals.length === 1 && first) {
        const name = first.author?.name ?? t('somebodyGone')
        say(t('arrived.one', { name, place: placeName(first, workspace) }))
      } else say(t('arrived.some', { count: arrivals.length }))
    }, wait)
    return () => clearTimeout(timer)
  }, [review, arrivals, t, workspace])
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}

function placeName({ thread: { at } }: Arrival, t: (key: string) => string): string {
  return at.kind === 'chapter' ? t(`chapters.${at.label}`) : at.label
}
