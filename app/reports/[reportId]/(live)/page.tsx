import { BookOpenText, Download, FilePen } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { AccountMenu } from '@/components/accounts/account-menu'
import { ReportHeader } from '@/components/report/report-header'
import { ReportHome } from '@/components/report/report-home'
import { Callout } from '@/components/ui/callout'
import { PageShell } from '@/components/ui/page-shell'
import { buttonClasses } from '@/components/ui/styles'
import { unpairedItems } from '@/lib/committee-documents/queries'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'
import { outlineOf } from '@/lib/state-replies/queries'

/** A report's home: how far it is, who is where, and the way to every part of it. */
export default async function ReportPage({ params }: { params: Promise<{ reportId: string }> }) {
  const { reportId } = await params
  const { session, abilities } = await authorizePage(reportId, 'report.view')
  const [t, home, report, outline, unanswered] = await Promise.all([
    getTranslations('reports'),
    getTranslations('workspace'),
    orNotFound(reportHead(session.userId, reportId)),
    orNotFound(outlineOf(session.userId, reportId)),
    orNotFound(unpairedItems(session.userId, reportId)),
  ])
  const canSet = abilities['report.settings']
  return (
    <PageShell crumbs={[{ label: report.title }]} actions={<AccountMenu name={session.name} />}>
      <ReportHeader {...report} canSet={canSet} canSeeHistory={abilities['versions.view']} />
      {canSet && report.publicity === null && (
        <div className="mt-5">
          <Callout>
            {t('publicityUndecided')}{' '}
            <Link href={`/reports/${reportId}/settings`} prefetch={false} className="link">
              {t('decide')}
            </Link>
          </Callout>
        </div>
      )}
      <div className="mt-8">
        <ReportHome
          reportId={reportId}
          outline={outline}
          wordLimit={report.wordLimit}
          unanswered={unanswered}
        >
          {(abilities['report.export'] || abilities['draft.suggest']) && (
            <div className="flex flex-wrap gap-2">
              {abilities['report.export'] && (
                <>
                  <Link
                    href={`/reports/${reportId}/export`}
                    prefetch={false}
                    className={buttonClasses('secondary')}
                  >
                    <Download aria-hidden />
                    {home('exportLink')}
                  </Link>
                  <Link
                    href={`/reports/${reportId}/preview`}
                    prefetch={false}
                    className={buttonClasses('secondary')}
                  >
                    <BookOpenText aria-hidden />
                    {home('previewLink')}
                  </Link>
                </>
              )}
              {abilities['draft.suggest'] && (
                <Link
                  href={`/reports/${reportId}/review`}
                  prefetch={false}
                  className={buttonClasses('secondary')}
                >
                  <FilePen aria-hidden />
                  {home('reviewLink')}
                </Link>
              )}
            </div>
          )}
        </ReportHome>
      </div>
    </PageShell>
  )
}
