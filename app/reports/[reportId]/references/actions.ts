'use server'
import { action } from '@/lib/next/action'
import { anchorBlock } from '@/lib/references/anchor-block'
import { anchorChoice } from '@/lib/references/schema'

export const anchor = action(anchorChoice, ({ userId }, input) => anchorBlock(userId, input))
