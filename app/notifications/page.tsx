import type { Metadata } from 'next'
import { getFormatter, getNow, getTranslations } from 'next-intl/server'
import { AccountMenu } from '@/components/accounts/account-menu'
import { NotificationList } from '@/components/notifications/notification-list'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { requireSession } from '@/lib/next/session'
import { notificationsOf } from '@/lib/notifications/queries'
import { read } from './actions'

interface NotificationsPageProps {
  searchParams: Promise<{ before?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') }
}

/** What happened that concerns the person, newest first. */
export default async function NotificationsPage({ searchParams }: NotificationsPageProps) {
  const session = await requireSession('/notifications')
  const { before } = await searchParams
  const [t, format, now, page] = await Promise.all([
    getTranslations('notifications'),
    getFormatter(),
    getNow(),
    notificationsOf(session.userId, typeof before === 'string' ? before : undefined),
  ])
  const notifications = page.notifications.map(({ at, ...each }) => ({
    ...each,
    at,
    ago: format.relativeTime(new Date(at), now),
  }))
  return (
    <PageShell crumbs={[{ label: t('title') }]} actions={<AccountMenu name={session.name} />}>
      <h1 className="font-serif text-3xl font-semibold">{t('title')}</h1>
      <ClientMessages namespaces={['notifications', 'workspace', 'terms']}>
        <NotificationList
          notifications={notifications}
          unread={page.unread}
          older={page.before && `/notifications?before=${page.before}`}
          read={read}
        />
      </ClientMessages>
    </PageShell>
  )
}
