import { exportLedger } from '@/lib/claims-ledger/export-ledger'
import { download, route } from '@/lib/next/route'

/** The claims ledger as a file for spreadsheets. */
export const GET = route<{ reportId: string }>(async ({ session, params }) =>
  download(await exportLedger(session.userId, params.reportId)),
)
