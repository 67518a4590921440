import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { isId } from '@/lib/members/authorize'
import { can } from '@/lib/policy'
import { chapterSlug } from '@/lib/reports/chapters'
import { NEEDS } from './needs'
import {
  NOTIFICATION_KINDS,
  type NotificationPage,
  type NotificationPlace,
  type NotificationView,
  type NotificationWish,
} from './schema'

const PAGE = 50

const draftPlace = {
  select: { chapter: true, question: { select: { slug: true, label: true } } },
} as const

const shown = {
  id: true,
  kind: true,
  reportId: true,
  createdAt: true,
  readAt: true,
  report: { select: { title: true } },
  actor: { select: { name: true } },
  draft: draftPlace,
  thread: {
    select: {
      id: true,
      paragraph: true,
      draft: draftPlace,
      anchors: { take: 1, select: { draft: draftPlace } },
    },
  },
} as const satisfies Prisma.NotificationSelect

type Row = Prisma.NotificationGetPayload<{ select: typeof shown }>

/** What this person is told of, newest first, 50 at a time. What they may see no longer is left out, as if it were not. */
export async function notificationsOf(userId: string, before?: string): Promise<NotificationPage> {
  const where = await visibleTo(userId)
  const rows = await db.notification.findMany({
    where: { ...where, ...(before && isId(before) && { id: { lt: before } }) },
    // Ids are of version 7: in the order of time.
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: shown,
  })
  const slugs = await slugsOf(rows)
  return {
    notifications: rows.slice(0, PAGE).map((row) => view(row, slugs)),
    unread: await db.notification.count({ where: { ...where, readAt: null } }),
    before: rows.length > PAGE ? rows[PAGE - 1]!.id : null,
  }
}

/** How much of it this person has not read. */
export async function unreadNotifications(userId: string): Promise<number> {
  return db.notification.count({ where: { ...(await visibleTo(userId)), readAt: null } })
}

/** What this person wants to hear of, of every kind. */
export async function wishesOf(userId: string): Promise<NotificationWish[]> {
  const settings = await db.notificationSetting.findMany({ where: { userId } })
  return NOTIFICATION_KINDS.map((kind) => {
    const setting = settings.find((each) => each.kind === kind)
    return { kind, inApp: setting?.inApp ?? true, byMail: setting?.byMail ?? true }
  })
}

/** Their own, shown in the app, of reports in which their role still lets them see what each is about. */
async function visibleTo(userId: string): Promise<Prisma.NotificationWhereInput> {
  const memberships = await db.membership.findMany({
    where: { userId },
    select: { reportId: true, role: true },
  })
  const seen = memberships.map(({ reportId, role }) => ({
    reportId,
    kind: { in: NOTIFICATION_KINDS.filter((kind) => can({ userId, role }, NEEDS[kind])) },
  }))
  return { userId, inApp: true, OR: seen }
}

// A paragraph's question: by its anchor, which is unique in a report.
async function slugsOf(rows: readonly Row[]): Promise<Map<string, { slug: string; label: string }>> {
  const wanted = rows.flatMap(({ reportId, thread }) =>
    thread?.paragraph ? [{ anchor: thread.paragraph, question: { stateReply: { reportId } } }] : [],
  )
  if (wanted.length === 0) return new Map()
  const paragraphs = await db.replyParagraph.findMany({
    where: { OR: wanted },
    select: {
      anchor: true,
      question: { select: { slug: true, label: true, stateReply: { select: { reportId: true } } } },
    },
  })
  return new Map(
    paragraphs.map(
      ({ anchor, question }) => [`${question.stateReply.reportId} ${anchor}`, question] as const,
    ),
  )
}

function view(row: Row, slugs: Map<string, { slug: string; label: string }>): NotificationView {
  const { id, kind, report, actor, createdAt, readAt } = row
  return {
    id,
    kind,
    reportTitle: report.title,
    actor: actor?.name ?? null,
    place: placeOf(row, slugs),
    at: createdAt.toISOString(),
    isRead: readAt !== null,
  }
}

function placeOf(
  { reportId, draft, thread }: Row,
  slugs: Map<string, { slug: string; label: string }>,
): NotificationPlace {
  const end = thread ? `?thread=${thread.id}` : ''
  const at = thread?.anchors[0]?.draft ?? thread?.draft ?? draft
  const home = `/reports/${reportId}`
  if (at?.chapter)
    return { href: `${home}/chapters/${chapterSlug(at.chapter)}${end}`, question: null, chapter: at.chapter }
  const question = thread?.paragraph ? slugs.get(`${reportId} ${thread.paragraph}`) : at?.question
  if (!question) return { href: home, question: null, chapter: null }
  return {
    href: `${home}/questions/${encodeURIComponent(question.slug)}${end}`,
    question: question.label,
    chapter: null,
  }
}
