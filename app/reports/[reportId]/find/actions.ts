'use server'
import { replaceInReport } from '@/lib/drafts/search/replace-in-report'
import { replaceInput, takeBackInput } from '@/lib/drafts/search/schema'
import { takeBackReplacement } from '@/lib/drafts/search/take-back-replacement'
import { action } from '@/lib/next/action'

export const replace = action(replaceInput, ({ userId }, input) => replaceInReport(userId, input))
export const takeBack = action(takeBackInput, ({ userId }, input) => takeBackReplacement(userId, input))
