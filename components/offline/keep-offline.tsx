'use client'
import { useEffect } from 'react'
import { useCollaboration } from '@/components/editor/collab-provider'
import type { Outline } from '@/lib/state-replies/schema'
import { keeping } from './preference'

// The page comes first: nothing of this before it has been quiet for a while.
const CALM_MS = 4_000

/**
 * Lets the workspace open without a line: brings in the service worker, and keeps on this device the pages of the
 * report and, unless the person wants only what they open, the text of its drafts.
 */
export function KeepOffline({
  reportId,
  outline,
  canEdit,
}: {
  reportId: string
  outline: Outline
  canEdit: boolean
}) {
  const { hub, userId } = useCollaboration()
  useEffect(() => {
    if (!hub || process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
    const gone = new AbortController()
    const timer = setTimeout(
      () =>
        void import('./keep-report').then(
          ({ keepReport }) =>
            keepReport({ hub, userId, reportId, outline, canEdit, keeping: keeping() }, gone.signal),
          // The line is gone already: the next visit keeps it.
          () => {},
        ),
      CALM_MS,
    )
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [hub, userId, reportId, outline, canEdit])
  return null
}
