'use client'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useCollaboration } from '@/components/editor/collab-provider'
import type { Answer } from '@/components/ui/use-action'
import type { Assignee, Assignments } from '@/lib/assignments/schema'

type Change = (choice: { draftId: string; userId: string }) => Promise<Answer<void>>

interface AssignmentsState extends Assignments {
  /** Of the one who looks. */
  userId: string
  assign: Change
  unassign: Change
}

const NOBODY: Assignee[] = []
const NONE: Assignments = { drafts: {}, candidates: NOBODY }
const AssignmentsContext = createContext<AssignmentsState | null>(null)

/** Knows who writes what in the report, and follows it. Asks once the page stands; until then it is nobody's. */
export function AssignmentsProvider({
  actions,
  children,
}: {
  actions: { assign: Change; unassign: Change }
  children: ReactNode
}) {
  const { hub, reportId, userId } = useCollaboration()
  const [assignments, setAssignments] = useState(NONE)
  const load = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const response = await fetch(`/reports/${reportId}/assignments`, { signal })
        if (response.ok) setAssignments((await response.json()) as Assignments)
      } catch {
        // Without a line what was known stands.
      }
    },
    [reportId],
  )
  useEffect(() => {
    const gone = new AbortController()
    void load(gone.signal)
    return () => gone.abort()
  }, [load])
  useEffect(() => hub?.listen(({ type }) => void (type === 'assignmentsChanged' && load())), [hub, load])
  const { assign, unassign } = actions
  const value = useMemo(
    () => ({
      ...assignments,
      userId,
      // The one who changed it does not wait for the socket.
      assign: (choice: Parameters<Change>[0]) => assign(choice).finally(() => void load()),
      unassign: (choice: Parameters<Change>[0]) => unassign(choice).finally(() => void load()),
    }),
    [assignments, userId, assign, unassign, load],
  )
  return <AssignmentsContext value={value}>{children}</AssignmentsContext>
}

/** The assignments of the provider around this component. @throws outside of one. */
export function useAssignments(): AssignmentsState {
  const assignments = useContext(AssignmentsContext)
  if (!assignments) throw new Error('this needs an AssignmentsProvider around it')
  return assignments
}

/** Who writes this draft. */
export function useAssignees(draftId: string): Assignee[] {
  return useAssignments().drafts[draftId] ?? NOBODY
}

/** The drafts that are given to the one who looks. */
export function useOwnDrafts(): ReadonlySet<string> {
  const { drafts, userId } = useAssignments()
  return useMemo(
    () =>
      new Set(
        Object.entries(drafts).flatMap(([draftId, people]) =>
          people.some(({ id }) => id === userId) ? [draftId] : [],
        ),
      ),
    [drafts, userId],
  )
}
