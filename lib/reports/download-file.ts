import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { FILE_FACTS, type FileFacts, openFile } from '@/lib/files/storage'
import { authorize, isId } from '@/lib/members/authorize'

/**
 * A file that a report's reply or a document of the Committee came from, as it came, for every member. Files of other
 * reports, and of documents still on their way in, are not found here.
 */
export async function downloadFile(
  userId: string,
  { reportId, fileId }: { reportId: string; fileId: string },
): Promise<{ facts: FileFacts; bytes: AsyncGenerator<Uint8Array<ArrayBuffer>> }> {
  await authorize(userId, reportId, 'report.view')
  const facts = isId(fileId)
    ? await db.storedFile.findFirst({
        where: {
          id: fileId,
          OR: [
            { replyVersions: { some: { stateReply: { reportId } } } },
            { committeeDocuments: { some: { reportId } } },
          ],
        },
        select: FILE_FACTS,
      })
    : null
  if (!facts) throw notFound()
  return { facts, bytes: openFile(fileId) }
}
