'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { TextField } from '@/components/ui/text-field'
import { HiddenEmail } from './hidden-email'
import { NewPasswordField } from './new-password-field'
import { useEntering } from './use-entering'

/** Making an account from an invitation, whose e-mail it gets. */
export function JoinForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations('accounts')
  const { onSubmit, isPending, errorOf, general } = useEntering('link', '/', { token })
  return (
    <form method="post" onSubmit={onSubmit} className="flex flex-col gap-4">
      {(general ?? errorOf('email')) && <Callout tone="error">{general ?? errorOf('email')}</Callout>}
      <HiddenEmail email={email} />
      <TextField
        label={t('name')}
        name="name"
        autoComplete="name"
        isRequired
        hint={t('nameHint')}
        error={errorOf('name')}
      />
      <NewPasswordField isRequired error={errorOf('password')} />
      <Button type="submit" variant="primary" isPending={isPending}>
        {t('invitation.join')}
      </Button>
    </form>
  )
}
