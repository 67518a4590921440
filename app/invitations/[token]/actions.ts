'use server'
import { acceptInvitation } from '@/lib/members/accept-invitation'
import { acceptance } from '@/lib/members/schema'
import { action } from '@/lib/next/action'

export const accept = action(acceptance, acceptInvitation)
