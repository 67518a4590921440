import { z } from 'zod'

/** Somebody to whom a draft is, or can be, given. */
export interface Assignee {
  id: string
  name: string
}

/** Who writes what in a report. */
export interface Assignments {
  /** By draft id, those who write it, in the order in which it was given to them. */
  drafts: Record<string, Assignee[]>
  /** To whom a draft can be given; empty for who may not give any. */
  candidates: Assignee[]
}

export const assignmentChoice = z.object({
  draftId: z.uuid('notFound'),
  userId: z.uuid('notFound'),
})
export type AssignmentChoice = z.output<typeof assignmentChoice>
