import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { nameReport, renameReport } from '@/app/reports/[reportId]/history/actions'
import { AccountMenu } from '@/components/accounts/account-menu'
import { ChangedDrafts } from '@/components/history/changed-drafts'
import { HistoryRefresh } from '@/components/history/history-refresh'
import { ReportVersions } from '@/components/history/report-versions'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'
import { reportChanges, reportHistory } from '@/lib/versions/report-queries'

interface ReportHistoryPageProps {
  params: Promise<{ reportId: string }>
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('history'))('report.page') }
}

/** The named versions of a report, and which drafts changed between two of them. */
export default async function ReportHistoryPage({ params, searchParams }: ReportHistoryPageProps) {
  const [{ reportId }, { from, to = 'now' }] = await Promise.all([params, searchParams])
  const { session, abilities } = await authorizePage(reportId, 'versions.view')
  const [t, report, history] = await Promise.all([
    getTranslations('history'),
    orNotFound(reportHead(session.userId, reportId)),
    orNotFound(reportHistory(session.userId, reportId)),
  ])
  const points = typeof from === 'string' && typeof to === 'string' ? { from, to } : null
  const changes = points && (await orNotFound(reportChanges(session.userId, { reportId, ...points })))
  const nameOf = (id: string) => history.versions.find((version) => version.id === id)?.name ?? t('now')
  return (
    <PageShell
      crumbs={[{ label: report.title, href: `/reports/${reportId}` }, { label: t('report.crumb') }]}
      actions={<AccountMenu name={session.name} />}
    >
      <h1 className="font-serif text-3xl font-semibold">{t('report.page')}</h1>
      <ClientMessages namespaces={['history']}>
        <HistoryRefresh draftId={null} />
        {changes && points && (
          <ChangedDrafts
            reportId={reportId}
            title={t('between', { from: nameOf(points.from), to: nameOf(points.to) })}
            {...changes}
          />
        )}
        <ReportVersions
          reportId={reportId}
          history={history}
          canName={abilities['versions.name']}
          nameReport={nameReport}
          renameReport={renameReport}
        />
      </ClientMessages>
    </PageShell>
  )
}
