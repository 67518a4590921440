import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeadLink } from '@/components/accounts/dead-link'
import { AccountFrame } from '@/components/accounts/frame'
import { LinkForm } from '@/components/accounts/link-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { findSignInLink } from '@/lib/accounts/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.signIn'))('title') }
}

/** A sign-in link from the administrator. Opening it does not use it up; pressing the button does. */
export default async function LinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = await findSignInLink(token)
  if (!link) return <DeadLink kind="link" />
  const t = await getTranslations('accounts.link')
  return (
    <AccountFrame title={t('title', { name: link.name })}>
      <p className="text-soft">{t('text')}</p>
      <ClientMessages namespaces={['accounts']}>
        <LinkForm token={token} email={link.email} hasPassword={link.hasPassword} />
      </ClientMessages>
    </AccountFrame>
  )
}
