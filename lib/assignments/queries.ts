import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import { can, type Role } from '@/lib/policy'
import type { Assignments } from './schema'

/** Who writes what. Those who have left the report, or whose role no longer lets them write, are left out. */
export async function assignmentsOf(userId: string, reportId: string): Promise<Assignments> {
  const actor = await authorize(userId, reportId, 'draft.view')
  const [members, rows] = await Promise.all([
    db.membership.findMany({
      where: { reportId },
      orderBy: { createdAt: 'asc' },
      select: { role: true, user: { select: { id: true, name: true } } },
    }),
    db.draftAssignment.findMany({
      where: { draft: { reportId } },
      orderBy: { createdAt: 'asc' },
      select: { draftId: true, userId: true },
    }),
  ])
  const writers = new Map(members.filter(({ role }) => mayWrite(role)).map(({ user }) => [user.id, user]))
  const drafts: Assignments['drafts'] = {}
  for (const row of rows) {
    const writer = writers.get(row.userId)
    if (writer) (drafts[row.draftId] ??= []).push(writer)
  }
  return { drafts, candidates: can(actor, 'draft.assign') ? [...writers.values()] : [] }
}

/** Whether a draft can be given to somebody in this role: to write it, or to write suggestions into it. */
export function mayWrite(role: Role): boolean {
  const actor = { userId: '', role }
  return can(actor, 'draft.edit') || can(actor, 'draft.suggest')
}
