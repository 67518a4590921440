import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import type { ThreadView } from '@/lib/threads/schema'
import type { Review } from './review'

/** Follows `?thread=ID` of the address once the threads are known, and takes it out of the address again. */
export function useThreadLink(review: Review, isReady: boolean, go: (thread: ThreadView) => void): void {
  const id = useSearchParams().get('thread')
  const path = usePathname()
  useEffect(() => {
    if (!id || !isReady) return
    let hasLeft = false
    const follow = async () => {
      const thread = review.list.get(id) ?? (await review.list.refresh(id))
      if (hasLeft) return
      const address = new URL(location.href)
      address.searchParams.delete('thread')
      history.replaceState(null, '', address)
      if (thread) go(thread)
      else review.notice.set({ message: 'missing' })
    }
    follow().catch(() => !hasLeft && review.notice.set({ message: 'notFetched' }))
    return () => {
      hasLeft = true
    }
  }, [review, id, path, isReady, go])
}
