import type { Metadata } from 'next'
import { getFormatter, getNow, getTranslations } from 'next-intl/server'
import { AccountMenu } from '@/components/accounts/account-menu'
import { NameForm } from '@/components/accounts/name-form'
import { PasswordForm } from '@/components/accounts/password-form'
import { SessionList } from '@/components/accounts/session-list'
import { Wishes } from '@/components/notifications/wishes'
import { DeviceSection } from '@/components/offline/device-section'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { listSessions } from '@/lib/accounts/queries'
import { sendsMail } from '@/lib/next/sends-mail'
import { requireSession } from '@/lib/next/session'
import { wishesOf } from '@/lib/notifications/queries'
import { wish } from '@/app/notifications/actions'
import { endOne, endOthers, rename, setPassword } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.account'))('title') }
}

/** One's own account: name, password, and where one is signed in. */
export default async function AccountPage() {
  const session = await requireSession('/account')
  const [t, format, now, sessions, wishes] = await Promise.all([
    getTranslations('accounts.account'),
    getFormatter(),
    getNow(),
    listSessions(session.userId, session.sessionId),
    wishesOf(session.userId),
  ])
  const shown = sessions.map(({ id, device, startedAt, lastSeenAt, isCurrent }) => ({
    id,
    device: device || t('unknownDevice'),
    isCurrent,
    seen: t('seen', { when: format.relativeTime(lastSeenAt, now) }),
    since: t('since', { date: format.dateTime(startedAt, { dateStyle: 'medium' }) }),
  }))
  return (
    <PageShell width="narrow" crumbs={[{ label: t('title') }]} actions={<AccountMenu name={session.name} />}>
      <h1 className="font-serif text-3xl font-semibold">{t('title')}</h1>
      <p className="mt-2 text-soft">{t('signedInAs', { email: session.email })}</p>
      <ClientMessages namespaces={['accounts', 'notifications', 'offline']}>
        <NameForm name={session.name} rename={rename} />
        <PasswordForm email={session.email} setPassword={setPassword} />
        <Wishes wishes={wishes} sendsMail={sendsMail()} change={wish} />
        <DeviceSection />
        <SessionList sessions={shown} endOne={endOne} endOthers={endOthers} />
      </ClientMessages>
    </PageShell>
  )
}
