'use client'
import dynamic from 'next/dynamic'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { namedOnly, Nothing } from '@/components/ui/named-only'
import { untilThere } from '@/components/ui/until-there'
import { SCHEMA_VERSION } from '@/lib/richtext/version'
import type { Counting, DraftWords, Hub } from './connection/hub'
import { Observable } from './connection/observable'
import type { Line } from './connection/socket'
import type { Place, PresentPerson } from './presence/presence'

export type { Place, PresentPerson } from './presence/presence'

// Yjs and the protocol are a third of the editor: fetched beside the page's own script, not before it can be used.
let load: () => Promise<typeof import('./connection/hub-registry')>
const ScriptsNamed = dynamic(namedOnly((load = () => import('./connection/hub-registry'))), {
  loading: Nothing,
})
// Made once: nothing drawn anew is to touch it while the page comes to life.
const scriptsNamed = <ScriptsNamed />
const hubs = typeof window === 'undefined' ? null : untilThere(load)
// Whoever waits for it sees the failure; nobody may be waiting yet.
hubs?.catch(() => {})

interface Collaboration {
  /** Null until the page runs in the browser. */
  hub: Hub | null
  reportId: string
  userId: string
}

const CollaborationContext = createContext<Collaboration | null>(null)

export interface CollabProviderProps {
  reportId: string
  user: { id: string; name: string }
  /** The version of the document schema that this page was built with; only tests say another. */
  schemaVersion?: number
  children: ReactNode
}

/**
 * Connects everything below it to the report: one socket per tab, the report's channel, and a draft for each editor.
 * Renders its children at once; what they show fills in when the line stands.
 */
export function CollabProvider({
  reportId,
  user,
  schemaVersion = SCHEMA_VERSION,
  children,
}: CollabProviderProps) {
  const [hub, setHub] = useState<Hub | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const { id, name } = user
  useEffect(() => {
    let release: (() => void) | null = null
    let hasLeft = false
    hubs?.then(({ acquireHub, releaseHub }) => {
      if (hasLeft) return
      const acquired = acquireHub({ reportId, user: { id, name }, schemaVersion })
      release = () => releaseHub(acquired)
      setHub(acquired)
    }, setFailure)
    return () => {
      hasLeft = true
      setHub(null)
      release?.()
    }
  }, [reportId, id, name, schemaVersion])
  // To the page's error boundary, which offers to try again.
  if (failure) throw failure
  const value = useMemo(() => ({ hub, reportId, userId: id }), [hub, reportId, id])
  return (
    <CollaborationContext value={value}>
      {scriptsNamed}
      {children}
    </CollaborationContext>
  )
}

/** The connection of the nearest CollabProvider. @throws outside of one. */
export function useCollaboration(): Collaboration {
  const collaboration = useContext(CollaborationContext)
  if (!collaboration) throw new Error('this needs a CollabProvider around it')
  return collaboration
}

/** Follows an observable value; `fallback` stands in while there is none, and must always be the same object. */
export function useObservable<T>(
  observable: Pick<Observable<T>, 'get' | 'subscribe'> | undefined,
  fallback: T,
): T {
  return useSyncExternalStore(
    observable?.subscribe ?? subscribeToNothing,
    observable?.get ?? (() => fallback),
    () => fallback,
  )
}

const subscribeToNothing = () => () => {}
const NOBODY: PresentPerson[] = []
const NO_DRAFTS: ReadonlySet<string> = new Set()
const NO_COUNTS: ReadonlyMap<string, DraftWords> = new Map()
const NO_NOTES: ReadonlyMap<string, number> = new Map()

/** Who has this report open now, oneself included, each person once. */
export function useReportPresence(): PresentPerson[] {
  return useObservable(useCollaboration().hub?.people, NOBODY)
}

/** The word counts of the drafts as the server, or the editor that is open here, knows them; by draft id. */
export function useDraftCounts(): ReadonlyMap<string, DraftWords> {
  return useObservable(useCollaboration().hub?.counts, NO_COUNTS)
}

/** How many footnotes the drafts have; by draft id. */
export function useDraftNotes(): ReadonlyMap<string, number> {
  return useObservable(useCollaboration().hub?.notes, NO_NOTES)
}

/** What words are counted by; null until the server has said more than the page was told when it was made. */
export function useCounting(): Counting | null {
  return useObservable(useCollaboration().hub?.counting, null)
}

/** The drafts of this report of which this device holds edits that the server does not have. */
export function useUnsentDrafts(): ReadonlySet<string> {
  return useObservable(useCollaboration().hub?.drafts.unsentDrafts, NO_DRAFTS)
}

/** How often the State's reply, or what the Committee asked, has changed since this page was opened. */
export function useReplyChanges(): number {
  return useObservable(useCollaboration().hub?.replyChanges, 0)
}

/** How often what the drafts quote of the reply has changed since this page was opened. */
export function useQuotationChanges(): number {
  return useObservable(useCollaboration().hub?.quotationChanges, 0)
}

/** Tells the others where this person is, as long as the component stands. */
export function usePlace(place: Place | null): void {
  const { hub } = useCollaboration()
  const kind = place?.kind ?? null
  const draftId = place?.kind === 'draft' ? place.draftId : null
  useEffect(() => {
    if (!hub || !kind) return
    hub.setPlace(kind === 'draft' && draftId ? { kind, draftId } : { kind: 'home' })
    return () => hub.setPlace(null)
  }, [hub, kind, draftId])
}

/** How the line to the server is; `signedOut` when it will not come back without signing in. */
export function useConnectionState(): Line | 'signedOut' {
  const { hub } = useCollaboration()
  const line = useObservable<Line>(hub?.socket.line, 'connecting')
  const refusal = useObservable(hub?.refusal, null)
  return refusal === 'session' ? 'signedOut' : line
}

/** Whom this tab follows from place to place; `follow(null)` ends it. `follow` stays the same. */
export function useFollowing(): {
  followed: PresentPerson | null
  follow: (person: PresentPerson | null) => void
} {
  const { hub } = useCollaboration()
  const followed = useObservable<PresentPerson | null>(hub?.following, null)
  const follow = useCallback((person: PresentPerson | null) => hub?.following.set(person), [hub])
  return { followed, follow }
}
