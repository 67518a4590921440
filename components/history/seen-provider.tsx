'use client'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useCollaboration } from '@/components/editor/collab-provider'
import type { OwnRescued, SeenAnswer, UnseenDraft } from '@/lib/versions/schema'

// Marks may come a moment after the page: what is needed to write comes first.
const FIRST_MS = 800
const AGAIN_MS = 10_000

interface Seen {
  /** Null until the server has told; then by draft id. */
  unseen: ReadonlyMap<string, UnseenDraft> | null
  /** This person has looked at it now: the mark goes. */
  saw: (draftId: string) => void
  /** What this person typed into places that others deleted meanwhile, and has not looked after yet. */
  rescued: readonly OwnRescued[]
  /** They put it into the text again or let it go. */
  settle: (id: string) => void
}

const NOTHING: Seen = { unseen: null, saw: () => {}, rescued: [], settle: () => {} }
const SeenContext = createContext<Seen>(NOTHING)

/** Which drafts others changed since this person looked; follows what the server tells. Off for who sees no versions. */
export function SeenProvider({ isOn, children }: { isOn: boolean; children: ReactNode }) {
  const { hub, reportId, userId } = useCollaboration()
  const [unseen, setUnseen] = useState<ReadonlyMap<string, UnseenDraft> | null>(null)
  const [rescued, setRescued] = useState<readonly OwnRescued[]>([])
  useEffect(() => {
    if (!isOn || !hub) return
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = async () => {
      timer = undefined
      try {
        const response = await fetch(`/reports/${reportId}/unseen`, { signal: controller.signal })
        if (!response.ok) return
        const answer = (await response.json()) as SeenAnswer
        setUnseen(new Map(answer.drafts.map((draft) => [draft.draftId, draft])))
        setRescued((known) =>
          JSON.stringify(known) === JSON.stringify(answer.rescued) ? known : answer.rescued,
        )
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
  const settle = useCallback(
    (id: string) => {
      setRescued((known) => known.filter((each) => each.id !== id))
      // Should it not arrive, they are told again with the next page.
      void fetch(`/reports/${reportId}/rescued`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id }),
      }).catch(() => undefined)
    },
    [reportId],
  )
  const value = useMemo(
    () => (isOn ? { unseen, saw, rescued, settle } : NOTHING),
    [isOn, unseen, saw, rescued, settle],
  )
  return <SeenContext value={value}>{children}</SeenContext>
}

/** What others changed since this person looked, and what of theirs has no place. */
export function useSeen(): Seen {
  return useContext(SeenContext)
}
