import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountMenu } from '@/components/accounts/account-menu'
import { FindInReport } from '@/components/find/find-in-report'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { replace, takeBack } from '@/app/reports/[reportId]/find/actions'
import { findInReport } from '@/lib/drafts/search/find-in-report'
import { replacementsOf } from '@/lib/drafts/search/queries'
import { QUERY_LENGTH } from '@/lib/drafts/search/schema'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'
import { outlineOf } from '@/lib/state-replies/queries'

interface FindPageProps {
  params: Promise<{ reportId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('find')
  return { title: t('title') }
}

/** Find and replace across all drafts of the report. */
export default async function FindPage({ params, searchParams }: FindPageProps) {
  const [{ reportId }, asked] = await Promise.all([params, searchParams])
  const { session, abilities } = await authorizePage(reportId, 'draft.view')
  const query = (typeof asked.q === 'string' ? asked.q : '').slice(0, QUERY_LENGTH)
  const options = {
    matchCase: asked.case === '1',
    wholeWords: asked.words === '1',
    foldAccents: query === '' || asked.accents !== '0',
  }
  const [t, report, outline, found, kept] = await Promise.all([
    getTranslations('find'),
    orNotFound(reportHead(session.userId, reportId)),
    orNotFound(outlineOf(session.userId, reportId)),
    query ? findInReport(session.userId, { reportId, query, options }) : [],
    abilities['draft.edit'] ? replacementsOf(session.userId, reportId) : [],
  ])
  return (
    <ClientMessages namespaces={['find', 'workspace', 'editor']}>
      <PageShell
        crumbs={[{ label: report.title, href: `/reports/${reportId}` }, { label: t('title') }]}
        actions={<AccountMenu name={session.name} />}
      >
        <FindInReport
          key={JSON.stringify([query, options])}
          reportId={reportId}
          search={{ query, ...options }}
          found={found}
          outline={outline}
          canEdit={abilities['draft.edit']}
          kept={kept}
          actions={{ replace, takeBack }}
        />
      </PageShell>
    </ClientMessages>
  )
}
