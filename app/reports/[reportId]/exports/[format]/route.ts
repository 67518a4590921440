import { notFound } from '@/lib/errors'
import { isFormat } from '@/lib/export/formats'
import { download, route } from '@/lib/next/route'
import { exportReport } from '@/lib/reports/export-report'

/** The report as a file to keep: `docx` or `html`. Made anew for every request. */
export const GET = route<{ reportId: string; format: string }>(async ({ session, params }) => {
  const { reportId, format } = params
  if (!isFormat(format)) throw notFound()
  return download(await exportReport({ userId: session.userId, reportId, format }))
})
