import { useEffect, useState } from 'react'
import { useCollaboration } from '../collab-provider'
import type { DraftSession } from '../connection/draft-session'

/** The draft on this tab's connection while the component stands; null until the connection is there. */
export function useDraftSession(draftId: string, canEdit: boolean): DraftSession | null {
  const { hub } = useCollaboration()
  const [session, setSession] = useState<DraftSession | null>(null)
  useEffect(() => {
    if (!hub) return
    setSession(hub.drafts.acquire(draftId, canEdit))
    return () => {
      setSession(null)
      hub.drafts.release(draftId)
    }
    // A change of the right is told to the session below, without opening it anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [hub, draftId])
  useEffect(() => session?.allow(canEdit), [session, canEdit])
  return session
}
