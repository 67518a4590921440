'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { HiddenEmail } from './hidden-email'
import { NewPasswordField } from './new-password-field'
import { useEntering } from './use-entering'

/** Signing in with a one-time link, with a new password: needed while there is none. */
export function LinkForm({
  token,
  email,
  hasPassword,
}: {
  token: string
  email: string
  hasPassword: boolean
}) {
  const t = useTranslations('accounts')
  const { onSubmit, isPending, errorOf, general } = useEntering('link', '/', { token })
  const hint = hasPassword
    ? `${t('link.keep')} ${t('link.ends')}`
    : `${t('link.needed')} ${t('passwordHint')}`
  return (
    <form method="post" onSubmit={onSubmit} className="flex flex-col gap-4">
      {general && <Callout tone="error">{general}</Callout>}
      <HiddenEmail email={email} />
      <NewPasswordField
        label={t('newPassword')}
        isRequired={!hasPassword}
        hint={hint}
        error={errorOf('password')}
      />
      <Button type="submit" variant="primary" isPending={isPending}>
        {t('link.submit')}
      </Button>
    </form>
  )
}
