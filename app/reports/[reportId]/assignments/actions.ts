'use server'
import { assignDraft } from '@/lib/assignments/assign-draft'
import { assignmentChoice } from '@/lib/assignments/schema'
import { unassignDraft } from '@/lib/assignments/unassign-draft'
import { action } from '@/lib/next/action'

export const assign = action(assignmentChoice, ({ userId }, input) => assignDraft(userId, input))
export const unassign = action(assignmentChoice, ({ userId }, input) => unassignDraft(userId, input))
