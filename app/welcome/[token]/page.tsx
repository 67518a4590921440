import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeadLink } from '@/components/accounts/dead-link'
import { FirstVisitForm } from '@/components/accounts/first-visit-form'
import { AccountFrame } from '@/components/accounts/frame'
import { ClientMessages } from '@/components/ui/client-messages'
import { isFirstVisitLink } from '@/lib/accounts/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.welcome'))('title') }
}

/** The first visit to an installation: makes its first account. */
export default async function WelcomePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  if (!(await isFirstVisitLink(token))) return <DeadLink kind="welcome" />
  const t = await getTranslations('accounts.welcome')
  return (
    <AccountFrame title={t('title')}>
      <p className="text-soft">{t('text')}</p>
      <ClientMessages namespaces={['accounts']}>
        <FirstVisitForm token={token} />
      </ClientMessages>
    </AccountFrame>
  )
}
