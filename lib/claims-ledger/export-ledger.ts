import { db } from '@/lib/db'
import { translator } from '@/lib/i18n/translator'
import { authorize } from '@/lib/members/authorize'
import { fileName } from '@/lib/reports/file-name'
import { type CsvColumn, CSV_COLUMNS, ledgerCsv } from './csv'
import { claimsLedger } from './queries'

/** The claims of a report's reply as a CSV file, in the reply's order, for whoever may see the report. */
export async function exportLedger(
  userId: string,
  reportId: string,
): Promise<{ filename: string; mime: string; bytes: Uint8Array }> {
  await authorize(userId, reportId, 'report.view')
  const [{ claims }, report] = await Promise.all([
    claimsLedger(userId, reportId),
    db.report.findUniqueOrThrow({
      where: { id: reportId },
      select: { committee: true, session: true, state: true },
    }),
  ])
  const t = translator('claims')
  const text = ledgerCsv(claims, {
    columns: Object.fromEntries(CSV_COLUMNS.map((column) => [column, t(`columns.${column}`)])) as Record<
      CsvColumn,
      string
    >,
    kind: (kind) => t(`kinds.${kind}`),
    yes: t('yes'),
    no: t('no'),
  })
  return {
    filename: fileName(report, 'claims', 'csv'),
    mime: 'text/csv; charset=utf-8',
    bytes: new TextEncoder().encode(text),
  }
}
