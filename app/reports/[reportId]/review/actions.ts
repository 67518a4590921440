'use server'
import { action } from '@/lib/next/action'
import { discardImport } from '@/lib/review-copies/discard-import'
import { dismissConflict } from '@/lib/review-copies/dismiss-conflict'
import { conflictChoice, importChoice, proposalChoice } from '@/lib/review-copies/schema'
import { settleProposals } from '@/lib/review-copies/settle-proposals'
import { takeImport } from '@/lib/review-copies/take-import'
import { undoImport } from '@/lib/review-copies/undo-import'

export const take = action(importChoice, ({ userId }, input) => takeImport(userId, input))
export const undo = action(importChoice, ({ userId }, input) => undoImport(userId, input))
export const discard = action(importChoice, ({ userId }, input) => discardImport(userId, input))
export const dismiss = action(conflictChoice, ({ userId }, input) => dismissConflict(userId, input))
export const settle = action(proposalChoice, ({ userId }, input) => settleProposals(userId, input))
