import { exportNow } from '@/lib/exports/export-now'
import { exportOptions } from '@/lib/exports/schema'
import { checkSite } from '@/lib/next/origin'
import { route, streamedDownload } from '@/lib/next/route'

/**
 * The report as a file, for programs: `docx`, `pdf`, …; the page of exports shows it among the others. `variant` says for
 * whom (`public`, `confidential`), and must where the report does not; `reading=final` is as if all suggestions were
 * accepted. It makes the file, so no page of another site may have a browser ask for it.
 */
export const GET = route<{ reportId: string; format: string }>(async ({ session, params, request }) => {
  checkSite(request.headers)
  const query = new URL(request.url).searchParams
  const { variant, ...options } = { variant: null, ...Object.fromEntries(query) }
  const what = { ...params, variant, options: exportOptions.parse(options) }
  return streamedDownload(await exportNow(session.userId, what, request.signal))
})
