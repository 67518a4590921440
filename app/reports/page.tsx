import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountMenu } from '@/components/accounts/account-menu'
import { ReportCard } from '@/components/report/report-card'
import { PageShell } from '@/components/ui/page-shell'
import { requireSession } from '@/lib/next/session'
import { listMyReports } from '@/lib/reports/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') }
}

/** The reports that the person who is signed in works on. */
export default async function ReportsPage() {
  const session = await requireSession()
  const [t, role, reports] = await Promise.all([
    getTranslations('reports'),
    getTranslations('terms.roles'),
    listMyReports(session.userId),
  ])
  return (
    <PageShell actions={<AccountMenu name={session.name} />}>
      <h1 className="font-serif text-3xl font-semibold">{t('title')}</h1>
      {reports.length === 0 ? (
        <div className="mt-6 max-w-prose rounded-lg border border-line bg-sunken p-6">
          <h2 className="font-semibold">{t('empty.title')}</h2>
          <p className="mt-2 text-soft">{t('empty.text', { email: session.email })}</p>
          <p className="mt-2 text-soft">{t('empty.coordinator')}</p>
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
