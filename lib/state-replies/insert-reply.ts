import { randomUUID } from 'node:crypto'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { asJson } from '@/lib/intake/as-json'
import type { StateReply } from '@/lib/parsing'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'
import { NOTHING_MATCHES, planRows, versionContentOf } from './plan-rows'
import { insertRows } from './write-rows'

/** A reply with what it was made of. */
export interface NewReply {
  document: SourceDocument
  outline: Outline
  reply: StateReply
  /** The file as it came; null for one that was typed. */
  file: { id: string; sha256: string } | null
}

/** The columns of a reply that its document says, whichever way it came. */
export function replyColumns({ document, outline, reply, file }: NewReply) {
  return {
    committee: reply.committee,
    committeeName: reply.committeeName,
    session: reply.session,
    sessionDates: reply.sessionDates ? asJson(reply.sessionDates) : Prisma.DbNull,
    state: reply.state,
    stateName: reply.stateName,
    symbol: reply.symbol,
    title: reply.title,
    dateReceived: reply.dateReceived ? new Date(`${reply.dateReceived}T00:00:00Z`) : null,
    language: reply.language,
    header: reply.header,
    notes: reply.notes,
    warnings: asJson(reply.warnings),
    source: document.text,
    sourceSha256: file?.sha256 ?? '',
    document: asJson(document),
    outline: asJson(outline),
  }
}

/** Writes the whole reply of a report that has none, as its first version, within the caller's transaction. */
export async function insertReply(
  tx: Database,
  { reportId, createdById, ...made }: NewReply & { reportId: string; createdById: string | null },
): Promise<void> {
  const stateReplyId = randomUUID()
  const { sections } = planRows({
    before: [],
    reply: made.reply,
    matching: NOTHING_MATCHES,
    version: 1,
    usedAnchors: [],
    isRevision: false,
  })
  await tx.stateReply.create({
    data: { id: stateReplyId, reportId, ...replyColumns(made) },
    select: { id: true },
  })
  await insertRows(tx, { stateReplyId, reportId }, sections)
  await tx.stateReplyVersion.create({
    data: {
      stateReplyId,
      version: 1,
      reason: 'imported',
      createdById,
      fileId: made.file?.id ?? null,
      content: asJson(versionContentOf(sections, made.reply)),
    },
    select: { id: true },
  })
}
