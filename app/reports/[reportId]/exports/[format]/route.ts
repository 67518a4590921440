import { notFound } from '@/lib/errors'
import { isFormat } from '@/lib/export/formats'
import { download, route } from '@/lib/next/route'
import { exportReport } from '@/lib/reports/export-report'

/**
 * The report as a file to keep: `docx` or `html`. Made anew for every request, without what is only suggested; with
 * `?suggestions=accepted` as if all of it were accepted.
 */
export const GET = route<{ reportId: string; format: string }>(async ({ session, params, request }) => {
  const { reportId, format } = params
  if (!isFormat(format)) throw notFound()
  const isFinal = new URL(request.url).searchParams.get('suggestions') === 'accepted'
  const reading = isFinal ? 'final' : 'original'
  return download(await exportReport({ userId: session.userId, reportId, format, reading }))
})
