import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { name, restore, restorePart } from '@/app/reports/[reportId]/history/actions'
import { AccountMenu } from '@/components/accounts/account-menu'
import { DraftHistory } from '@/components/history/draft-history'
import { HistoryRefresh } from '@/components/history/history-refresh'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'
import { draftChanges, draftHistory } from '@/lib/versions/queries'
import { pointsOf } from '@/lib/versions/points'

interface DraftHistoryPageProps {
  params: Promise<{ reportId: string; draftId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('history'))('title') }
}

/** What a draft was, and what changed between two of its versions. */
export default async function DraftHistoryPage({ params, searchParams }: DraftHistoryPageProps) {
  const [{ reportId, draftId }, query] = await Promise.all([params, searchParams])
  const { session, abilities } = await authorizePage(reportId, 'versions.view')
  const [t, report, history] = await Promise.all([
    getTranslations('history'),
    orNotFound(reportHead(session.userId, reportId)),
    orNotFound(draftHistory(session.userId, draftId, reportId)),
  ])
  const points = pointsOf(history, query)
  const changes = points && (await orNotFound(draftChanges(session.userId, { draftId, ...points })))
  const { kind, slug, label } = history.place
  const draftHref = `/reports/${reportId}/${kind === 'chapter' ? 'chapters' : 'questions'}/${encodeURIComponent(slug)}`
  const place = kind === 'chapter' ? t(`chapters.${label}`) : t('question', { label })
  return (
    <PageShell
      crumbs={[
        { label: report.title, href: `/reports/${reportId}` },
        { label: place, href: draftHref },
        { label: t('crumb') },
      ]}
      actions={<AccountMenu name={session.name} />}
    >
      <h1 className="font-serif text-3xl font-semibold">{t('of', { place })}</h1>
      <ClientMessages namespaces={['history']}>
        <HistoryRefresh draftId={draftId} />
        <DraftHistory
          history={history}
          changes={changes}
          onlyNamed={query.show === 'named'}
          canName={abilities['versions.name']}
          canRestore={abilities['versions.restore']}
          href={`/reports/${reportId}/history/${draftId}`}
          draftHref={draftHref}
          actions={{ name, restore, restorePart }}
        />
      </ClientMessages>
    </PageShell>
  )
}
