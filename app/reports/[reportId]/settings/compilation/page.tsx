import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { AccountMenu } from '@/components/accounts/account-menu'
import { CompilationForm } from '@/components/settings/compilation/compilation-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { abbreviationsOf } from '@/lib/reports/find-abbreviations'
import { findCompilation } from '@/lib/reports/find-compilation'
import { reportHead } from '@/lib/reports/queries'
import { arrange } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.compilation'))('title') }
}

/** How a report's files are put together: for its coordinator to set. */
export default async function CompilationPage({ params }: { params: Promise<{ reportId: string }> }) {
  const { reportId } = await params
  const { session } = await authorizePage(reportId, 'report.settings')
  const [t, report, page] = await Promise.all([
    getTranslations('settings'),
    orNotFound(reportHead(session.userId, reportId)),
    orNotFound(findCompilation(session.userId, reportId)),
  ])
  const found = abbreviationsOf(session.userId, reportId).catch((error: unknown) => {
    console.error(error)
    return null
  })
  const crumbs = [
    { label: report.title, href: `/reports/${reportId}` },
    { label: t('title'), href: `/reports/${reportId}/settings` },
    { label: t('compilation.title') },
  ]
  return (
    <PageShell width="narrow" crumbs={crumbs} actions={<AccountMenu name={session.name} />}>
      <h1 className="font-serif text-3xl font-semibold">{t('compilation.title')}</h1>
      <p className="mt-2 max-w-prose text-soft">
        {t('compilation.text')}{' '}
        <Link href={`/reports/${reportId}/preview`} prefetch={false} className="link">
          {t('compilation.preview')}
        </Link>
      </p>
      <ClientMessages namespaces={['settings']}>
        <CompilationForm reportId={reportId} {...page} found={found} save={arrange} />
      </ClientMessages>
    </PageShell>
  )
}
