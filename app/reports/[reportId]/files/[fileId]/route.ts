import { route, streamedDownload } from '@/lib/next/route'
import { downloadFile } from '@/lib/reports/download-file'

/** A file as the State or the Committee published it, byte by byte. */
export const GET = route<{ reportId: string; fileId: string }>(async ({ session, params }) =>
  streamedDownload(await downloadFile(session.userId, params)),
)
