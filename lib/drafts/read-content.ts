import { type Database, db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import type { StoredReport } from '@/lib/export/content'
import { readCompilation } from '@/lib/export/settings'

/**
 * A report with the whole text of its drafts, all of one moment, whatever is typed or compacted meanwhile. The caller
 * has checked the rights.
 * @throws AppError `not_found` when there is no such report.
 */
export async function readContentsAtOneMoment(reportId: string): Promise<StoredReport> {
  return db.$transaction((tx) => readContents(tx, reportId), {
    isolationLevel: 'RepeatableRead',
    timeout: 30_000,
  })
}

/**
 * The same within a transaction of the caller's, who chooses its isolation: what the snapshots and the update log hold.
 * @param options.only leaves the texts of all drafts but these out.
 * @throws AppError `not_found` when there is no such report.
 */
export async function readContents(
  tx: Database,
  reportId: string,
  options: { only?: readonly string[] } = {},
): Promise<StoredReport> {
  const report = await tx.report.findUnique({
    where: { id: reportId },
    include: { organisations: { orderBy: { position: 'asc' }, select: { name: true } } },
  })
  if (!report) throw notFound()
  // One query after the other: a transaction has one connection.
  const drafts = await tx.draft.findMany({
    where: { reportId },
    // In an order of their own, so that the same report reads the same every time.
    orderBy: { id: 'asc' },
    select: { id: true, chapter: true, questionId: true },
  })
  const sections = await tx.section.findMany({
    where: { stateReply: { reportId } },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      title: true,
      questions: {
        orderBy: { position: 'asc' },
        select: { id: true, label: true, slug: true, committeeItems: HEADINGS },
      },
    },
  })
  const updates = await readUpdates(tx, reportId, options.only)

  const draftOfQuestion = new Map(drafts.map(({ id, questionId }) => [questionId, id]))
  const textOf = (draftId: string | undefined) => (draftId && updates.get(draftId)) || []
  const { title, committee, session, state, language, contact, publicity } = report
  const organisations = report.organisations.map(({ name }) => name)
  return {
    report: { title, committee, session, state, language, contact, publicity, organisations },
    chapters: drafts.flatMap(({ id, chapter }) =>
      chapter ? [{ chapter, draftId: id, text: textOf(id) }] : [],
    ),
    settings: readCompilation(report.compilation),
    sections: sections.map((section) => ({
      id: section.id,
      title: section.title,
      questions: section.questions.map(({ id, label, slug, committeeItems }) => ({
        ...{ id, label, slug },
        headings: committeeItems.map(({ item }) => item.heading).filter(Boolean),
        draftId: draftOfQuestion.get(id),
        text: textOf(draftOfQuestion.get(id)),
      })),
    })),
  }
}

// In an order of their own, as all that a file is made of.
const HEADINGS = {
  orderBy: { itemId: 'asc' },
  select: { item: { select: { heading: true } } },
} as const

/** By draft: its snapshot, then what the log holds beyond it, in the order in which it was accepted. */
async function readUpdates(
  tx: Database,
  reportId: string,
  only?: readonly string[],
): Promise<Map<string, Uint8Array[]>> {
  const where = { draft: { reportId }, ...(only && { draftId: { in: [...only] } }) }
  const snapshots = await tx.draftSnapshot.findMany({ where, select: { draftId: true, data: true } })
  const log = await tx.draftUpdate.findMany({
    where,
    orderBy: { seq: 'asc' },
    select: { draftId: true, data: true },
  })
  const updates = new Map<string, Uint8Array[]>()
  for (const { draftId, data } of [...snapshots, ...log]) {
    const list = updates.get(draftId)
    if (list) list.push(data)
    else updates.set(draftId, [data])
  }
  return updates
}
