'use server'
import { action } from '@/lib/next/action'
import { markChangeSeen } from '@/lib/state-replies/mark-change-seen'
import { draftChoice } from '@/lib/state-replies/schema'

export const changeSeen = action(draftChoice, ({ userId }, input) => markChangeSeen(userId, input))
