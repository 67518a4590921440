import type { Metadata } from 'next'
import { Plus } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { discard } from '@/app/intakes/actions'
import { AccountMenu } from '@/components/accounts/account-menu'
import { UnfinishedIntakes } from '@/components/intake/unfinished-intakes'
import { ReportCard } from '@/components/report/report-card'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { buttonClasses } from '@/components/ui/styles'
import { listIntakes } from '@/lib/intake/queries'
import { requireSession } from '@/lib/next/session'
import { listMyReports } from '@/lib/reports/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') }
}

/** The reports that the person who is signed in works on. */
export default async function ReportsPage() {
  const session = await requireSession()
  const [t, role, reports, intakes] = await Promise.all([
    getTranslations('reports'),
    getTranslations('terms.roles'),
    listMyReports(session.userId),
    listIntakes(session.userId),
  ])
  const begun = intakes.filter(({ reportId }) => reportId === null)
  return (
    <PageShell actions={<AccountMenu name={session.name} />}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-serif text-3xl font-semibold">{t('title')}</h1>
        <Link href="/reports/new" className={buttonClasses('primary')}>
          <Plus aria-hidden />
          {t('new')}
        </Link>
      </div>
      {begun.length > 0 && (
        <div className="mt-5">
          <ClientMessages namespaces={['intake']}>
            <UnfinishedIntakes intakes={begun} discard={discard} />
          </ClientMessages>
        </div>
      )}
      {reports.length === 0 ? (
        <div className="mt-6 max-w-prose rounded-lg border border-line bg-sunken p-6">
          <h2 className="font-semibold">{t('empty.title')}</h2>
          <p className="mt-2 text-soft">{t('empty.text', { email: session.email })}</p>
          <p className="mt-2 text-soft">{t('empty.coordinator')}</p>
          <p className="mt-2 text-soft">{t('empty.begin')}</p>
        </div>
      ) : (
        <ul className="mt-4 divide-y divide-line">
          {reports.map((report) => (
            <li key={report.id}>
              <ReportCard {...report} role={role(report.role)} />
            </li>
          ))}
        </ul>
      )}
    </PageShell>
  )
}
