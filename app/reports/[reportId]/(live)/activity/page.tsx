import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountMenu } from '@/components/accounts/account-menu'
import { ActivityFeed } from '@/components/activity/feed'
import { HistoryRefresh } from '@/components/history/history-refresh'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { activityOf } from '@/lib/activity/queries'
import { filterOf } from '@/lib/activity/filter'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'

interface ActivityPageProps {
  params: Promise<{ reportId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activity'))('title') }
}

/** What happened in a report: who wrote where, what was said, decided, named, let in and sent out. */
export default async function ReportActivityPage({ params, searchParams }: ActivityPageProps) {
  const [{ reportId }, search] = await Promise.all([params, searchParams])
  const { session } = await authorizePage(reportId, 'activity.view')
  const { filter, query } = filterOf(search)
  const [t, report, page] = await Promise.all([
    getTranslations('activity'),
    orNotFound(reportHead(session.userId, reportId)),
    orNotFound(activityOf(session.userId, reportId, filter)),
  ])
  return (
    <PageShell
      width="wide"
      crumbs={[{ label: report.title, href: `/reports/${reportId}` }, { label: t('title') }]}
      actions={<AccountMenu name={session.name} />}
    >
      <h1 className="font-serif text-3xl font-semibold">{t('title')}</h1>
      <ClientMessages namespaces={['activity', 'history']}>
        <HistoryRefresh draftId={null} />
        <ActivityFeed reportId={reportId} page={page} query={query} />
      </ClientMessages>
    </PageShell>
  )
}
