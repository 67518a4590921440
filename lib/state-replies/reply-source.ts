import { readAside } from '@/lib/intake/reply-aside'
import { type Database, db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'

/** What a report's reply was made of. */
export interface ReplySource {
  stateReplyId: string
  version: number
  document: SourceDocument
  outline: Outline
  /** Whether its rows know which block they are; those of replies from before blocks were kept do not. */
  hasBlocks: boolean
}

/**
 * The document and outline of a report's reply. One that has none kept is read again from its text: the same text is
 * read by the same rules. The caller has checked the rights.
 */
export async function replySource(reportId: string, client: Database = db): Promise<ReplySource> {
  const stored = await client.stateReply.findUnique({
    where: { reportId },
    select: { id: true, version: true, document: true, outline: true },
  })
  if (!stored) throw notFound()
  const { id: stateReplyId, version } = stored
  if (stored.document && stored.outline) {
    const document = stored.document as unknown as SourceDocument
    return { stateReplyId, version, document, outline: stored.outline as unknown as Outline, hasBlocks: true }
  }
  const { source } = await client.stateReply.findUniqueOrThrow({
    where: { reportId },
    select: { source: true },
  })
  const [document, outline] = await readAside(new TextEncoder().encode(source), 'reply.txt')
  return { stateReplyId, version, document, outline, hasBlocks: false }
}
