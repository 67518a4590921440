import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { AccountMenu } from '@/components/accounts/account-menu'
import { allInOrder, blockIn } from '@/components/find/places'
import { PreviewScreen } from '@/components/preview/preview-screen'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { choicesIn } from '@/lib/previews/schema'
import { reportHead } from '@/lib/reports/queries'
import { outlineOf } from '@/lib/state-replies/queries'

interface PreviewPageProps {
  params: Promise<{ reportId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('preview'))('title') }
}

/** The report on pages, as it is written. */
export default async function PreviewPage({ params, searchParams }: PreviewPageProps) {
  const [{ reportId }, asked] = await Promise.all([params, searchParams])
  const { session, abilities } = await authorizePage(reportId, 'report.export')
  const [t, ui, terms, report, outline] = await Promise.all([
    getTranslations('preview'),
    getTranslations('ui'),
    getTranslations('terms'),
    orNotFound(reportHead(session.userId, reportId)),
    orNotFound(outlineOf(session.userId, reportId)),
  ])
  const address = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const drafts = allInOrder(reportId, outline).map(({ draftId, chapter, label, href }) => ({
    ...{ draftId, href },
    label: chapter ? terms(`chapters.${chapter}`) : label,
  }))
  const draftId = address.get('draft')
  return (
    <div className="flex h-dvh flex-col bg-paper">
      <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line px-4 text-sm">
        <nav aria-label={ui('breadcrumbs')} className="flex min-w-0 flex-1 items-center gap-2">
          <Link href={`/reports/${reportId}`} className="truncate text-soft hover:text-ink">
            {report.title}
          </Link>
          <span aria-hidden className="text-faint">
            /
          </span>
          <h1 className="shrink-0 text-ink">{t('title')}</h1>
        </nav>
        <AccountMenu name={session.name} />
      </header>
      <main className="flex min-h-0 flex-1 flex-col">
        <PreviewScreen
          reportId={reportId}
          drafts={drafts}
          choices={choicesIn(address)}
          canSet={abilities['report.settings']}
          annex={address.get('annex')}
          wanted={draftId ? { draftId, block: blockIn(address) } : null}
        />
      </main>
    </div>
  )
}
