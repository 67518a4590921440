import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import type { ListedReport } from '@/lib/reports/list-reports'
import { translator } from '@/lib/i18n/translator'
import { EXPORT_FORMATS, exportOptions, PDF_STANDARDS, READINGS, VARIANTS } from '@/lib/exports/schema'
import { refuseExisting, writeOutput } from './files'

/** `report list` and `report export`: the reports of this installation, whoever wrote them. */
export function addReport(program: Command): void {
  const t = translator('cli.report')
  const report = program.command('report').description(t('description')).helpCommand(false)

  report
    .command('list')
    .description(t('list'))
    .option('--json', t('json'))
    .action(async (options: { json?: boolean }) => {
      const [{ listReports }, { withDatabase }] = await Promise.all([
        import('@/lib/reports/list-reports'),
        import('./database'),
      ])
      const reports = await withDatabase(listReports)
      process.stdout.write(
        options.json ? `${JSON.stringify(reports, null, 2)}\n` : reports.map(line).join(''),
      )
      if (reports.length === 0 && !options.json) process.stderr.write(`${t('none')}\n`)
    })

  report
    .command('export')
    .description(t('export'))
    .argument('<id>', t('id'))
    .addOption(new Option('--format <format>', t('format')).choices(EXPORT_FORMATS).makeOptionMandatory())
    .addOption(new Option('--variant <variant>', t('variant')).choices(VARIANTS))
    .addOption(new Option('--reading <reading>', t('reading')).choices(READINGS).default('original'))
    .addOption(
      new Option('--pdf-standard <standard>', t('pdfStandard')).choices(PDF_STANDARDS).default('ua-1'),
    )
    .requiredOption('-o, --output <file>', t('output'))
    .option('--sha256', t('sha256'))
    .option('--force', t('force'))
    .action(async (reportId: string, given: ExportCall) => {
      const { format, variant, output, sha256: writesHash = false, force = false } = given
      const hashFile = writesHash && output !== '-' ? `${output}.sha256` : null
      if (output !== '-' && !force) await refuseExisting(output)
      if (hashFile && !force) await refuseExisting(hashFile)
      const [{ exportAsAdministrator }, { withDatabase }] = await Promise.all([
        import('@/lib/exports/export-as-administrator'),
        import('./database'),
      ])
      const options = exportOptions.parse(given)
      const request = { reportId, format, ...(variant && { variant }), options }
      const { bytes, sha256 } = await withDatabase(() => exportAsAdministrator(request))
      await writeOutput(output, bytes, force)
      // As `sha256sum --check` reads it.
      if (hashFile) await writeOutput(hashFile, Buffer.from(`${sha256}  ${basename(output)}\n`), force)
      const kilobytes = Math.ceil(bytes.length / 1000)
      process.stderr.write(`${t('written', { file: output, kilobytes, sha256 })}\n`)
    })
}

interface ExportCall {
  format: string
  variant?: string
  reading: string
  pdfStandard: string
  output: string
  sha256?: boolean
  force?: boolean
}

function line({ id, title, committee, session, state, members, words }: ListedReport): string {
  const counts = translator('cli.report')('counts', { members, words })
  return `${id}  ${title} (${[committee, session, state].filter(Boolean).join(' ')}; ${counts})\n`
}
