import { pairLinks } from '@/lib/committee-documents/pair-links'
import type { Database } from '@/lib/db'
import type { ReplyVersionReason } from '@/lib/generated/prisma/enums'
import { asJson } from '@/lib/intake/as-json'
import { type NewReply, replyColumns } from './insert-reply'
import { type Plan, type SectionRows, versionContentOf } from './plan-rows'
import { updateRows } from './write-rows'

/** The next version of a report's reply. */
export interface NextVersion extends NewReply {
  stateReplyId: string
  reportId: string
  version: number
  reason: ReplyVersionReason
  createdById: string
  before: SectionRows[]
  plan: Plan
}

/**
 * Makes a reply its next version, within the caller's transaction: its rows, what it was made of, the version for good,
 * the links of what the Committee asked, and a flag on every draft whose question says something else now.
 */
export async function writeVersion(tx: Database, next: NextVersion): Promise<void> {
  const { stateReplyId, reportId, version, reason, createdById, before, plan, file, reply } = next
  await updateRows(tx, { stateReplyId, reportId }, plan, before)
  const columns = replyColumns(next)
  // Corrected, it is still the file that came.
  if (reason === 'corrected') delete (columns as Partial<typeof columns>).sourceSha256
  await tx.stateReply.update({
    where: { id: stateReplyId },
    data: { ...columns, version },
    select: { id: true },
  })
  await tx.stateReplyVersion.create({
    data: {
      ...{ stateReplyId, version, reason, createdById, fileId: file?.id ?? null },
      content: asJson(versionContentOf(plan.sections, reply)),
    },
    select: { id: true },
  })
  if (plan.changed.size > 0) await flagDrafts(tx, [...plan.changed], version)
  await pairLinks(tx, reportId)
}

/** Keeps the first version of a reply from before versions were kept: what its rows say. */
export async function keepFirstVersion(
  tx: Database,
  stateReplyId: string,
  before: SectionRows[],
): Promise<void> {
  const { title, symbol, language, version, versions } = await tx.stateReply.findUniqueOrThrow({
    where: { id: stateReplyId },
    select: {
      title: true,
      symbol: true,
      language: true,
      version: true,
      versions: { take: 1, select: { id: true } },
    },
  })
  if (versions.length > 0) return
  const content = asJson(versionContentOf(before, { title, symbol, language }))
  await tx.stateReplyVersion.create({
    data: { stateReplyId, version, reason: 'imported', content },
    select: { id: true },
  })
}

/** Flags the drafts of these questions in which anybody ever wrote: what holds more than the seed. */
async function flagDrafts(tx: Database, questionIds: string[], version: number): Promise<void> {
  await tx.$executeRaw`
    update drafts d set reply_changed_in = ${version}
    where d.question_id = any(${questionIds}::uuid[])
      and (d.words > 0 or d.edited_at is not null
        or exists (select 1 from draft_snapshots s where s.draft_id = d.id)
        or (select count(*) from (select 1 from draft_updates u where u.draft_id = d.id limit 2) seed) > 1)`
}
