'use server'
import { dismissContradiction } from '@/lib/claims-ledger/dismiss-contradiction'
import { restoreContradiction } from '@/lib/claims-ledger/restore-contradiction'
import { contradictionChoice } from '@/lib/claims-ledger/schema'
import { action } from '@/lib/next/action'

export const dismiss = action(contradictionChoice, ({ userId }, input) => dismissContradiction(userId, input))
export const restore = action(contradictionChoice, ({ userId }, input) => restoreContradiction(userId, input))
