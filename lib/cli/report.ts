import { type Command, Option } from 'commander'
import type { ListedReport } from '@/lib/reports/list-reports'
import { translator } from '@/lib/i18n/translator'
import { refuseExisting, writeOutput } from './files'

const FORMATS = ['docx', 'pdf', 'html', 'json'] as const

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
    .addOption(new Option('--format <format>', t('format')).choices(FORMATS).makeOptionMandatory())
    .requiredOption('-o, --output <file>', t('output'))
    .option('--force', t('force'))
    .action(
      async (
        reportId: string,
        options: { format: (typeof FORMATS)[number]; output: string; force?: boolean },
      ) => {
        const { format, output, force = false } = options
        if (output !== '-' && !force) await refuseExisting(output)
        const [{ exportReportAsAdministrator }, { withDatabase }] = await Promise.all([
          import('@/lib/reports/export-report'),
          import('./database'),
        ])
        const { bytes } = await withDatabase(() => exportReportAsAdministrator({ reportId, format }))
        await writeOutput(output, bytes, force)
        if (output !== '-')
          process.stderr.write(
            `${t('written', { file: output, kilobytes: Math.ceil(bytes.length / 1000) })}\n`,
          )
      },
    )
}

function line({ id, title, committee, session, state, members, words }: ListedReport): string {
  const counts = translator('cli.report')('counts', { members, words })
  return `${id}  ${title} (${[committee, session, state].filter(Boolean).join(' ')}; ${counts})\n`
}
