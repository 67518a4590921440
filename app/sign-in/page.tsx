import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { AccountFrame } from '@/components/accounts/frame'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { EraseSent } from '@/components/editor/device/erase-sent'
import { ClientMessages } from '@/components/ui/client-messages'
import { returnPath } from '@/lib/next/return-path'
import { optionalSession } from '@/lib/next/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.signIn'))('title') }
}

/** Signing in; afterwards one is where one wanted to go. */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>
}) {
  const target = returnPath((await searchParams).next)
  if (await optionalSession()) redirect(target)
  const t = await getTranslations('accounts.signIn')
  return (
    <AccountFrame title={t('title')}>
      <EraseSent />
      <ClientMessages namespaces={['accounts']}>
        <SignInForm target={target} />
      </ClientMessages>
    </AccountFrame>
  )
}
