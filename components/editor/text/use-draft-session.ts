import { useEffect, useState } from 'react'
import { useDraftLock } from '@/components/locks/locks-provider'
import { useCollaboration, useObservable } from '../collab-provider'
import type { DraftSession } from '../connection/draft-session'

const NEVER_RENEWED: ReadonlyMap<string, number> = new Map()

/** The draft on this tab's connection while the component stands; null until the connection is there. */
export function useDraftSession(draftId: string, canEdit: boolean): DraftSession | null {
  const { hub } = useCollaboration()
  const [session, setSession] = useState<DraftSession | null>(null)
  const isLocked = useDraftLock(draftId) !== null
  const renewals = useObservable(hub?.drafts.renewals, NEVER_RENEWED).get(draftId)
  useEffect(() => {
    if (!hub) return
    setSession(hub.drafts.acquire(draftId, canEdit, isLocked))
    return () => {
      setSession(null)
      hub.drafts.release(draftId)
    }
    // A change of the right is told to the session below, without opening it anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [hub, draftId, renewals])
  useEffect(() => session?.allow(canEdit, isLocked), [session, canEdit, isLocked])
  return session
}
