import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CollabProvider } from '@/components/editor/collab-provider'
import { KeptPictures } from '@/components/editor/nodes/figure/kept-pictures'
import { ReplyWatch } from '@/components/report/reply-watch'
import { ClientMessages } from '@/components/ui/client-messages'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'

interface ReportLayoutProps {
  params: Promise<{ reportId: string }>
  children: ReactNode
}

export async function generateMetadata({ params }: ReportLayoutProps): Promise<Metadata> {
  const { reportId } = await params
  const { session } = await authorizePage(reportId, 'report.view')
  const [t, { title }] = await Promise.all([
    getTranslations('app'),
    orNotFound(reportHead(session.userId, reportId)),
  ])
  return { title: { default: title, template: `%s · ${title} · ${t('name')}` } }
}

/** What a report's home and its workspace share: one socket, kept from page to page. */
export default async function ReportLayout({ params, children }: ReportLayoutProps) {
  const { reportId } = await params
  const { session, abilities } = await authorizePage(reportId, 'report.view')
  return (
    <ClientMessages
      namespaces={['workspace', 'shortcuts', 'editor', 'claims', 'discussion', 'figures', 'preview']}
    >
      <CollabProvider reportId={reportId} user={{ id: session.userId, name: session.name }}>
        <ReplyWatch />
        <KeptPictures mayEdit={abilities['draft.edit']} maySuggest={abilities['draft.suggest']} />
        {children}
      </CollabProvider>
    </ClientMessages>
  )
}
