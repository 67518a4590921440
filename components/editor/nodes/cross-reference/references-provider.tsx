'use client'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Answer } from '@/components/ui/use-action'
import type { AnchorChoice, ReportReferences } from '@/lib/references/schema'
import { useCollaboration, useDraftCounts } from '../../collab-provider'

/** Numbers follow what others write by so much: the report is compiled for them. */
const FOLLOWS_MS = 5_000

interface ReferencesState {
  /** Null until somebody asked and they came. */
  known: ReportReferences | null
  hasFailed: boolean
  /** Asks for them, and from then on follows what is written. */
  ask: () => void
  /** Gives a block its name; what a cross-reference stores of it. */
  anchor: (choice: AnchorChoice) => Promise<Answer<string>>
}

const ReferencesContext = createContext<ReferencesState | null>(null)

/**
 * Knows the tables, figures, paragraphs and annexes of the report as it is compiled now, for whoever refers to one or reads
 * a reference to one. Nothing is fetched before that.
 */
export function ReferencesProvider({
  anchor,
  children,
}: {
  anchor: ReferencesState['anchor']
  children: ReactNode
}) {
  const { reportId } = useCollaboration()
  const counts = useDraftCounts()
  const [known, setKnown] = useState<ReportReferences | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const running = useRef<AbortController | null>(null)
  const load = useCallback(async () => {
    running.current?.abort()
    const gone = new AbortController()
    running.current = gone
    try {
      const response = await fetch(`/reports/${reportId}/references`, { signal: gone.signal })
      if (!response.ok) throw new Error(String(response.status))
      setKnown((await response.json()) as ReportReferences)
      setFailed(false)
    } catch {
      // What was known stands.
      if (!gone.signal.aborted) setFailed(true)
    }
  }, [reportId])
  useEffect(() => () => running.current?.abort(), [])
  const before = useRef(counts)
  useEffect(() => {
    if (!isAsked || before.current === counts) return
    const timer = setTimeout(() => {
      before.current = counts
      void load()
    }, FOLLOWS_MS)
    return () => clearTimeout(timer)
  }, [counts, isAsked, load])
  const ask = useCallback(() => {
    setAsked(true)
    void load()
  }, [load])
  const value = useMemo(
    () => ({
      ...{ known, hasFailed },
      ask,
      anchor: (choice: AnchorChoice) => anchor(choice).finally(() => void load()),
    }),
    [known, hasFailed, ask, load, anchor],
  )
  return <ReferencesContext value={value}>{children}</ReferencesContext>
}

/** What the report's references may lead to; null where there is no report around. */
export function useReportReferences(): ReferencesState | null {
  return useContext(ReferencesContext)
}
