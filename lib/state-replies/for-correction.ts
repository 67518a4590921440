import { authorize } from '@/lib/members/authorize'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'
import { replySource } from './reply-source'

/** A reply to be corrected by whoever may: what `correctReply` takes back. */
export async function replyForCorrection(
  userId: string,
  reportId: string,
): Promise<{ version: number; document: SourceDocument; outline: Outline }> {
  await authorize(userId, reportId, 'reply.correct')
  const { version, document, outline } = await replySource(reportId)
  return { version, document, outline }
}
