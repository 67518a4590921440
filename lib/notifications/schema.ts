import { z } from 'zod'

/** What people are told of, in the order in which they choose. */
export const NOTIFICATION_KINDS = ['mention', 'reply', 'thread', 'assignment'] as const
export type Kind = (typeof NOTIFICATION_KINDS)[number]

/** Where something happened: `href` is an address on this origin. */
export interface NotificationPlace {
  href: string
  /** A question's label as printed; null for a chapter, or for the report as a whole. */
  question: string | null
  /** As in the database; null for a question. */
  chapter: 'executive_summary' | 'introduction' | 'general_recommendations' | null
}

/** One thing that a person is told of. */
export interface NotificationView {
  id: string
  kind: Kind
  reportTitle: string
  /** Null when that person is no more. */
  actor: string | null
  place: NotificationPlace
  /** ISO 8601. */
  at: string
  isRead: boolean
}

/** A page of notifications, newest first. */
export interface NotificationPage {
  notifications: NotificationView[]
  unread: number
  /** For the next page; null at the end. */
  before: string | null
}

/** Whether a person hears of a kind, in the app and by mail. */
export interface NotificationWish {
  kind: Kind
  inApp: boolean
  byMail: boolean
}

export const notificationChoice = z.object({
  /** Without it: all of them. */
  ids: z.array(z.uuid('notFound')).max(500).optional(),
})
export type NotificationChoice = z.output<typeof notificationChoice>

export const wishChange = z.object({
  kind: z.enum(NOTIFICATION_KINDS),
  inApp: z.boolean(),
  byMail: z.boolean(),
})
