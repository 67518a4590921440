import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountMenu } from '@/components/accounts/account-menu'
import { ClaimsProvider } from '@/components/claims/claims-provider'
import { ContradictionList } from '@/components/claims/contradiction-list'
import { PageShell } from '@/components/ui/page-shell'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'
import { dismiss, restore } from '@/app/reports/[reportId]/claims/actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('claims')
  return { title: t('contradictionsTitle') }
}

/** Where the State's reply contradicts itself, card by card. */
export default async function ContradictionsPage({ params }: { params: Promise<{ reportId: string }> }) {
  const { reportId } = await params
  const { session, abilities } = await authorizePage(reportId, 'report.view')
  const [t, report] = await Promise.all([
    getTranslations('claims'),
    orNotFound(reportHead(session.userId, reportId)),
  ])
  return (
    <PageShell
      crumbs={[{ label: report.title, href: `/reports/${reportId}` }, { label: t('contradictionsTitle') }]}
      actions={<AccountMenu name={session.name} />}
    >
      <ClaimsProvider
        reportId={reportId}
        canEdit={abilities['draft.edit']}
        canJudge={abilities['contradictions.judge']}
        actions={{ dismiss, restore }}
      >
        <ContradictionList />
      </ClaimsProvider>
    </PageShell>
  )
}
