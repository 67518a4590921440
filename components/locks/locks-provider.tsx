'use client'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useCollaboration } from '@/components/editor/collab-provider'
import type { Answer } from '@/components/ui/use-action'
import type { DraftLock, DraftLocks } from '@/lib/drafts/schema'

export interface LockActions {
  lock: (input: { draftId: string; reason: string }) => Promise<Answer<void>>
  unlock: (input: { draftId: string }) => Promise<Answer<void>>
}

interface LocksState extends LockActions {
  locks: DraftLocks
}

const NONE: DraftLocks = {}
const LocksContext = createContext<LocksState | null>(null)

/** Knows which drafts are locked, from the page on, and follows it. */
export function LocksProvider(props: { locks: DraftLocks; actions: LockActions; children: ReactNode }) {
  const { actions, children } = props
  const { hub, reportId } = useCollaboration()
  const [locks, setLocks] = useState(props.locks)
  const load = useCallback(async () => {
    try {
      const response = await fetch(`/reports/${reportId}/locks`)
      if (response.ok) setLocks((await response.json()) as DraftLocks)
    } catch {
      // Without a line what was known stands; the server takes nothing into a locked draft, whatever is known here.
    }
  }, [reportId])
  useEffect(() => {
    if (!hub) return
    const unlisten = hub.listen(({ type }) => void (type === 'lockChanged' && load()))
    // What happened while there was no line was told to nobody.
    const unsubscribe = hub.socket.line.subscribe(() => void (hub.socket.line.get() === 'online' && load()))
    return () => {
      unlisten()
      unsubscribe()
    }
  }, [hub, load])
  const { lock, unlock } = actions
  const value = useMemo<LocksState>(
    () => ({
      locks,
      // The one who changed it does not wait for the socket.
      lock: (input) => lock(input).finally(() => void load()),
      unlock: (input) => unlock(input).finally(() => void load()),
    }),
    [locks, lock, unlock, load],
  )
  return <LocksContext value={value}>{children}</LocksContext>
}

/** How a draft is locked; null when it is open, or where nobody knows of locks. */
export function useDraftLock(draftId: string): DraftLock | null {
  return useContext(LocksContext)?.locks[draftId] ?? null
}

/** All locked drafts. */
export function useDraftLocks(): DraftLocks {
  return useContext(LocksContext)?.locks ?? NONE
}

/** Locking and unlocking. @throws outside of a LocksProvider. */
export function useLockActions(): LockActions {
  const state = useContext(LocksContext)
  if (!state) throw new Error('this needs a LocksProvider around it')
  return state
}
