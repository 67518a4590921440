import { randomUUID } from 'node:crypto'
import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { removeFileIfUnused } from '@/lib/files/storage'
import { finishIntake, readyIntake } from '@/lib/intake/finish-intake'
import { itemsAside } from '@/lib/intake/reply-aside'
import type { IntakeChoice } from '@/lib/intake/schema'
import { authorize } from '@/lib/members/authorize'
import { lockReport } from '@/lib/members/lock-report'
import { asJson } from '@/lib/intake/as-json'
import { announce } from './announce'
import { pairLinks } from './pair-links'

/**
 * Makes a document of the Committee of a reviewed intake, in place of the one of its kind that the report has. Links
 * that a person made or parted go on where an item with the same label is there again.
 * @throws AppError `conflict` / `intakeNotReady`, `outlineChangedMeanwhile`; `invalid_input` / `committeeItemsNone`.
 */
export async function addCommitteeDocument(
  userId: string,
  { intakeId }: IntakeChoice,
): Promise<{ reportId: string }> {
  const { intake, document, outline } = await readyIntake(userId, intakeId)
  const { kind, reportId } = intake
  if (kind === 'state_reply' || reportId === null) throw new AppError('conflict', 'intakeNotReady')
  const made = await itemsAside(document, kind, outline)
  if (made.items.length === 0) throw new AppError('invalid_input', 'committeeItemsNone')

  await db.$transaction(
    async (tx) => {
      await lockReport(tx, reportId)
      await authorize(userId, reportId, 'documents.manage', tx)
      const file = await finishIntake(tx, userId, intake)
      const old = await tx.committeeDocument.findUnique({
        where: { reportId_kind: { reportId, kind } },
        select: {
          id: true,
          fileId: true,
          items: { select: { slug: true, partedFrom: true, links: { where: { origin: 'person' } } } },
        },
      })
      const said = new Map(old?.items.map((item) => [item.slug, item]))
      if (old) await tx.committeeDocument.delete({ where: { id: old.id }, select: { id: true } })
      const { id: documentId } = await tx.committeeDocument.create({
        data: {
          ...{ reportId, kind, title: made.title, symbol: made.symbol, language: made.language },
          ...{ document: asJson(document), outline: asJson(outline), fileId: file?.id ?? null },
        },
        select: { id: true },
      })
      const items = made.items.map(
        ({ label, slug, number, letters, refs, lead, heading, text }, position) => ({
          ...{ id: randomUUID(), documentId, position },
          ...{ label, slug, number, letters, refs, lead, heading, text },
          partedFrom: said.get(slug)?.partedFrom ?? [],
        }),
      )
      await tx.committeeItem.createMany({ data: items })
      await tx.committeeItemLink.createMany({
        data: items.flatMap(({ id, slug }) =>
          (said.get(slug)?.links ?? []).map(({ questionId, origin }) => ({ itemId: id, questionId, origin })),
        ),
      })
      await pairLinks(tx, reportId)
      if (old?.fileId) await removeFileIfUnused(tx, old.fileId)
      await audit(tx, {
        action: 'committee-document.added',
        actorId: userId,
        reportId,
        details: { kind, items: items.length },
      })
    },
    { timeout: 60_000 },
  )
  await announce(reportId)
  return { reportId }
}
