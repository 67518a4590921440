import { openExportFile } from '@/lib/exports/queries'
import { route, streamedDownload } from '@/lib/next/route'

/** The file of an export, as long as it is kept. */
export const GET = route<{ reportId: string; exportId: string }>(async ({ session, params }) =>
  streamedDownload(await openExportFile(session.userId, params)),
)
