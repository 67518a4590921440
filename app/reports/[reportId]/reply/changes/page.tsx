import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { AccountMenu } from '@/components/accounts/account-menu'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { ChangeList } from '@/components/versions/change-list'
import { VersionChoice } from '@/components/versions/version-choice'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'
import { changesBetween } from '@/lib/state-replies/changes'
import { versionsOf } from '@/lib/state-replies/versions'

interface ChangesPageProps {
  params: Promise<{ reportId: string }>
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('versions'))('changed.title') }
}

/** What two versions of the reply say differently: question by question, word by word. */
export default async function ChangesPage({ params, searchParams }: ChangesPageProps) {
  const [{ reportId }, query] = await Promise.all([params, searchParams])
  const { session } = await authorizePage(reportId, 'report.view')
  const [t, report, versions] = await Promise.all([
    getTranslations('versions'),
    orNotFound(reportHead(session.userId, reportId)),
    orNotFound(versionsOf(session.userId, reportId)),
  ])
  const latest = versions[0]?.version
  if (latest === undefined) notFound()
  const to = query.to === undefined ? latest : Number(query.to)
  const from = query.from === undefined ? Math.max(1, to - 1) : Number(query.from)
  const changes = await orNotFound(changesBetween(session.userId, reportId, from, to))
  return (
    <PageShell
      crumbs={[
        { label: report.title, href: `/reports/${reportId}` },
        { label: t('title'), href: `/reports/${reportId}/reply/versions` },
        { label: t('changed.crumb') },
      ]}
      actions={<AccountMenu name={session.name} />}
    >
      <h1 className="font-serif text-3xl font-semibold">{t('changed.title')}</h1>
      <ClientMessages namespaces={['versions']}>
        <VersionChoice versions={versions.map(({ version }) => version)} from={from} to={to} />
        <ChangeList reportId={reportId} changes={changes} />
      </ClientMessages>
    </PageShell>
  )
}
