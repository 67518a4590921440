import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountMenu } from '@/components/accounts/account-menu'
import { ClaimsProvider } from '@/components/claims/claims-provider'
import { LedgerTable } from '@/components/claims/ledger-table'
import { PageShell } from '@/components/ui/page-shell'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'
import { dismiss, restore } from '@/app/reports/[reportId]/claims/actions'

interface ClaimsPageProps {
  params: Promise<{ reportId: string }>
  searchParams: Promise<{ question?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('claims')
  return { title: t('ledger') }
}

/** The claims ledger: everything in the State's reply that can be checked, as a table. */
export default async function ClaimsPage({ params, searchParams }: ClaimsPageProps) {
  const { reportId } = await params
  const { session, abilities } = await authorizePage(reportId, 'report.view')
  const [t, report, { question }] = await Promise.all([
    getTranslations('claims'),
    orNotFound(reportHead(session.userId, reportId)),
    searchParams,
  ])
  return (
    <PageShell
      width="wide"
      crumbs={[{ label: report.title, href: `/reports/${reportId}` }, { label: t('ledger') }]}
      actions={<AccountMenu name={session.name} />}
    >
      <ClaimsProvider
        reportId={reportId}
        canEdit={abilities['draft.edit']}
        canJudge={abilities['contradictions.judge']}
        actions={{ dismiss, restore }}
      >
        <LedgerTable question={typeof question === 'string' ? question : null} />
      </ClaimsProvider>
    </PageShell>
  )
}
