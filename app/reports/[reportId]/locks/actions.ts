'use server'
import { lockDraft } from '@/lib/drafts/lock-draft'
import { lockInput, unlockInput } from '@/lib/drafts/schema'
import { unlockDraft } from '@/lib/drafts/unlock-draft'
import { action } from '@/lib/next/action'

export const lock = action(lockInput, ({ userId }, input) => lockDraft(userId, input))
export const unlock = action(unlockInput, ({ userId }, input) => unlockDraft(userId, input))
