import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { buttonClasses } from '@/components/ui/styles'
import { AcceptForm } from './accept-form'
import { JoinForm } from './join-form'
import { SignOutButton } from './sign-out-button'

export interface InvitationAnswerProps {
  token: string
  email: string
  hasAccount: boolean
  /** The e-mail of who looks at it, when signed in. */
  signedInAs?: string
  accept: ComponentProps<typeof AcceptForm>['accept']
}

/** What somebody before an invitation can do about it. */
export async function InvitationAnswer({
  token,
  email,
  hasAccount,
  signedInAs,
  accept,
}: InvitationAnswerProps) {
  const t = await getTranslations('accounts.invitation')
  const path = `/invitations/${token}`
  if (signedInAs === email) return <AcceptForm token={token} accept={accept} />
  if (signedInAs) {
    return (
      <>
        <p>{t('wrongAccount', { email: signedInAs, invited: email })}</p>
        <SignOutButton label={t('signOut')} returnTo={path} />
      </>
    )
  }
  if (!hasAccount) return <JoinForm token={token} email={email} />
  return (
    <>
      <p>{t('signInFirst', { email })}</p>
      <Link
        href={`/sign-in?next=${encodeURIComponent(path)}`}
        className={`${buttonClasses('primary')} self-start`}
      >
        {t('signIn')}
      </Link>
    </>
  )
}
