'use client'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { whenCalm } from '@/components/editor/calm'
import { useCollaboration, useObservable } from '@/components/editor/collab-provider'
import { untilThere } from '@/components/ui/until-there'
import { countByDraft, type DraftThreads } from './find-threads'
import type { Review } from './review'
import type { ReviewActions } from './review-actions'
import type { KnownThreads } from './thread-list'

const ReviewContext = createContext<Review | null>(null)

/**
 * The discussion for everything below it, once there is nothing more urgent to fetch: nobody waits for comments to begin
 * typing. Without `actions` (for who may not see threads) there is none.
 */
export function ReviewProvider({
  actions,
  children,
}: {
  actions: ReviewActions | null
  children: ReactNode
}) {
  const { hub, reportId } = useCollaboration()
  const [review, setReview] = useState<Review | null>(null)
  // The server hands them down anew with each drawing of the page; they stay the same actions.
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  const maySee = actions !== null
  useEffect(() => {
    if (!hub || !maySee) return
    let made: Review | null = null
    let hasLeft = false
    const stopWaiting = whenCalm(() => {
      void untilThere(() => import('./review')).then((module) => {
        if (hasLeft || !latest.current) return
        made = new module.Review({ reportId, user: hub.options.user, actions: latest.current, hub })
        setReview(made)
      })
    })
    return () => {
      hasLeft = true
      stopWaiting()
      setReview(null)
      made?.destroy()
    }
  }, [hub, reportId, maySee])
  return <ReviewContext value={review}>{children}</ReviewContext>
}

/** The discussion of the report; null for who may not see it, and until it has been fetched. */
export function useReview(): Review | null {
  return useContext(ReviewContext)
}

const NONE: KnownThreads = { byId: new Map(), people: [], has: 'none', hasFailed: false, keptAt: null }

/** What is known of the threads of the report. */
export function useThreads(): KnownThreads {
  return useObservable(useReview()?.list.known, NONE)
}

/** How many open threads each draft of the report has, by its id; empty until they are known. */
export function useOpenThreads(): ReadonlyMap<string, DraftThreads> {
  const { byId } = useThreads()
  return useMemo(() => countByDraft(byId.values()), [byId])
}
