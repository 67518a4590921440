'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useCollaboration } from '@/components/editor/collab-provider'

const EVERY_MS = 2_000

/** Reads the page again when there are other versions of this draft, or of the report; not more often than people read. */
export function HistoryRefresh({ draftId }: { draftId: string | null }) {
  const { hub } = useCollaboration()
  const router = useRouter()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = hub?.listen((message) => {
      if (message.type !== 'versionsChanged') return
      if (draftId && message.draftId && message.draftId !== draftId) return
      timer ??= setTimeout(() => {
        timer = undefined
        router.refresh()
      }, EVERY_MS)
    })
    return () => {
      clearTimeout(timer)
      stop?.()
    }
  }, [hub, draftId, router])
  return null
}
