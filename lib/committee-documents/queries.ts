import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import type { CommitteeDocumentKind, CommitteeDocumentPage, CommitteeItem, QuestionItem } from './schema'

const ITEM = { id: true, slug: true, label: true, heading: true, lead: true, text: true } as const

/** A report's documents of the Committee, its list of issues first, whole. */
export async function committeeDocumentsOf(
  userId: string,
  reportId: string,
): Promise<CommitteeDocumentPage[]> {
  await authorize(userId, reportId, 'report.view')
  const documents = await db.committeeDocument.findMany({
    where: { reportId },
    orderBy: { kind: 'asc' },
    select: {
      kind: true,
      title: true,
      symbol: true,
      language: true,
      createdAt: true,
      file: { select: { id: true, name: true, size: true, sha256: true } },
      items: {
        orderBy: { position: 'asc' },
        select: {
          ...ITEM,
          links: {
            where: { question: { withdrawnIn: null } },
            orderBy: { question: { position: 'asc' } },
            select: { questionId: true, origin: true, question: { select: { slug: true, label: true } } },
          },
        },
      },
    },
  })
  return documents.map(({ kind, createdAt, items, ...document }) => {
    const linked = items.map(({ links, ...item }) => ({
      ...item,
      links: links.map(({ questionId, origin, question }) => ({ questionId, origin, ...question })),
    }))
    const unpaired = linked.filter(({ links }) => links.length === 0).length
    return {
      ...document,
      kind: kind as CommitteeDocumentKind,
      createdAt: createdAt.toISOString(),
      items: linked,
      unpaired,
    }
  })
}

/** What the list of issues asks and the reply answers nowhere, in order. */
export async function unpairedItems(userId: string, reportId: string): Promise<CommitteeItem[]> {
  await authorize(userId, reportId, 'report.view')
  return db.committeeItem.findMany({
    where: {
      document: { reportId, kind: 'list_of_issues' },
      links: { none: { question: { withdrawnIn: null } } },
    },
    orderBy: { position: 'asc' },
    select: ITEM,
  })
}

/** The items that stand above one question. The caller has checked the rights. */
export async function itemsOfQuestion(questionId: string): Promise<QuestionItem[]> {
  const links = await db.committeeItemLink.findMany({
    where: { questionId },
    orderBy: [{ item: { document: { kind: 'asc' } } }, { item: { position: 'asc' } }],
    select: { origin: true, item: { select: { ...ITEM, document: { select: { kind: true } } } } },
  })
  return links.map(({ origin, item: { document, ...item } }) => ({
    ...item,
    kind: document.kind as CommitteeDocumentKind,
    origin,
  }))
}
