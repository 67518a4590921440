import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountMenu } from '@/components/accounts/account-menu'
import { AddDocument } from '@/components/intake/add-document'
import { UnfinishedIntakes } from '@/components/intake/unfinished-intakes'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { VersionList } from '@/components/versions/version-list'
import { discard, startTyped } from '@/app/intakes/actions'
import { listIntakes } from '@/lib/intake/queries'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'
import { versionsOf } from '@/lib/state-replies/versions'

interface VersionsPageProps {
  params: Promise<{ reportId: string }>
  searchParams: Promise<{ add?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('versions'))('title') }
}

/** Everything that the State's reply ever was, with its files; for a coordinator the ways to correct or revise it. */
export default async function VersionsPage({ params, searchParams }: VersionsPageProps) {
  const [{ reportId }, { add }] = await Promise.all([params, searchParams])
  const { session, abilities } = await authorizePage(reportId, 'report.view')
  const canImport = abilities['reply.import']
  const [t, report, versions, intakes] = await Promise.all([
    getTranslations('versions'),
    orNotFound(reportHead(session.userId, reportId)),
    orNotFound(versionsOf(session.userId, reportId)),
    canImport ? listIntakes(session.userId) : [],
  ])
  const begun = intakes.filter((intake) => intake.reportId === reportId && intake.kind === 'state_reply')
  const isAdding = canImport && add === 'reply'
  const home = { label: report.title, href: `/reports/${reportId}` }
  const here = { label: t('title'), ...(isAdding ? { href: `/reports/${reportId}/reply/versions` } : {}) }
  return (
    <PageShell width="narrow" crumbs={[home, here]} actions={<AccountMenu name={session.name} />}>
      <h1 className="font-serif text-3xl font-semibold">{isAdding ? t('add.title') : t('title')}</h1>
      <p className="mt-2 mb-6 text-soft">{isAdding ? t('add.text') : t('text')}</p>
      <ClientMessages namespaces={['documents', 'intake', 'versions']}>
        {isAdding ? (
          <AddDocument kind="state_reply" {...{ reportId, startTyped, begun, discard }} />
        ) : (
          <>
            <UnfinishedIntakes intakes={begun} discard={discard} />
            <VersionList
              reportId={reportId}
              versions={versions}
              canImport={canImport}
              canCorrect={abilities['reply.correct']}
            />
          </>
        )}
      </ClientMessages>
    </PageShell>
  )
}
