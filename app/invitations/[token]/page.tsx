import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeadLink } from '@/components/accounts/dead-link'
import { AccountFrame } from '@/components/accounts/frame'
import { InvitationAnswer } from '@/components/accounts/invitation-answer'
import { ClientMessages } from '@/components/ui/client-messages'
import { findInvitation } from '@/lib/members/queries'
import { optionalSession } from '@/lib/next/session'
import { accept } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts.invitation'))('title') }
}

/** An invitation: for a new person, for an account signed out or in, or for somebody else. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [invitation, session] = await Promise.all([findInvitation(token), optionalSession()])
  if (!invitation) return <DeadLink kind="invitation" />
  const t = await getTranslations('accounts.invitation')
  const { email, role, reportTitle, invitedBy, hasAccount } = invitation
  const text = { role, report: reportTitle, b: (part: React.ReactNode) => <b className="text-ink">{part}</b> }
  return (
    <AccountFrame title={t('title')}>
      <p className="text-soft">
        {invitedBy ? t.rich('text', { ...text, invitedBy }) : t.rich('textNobody', text)}{' '}
        {t('forEmail', { email })}
      </p>
      <ClientMessages namespaces={['accounts']}>
        <InvitationAnswer
          token={token}
          email={email}
          hasAccount={hasAccount}
          signedInAs={session?.email}
          accept={accept}
        />
      </ClientMessages>
    </AccountFrame>
  )
}
