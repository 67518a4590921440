import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Suspense } from 'react'
import { cancel, remove, start } from '@/app/reports/[reportId]/export/actions'
import { AccountMenu } from '@/components/accounts/account-menu'
import { ExportsPanel } from '@/components/exports/exports-panel'
import { WordsOfReport } from '@/components/exports/words-of-report'
import { UndescribedFigures } from '@/components/report/undescribed-figures'
import { Callout } from '@/components/ui/callout'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { undescribedInReport } from '@/lib/drafts/undescribed-figures'
import { openExports } from '@/lib/exports/queries'
import { choiceIn } from '@/lib/exports/schema'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'
import { outlineOf } from '@/lib/state-replies/queries'

interface ExportPageProps {
  params: Promise<{ reportId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports'))('page') }
}

/** Where files of the report are made and fetched; its address may say what is to be chosen. */
export default async function ExportPage({ params, searchParams }: ExportPageProps) {
  const [{ reportId }, query] = await Promise.all([params, searchParams])
  const { session, abilities } = await authorizePage(reportId, 'report.export')
  const [t, report, outline, exports] = await Promise.all([
    getTranslations('exports'),
    orNotFound(reportHead(session.userId, reportId)),
    orNotFound(outlineOf(session.userId, reportId)),
    orNotFound(openExports(session.userId, reportId)),
  ])
  return (
    <PageShell
      crumbs={[{ label: report.title, href: `/reports/${reportId}` }, { label: t('page') }]}
      actions={<AccountMenu name={session.name} />}
    >
      <h1 className="font-serif text-3xl font-semibold">{t('page')}</h1>
      <p className="mt-2 max-w-prose text-soft">{t('about')}</p>
      <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <Link href={`/reports/${reportId}/preview`} prefetch={false} className="link">
          {t('preview')}
        </Link>
        <Link href={`/reports/${reportId}/review`} prefetch={false} className="link">
          {t('reviewCopy')}
        </Link>
        <Link href="/inspect" prefetch={false} className="link">
          {t('inspectOther')}
        </Link>
      </p>
      <WordsOfReport outline={outline} limit={report.wordLimit} />
      {report.publicity === null && (
        <div className="mt-5 max-w-prose">
          <Callout>
            {t('undecided')}{' '}
            {abilities['report.settings'] && (
              <Link href={`/reports/${reportId}/settings`} prefetch={false} className="link">
                {t('decide')}
              </Link>
            )}
          </Callout>
        </div>
      )}
      <ClientMessages namespaces={['exports', 'inspection']}>
        <ExportsPanel
          reportId={reportId}
          exports={exports}
          initial={choiceIn(query, report.publicity)}
          {...{ start, cancel, remove }}
        >
          <Suspense>
            <UndescribedFigures
              reportId={reportId}
              outline={outline}
              undescribed={undescribedInReport(session.userId, { reportId })}
            />
          </Suspense>
        </ExportsPanel>
      </ClientMessages>
    </PageShell>
  )
}
