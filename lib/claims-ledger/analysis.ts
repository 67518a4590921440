import { db } from '@/lib/db'
import { repositoryRoot } from '@/lib/env'
import type { InputJsonValue } from '@/lib/generated/prisma/internal/prismaNamespace'
import { type AnalysisInput, analysisInput } from './analysis-input'
import { type Analysis, analyseInThread } from './analysis-thread'

const underWay = new Map<string, Promise<Analysis>>()
let last: Promise<unknown> = Promise.resolve()

/**
 * The claims and contradictions of a report's reply as it is now, with what they were found in; null while it has no
 * reply. Found once and kept; whoever asks meanwhile waits for the same thread. The caller has checked the rights.
 */
export async function analysisOf(
  reportId: string,
): Promise<{ input: AnalysisInput; analysis: Analysis } | null> {
  const input = await analysisInput(reportId)
  if (!input) return null
  const { stateReplyId, key } = input
  const kept = await db.replyAnalysis.findUnique({ where: { stateReplyId } })
  if (kept?.key === key) {
    const { claims, contradictions } = kept as unknown as Analysis
    return { input, analysis: { claims, contradictions } }
  }
  let finding = underWay.get(key)
  if (!finding) {
    finding = find(input).finally(() => underWay.delete(key))
    underWay.set(key, finding)
  }
  return { input, analysis: await finding }
}

async function find({ stateReplyId, key, reply, items }: AnalysisInput): Promise<Analysis> {
  // One at a time: each may take half a gigabyte.
  const mine = last.then(() => analyseInThread({ reply, items }, repositoryRoot()))
  last = mine.catch(() => undefined)
  const analysis = await mine
  const data = {
    key,
    claims: analysis.claims as unknown as InputJsonValue,
    contradictions: analysis.contradictions as unknown as InputJsonValue,
    createdAt: new Date(),
  }
  // The reply may be gone by now, with its report.
  if (await db.stateReply.count({ where: { id: stateReplyId } }))
    await db.replyAnalysis.upsert({
      where: { stateReplyId },
      create: { stateReplyId, ...data },
      update: data,
    })
  return analysis
}
