import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef } from 'react'
import { useWorkspace } from '@/components/workspace/workspace-context'
import type { ThreadView } from '@/lib/threads/schema'
import { hrefOfPlace } from './places'
import type { Review } from './review'

/** Goes to a thread: to its question or chapter, on the side on which its words are, and opens it there. */
export function useGoToThread(review: Review): (thread: ThreadView) => void {
  const router = useRouter()
  const { reportId, place, show } = useWorkspace()
  const latest = useRef(place)
  useEffect(() => {
    latest.current = place
  })
  return useCallback(
    (thread) => {
      const { chapter, question } = latest.current
      const isOnReply = thread.place === 'paragraph'
      // What the State no longer says has no place but the panel.
      if (isOnReply && thread.isGone) review.isPanelOpen.set(true)
      show(isOnReply ? 'reply' : 'draft')
      review.ask(thread.id)
      const here = isOnReply ? question : (chapter ?? question)
      if (here?.slug !== thread.at.slug) router.push(hrefOfPlace(reportId, thread.at))
    },
    [review, router, reportId, show],
  )
}
