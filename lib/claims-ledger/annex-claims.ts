import { db } from '@/lib/db'
import type { ContentClaims, StoredReport } from '@/lib/export/content'
import { analysisOf } from './analysis'
import { contradictionKey } from './contradiction-key'

/**
 * The report with what its annexes are made of, where its settings want any: the claims of the reply, and those of its
 * contradictions that nobody said are none. Found once and kept; the first time after a change it takes seconds, so this is
 * not for within a transaction. The caller has checked the rights.
 */
export async function withClaims(reportId: string, stored: StoredReport): Promise<StoredReport> {
  const annexes = stored.settings?.annexes
  if (!annexes?.claims && !annexes?.contradictions) return stored
  const claims = await annexClaims(reportId)
  return claims ? { ...stored, claims } : stored
}

async function annexClaims(reportId: string): Promise<ContentClaims | null> {
  const found = await analysisOf(reportId)
  if (!found) return null
  const { reply } = found.input
  const { claims, contradictions } = found.analysis
  const dismissed = new Set(
    (await db.dismissedContradiction.findMany({ where: { reportId }, select: { key: true } })).map(
      ({ key }) => key,
    ),
  )
  const wanted = new Set(claims.map(({ paragraph }) => paragraph))
  const texts = new Map(
    reply.sections
      .flatMap(({ questions }) => questions.flatMap(({ paragraphs }) => paragraphs))
      .flatMap(({ id, text }) => (wanted.has(id) ? [[id, text] as const] : [])),
  )
  return {
    language: reply.language || null,
    paragraphs: Object.fromEntries(texts),
    claims: claims.map(({ question, paragraph, start, end, sentence }) => ({
      ...{ label: question, paragraph, start, end },
      sentence: texts.get(paragraph)?.slice(sentence.start, sentence.end) ?? '',
    })),
    contradictions: contradictions
      .filter((contradiction) => !dismissed.has(contradictionKey(contradiction)))
      .map(({ explanation, reason, members }) => ({
        ...{ explanation, reason },
        passages: members.map(({ question, quote }) => ({ label: question, quote })),
      })),
  }
}
