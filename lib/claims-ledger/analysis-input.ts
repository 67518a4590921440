import { createHash } from 'node:crypto'
import type { AskedItem } from '@/lib/claims'
import { CLAIM_RULES } from '@/lib/claims/version'
import { db } from '@/lib/db'
import type { StateReply } from '@/lib/parsing'

/** What claims are found in: a report's reply as its rows are now, and what the Committee asked. */
export interface AnalysisInput {
  stateReplyId: string
  version: number
  /** Another whenever something else would be found. */
  key: string
  reply: StateReply
  items: AskedItem[]
}

/** The input for a report; null while it has no reply. Questions that the reply has no more are left out. */
export async function analysisInput(reportId: string): Promise<AnalysisInput | null> {
  const row = await db.stateReply.findUnique({
    where: { reportId },
    select: {
      id: true,
      version: true,
      committee: true,
      committeeName: true,
      session: true,
      state: true,
      stateName: true,
      symbol: true,
      title: true,
      dateReceived: true,
      language: true,
      sections: {
        orderBy: { position: 'asc' },
        select: {
          title: true,
          questions: {
            where: { withdrawnIn: null },
            orderBy: { position: 'asc' },
            select: {
              label: true,
              slug: true,
              number: true,
              letters: true,
              refs: true,
              text: true,
              confidence: true,
              committeeItems: {
                where: { item: { document: { kind: 'list_of_issues' } } },
                orderBy: { item: { position: 'asc' } },
                select: { item: { select: { lead: true, text: true } } },
              },
              paragraphs: {
                orderBy: { position: 'asc' },
                select: { anchor: true, text: true, normalised: true },
              },
            },
          },
        },
      },
    },
  })
  if (!row) return null
  const { id: stateReplyId, version, sections, dateReceived, ...header } = row
  const items: AskedItem[] = []
  const reply: StateReply = {
    ...header,
    sessionDates: null,
    dateReceived: dateReceived?.toISOString().slice(0, 10) ?? null,
    header: [],
    notes: [],
    warnings: [],
    sections: sections.map(({ title, questions }) => ({
      title,
      questions: questions.map(({ committeeItems, paragraphs, ...question }) => {
        const asked = committeeItems.map(({ item }) => `${item.lead}\n${item.text}`.trim()).join('\n')
        if (asked !== '') items.push({ slug: question.slug, text: asked })
        return {
          ...question,
          guesses: [],
          blockId: '',
          paragraphs: paragraphs.map(({ anchor, text, normalised }) => ({
            id: anchor,
            text,
            normalised,
            blockId: '',
          })),
        }
      }),
    })),
  }
  const key = createHash('sha256')
    .update(JSON.stringify([CLAIM_RULES, reply, items]))
    .digest('hex')
  return { stateReplyId, version, key, reply, items }
}
