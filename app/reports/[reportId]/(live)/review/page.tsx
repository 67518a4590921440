import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cancel, remove, start } from '@/app/reports/[reportId]/export/actions'
import { discard, dismiss, settle, take, undo } from '@/app/reports/[reportId]/review/actions'
import { AccountMenu } from '@/components/accounts/account-menu'
import { ReviewCopies } from '@/components/review-copies/review-copies'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { openExports } from '@/lib/exports/queries'
import { REVIEW } from '@/lib/exports/schema'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'
import { reviewPage } from '@/lib/review-copies/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviewCopies'))('title') }
}

/** The report taken out to be worked on in Word, and taken in again. */
export default async function ReviewCopiesPage({ params }: { params: Promise<{ reportId: string }> }) {
  const { reportId } = await params
  const { session } = await authorizePage(reportId, 'draft.suggest')
  const [t, report, page, made] = await Promise.all([
    getTranslations('reviewCopies'),
    orNotFound(reportHead(session.userId, reportId)),
    orNotFound(reviewPage(session.userId, reportId)),
    orNotFound(openExports(session.userId, reportId, REVIEW)),
  ])
  return (
    <PageShell
      crumbs={[{ label: report.title, href: `/reports/${reportId}` }, { label: t('title') }]}
      actions={<AccountMenu name={session.name} />}
    >
      <h1 className="font-serif text-3xl font-semibold">{t('title')}</h1>
      <p className="mt-2 max-w-prose text-soft">{t('about')}</p>
      <ClientMessages namespaces={['reviewCopies', 'exports', 'inspection', 'history']}>
        <ReviewCopies
          {...{ reportId, page, made, take, undo, discard, dismiss, settle }}
          copying={{ start, cancel, remove }}
        />
      </ClientMessages>
    </PageShell>
  )
}
