'use server'
import { action } from '@/lib/next/action'
import { changeWish } from '@/lib/notifications/change-wish'
import { markRead } from '@/lib/notifications/mark-read'
import { notificationChoice, wishChange } from '@/lib/notifications/schema'

export const read = action(notificationChoice, ({ userId }, input) => markRead(userId, input))
export const wish = action(wishChange, ({ userId }, input) => changeWish(userId, input))
