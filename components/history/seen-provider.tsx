'use client'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useCollaboration } from '@/components/editor/collab-provider'
import type { UnseenDraft } from '@/lib/versions/schema'

// Marks may come a moment after the page: what is needed to write comes first.
const FIRST_MS = 800
const AGAIN_MS = 10_000

interface Seen {
  /** Null until the server has told; then by draft id. */
  unseen: ReadonlyMap<string, UnseenDraft> | null
  /** This person has looked at it now: the mark goes. */
  saw: (draftId: string) => void
}

const NOTHING: Seen = { unseen: null, saw: () => {} }
const SeenContext = createContext<Seen>(NOTHING)

/** Which drafts others changed since this person looked; follows what the server tells. Off for who sees no versions. */
export function SeenProvider({ isOn, children }: { isOn: boolean; children: ReactNode }) {
  const { hub, reportId, userId } = useCollaboration()
  const [unseen, setUnseen] = useState<ReadonlyMap<string, UnseenDraft> | null>(null)
  useEffect(() => {
    if (!isOn || !hub) return
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = async () => {
      timer = undefined
      try {
        const response = await fetch(`/reports/${reportId}/unseen`, { signal: controller.signal })
        if (!response.ok) return
        const drafts = (await response.json()) as UnseenDraft[]
        setUnseen(new Map(drafts.map((draft) => [draft.draftId, draft])))
      } catch {
        // Offline: the marks stay as they were.
      }
    }
    timer = setTimeout(() => void read(), FIRST_MS)
    const stop = hub.listen(({ type }) => {
      if (type === 'counted' || type === 'versionsChanged') timer ??= setTimeout(() => void read(), AGAIN_MS)
    })
    return () => {
      controller.abort()
      clearTimeout(timer)
      stop()
    }
  }, [isOn, hub, reportId, userId])
  const saw = useCallback((draftId: string) => {
    setUnseen((known) => {
      if (!known?.has(draftId)) return known
      const left = new Map(known)
      left.delete(draftId)
      return left
    })
  }, [])
  const value = useMemo(() => (isOn ? { unseen, saw } : NOTHING), [isOn, unseen, saw])
  return <SeenContext value={value}>{children}</SeenContext>
}

/** What others changed since this person looked. */
export function useSeen(): Seen {
  return useContext(SeenContext)
}
