'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { TextField } from '@/components/ui/text-field'
import { useEntering } from './use-entering'

/** Signing in with e-mail and password; `target` is where it leads. */
export function SignInForm({ target }: { target: string }) {
  const t = useTranslations('accounts')
  const { onSubmit, isPending, errorOf, general } = useEntering('password', target)
  return (
    // The method keeps a password out of the address should the page's script not have loaded.
    <form method="post" onSubmit={onSubmit} className="flex flex-col gap-4">
      {general && <Callout tone="error">{general}</Callout>}
      <TextField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        isRequired
        error={errorOf('email')}
      />
      <TextField
        label={t('password')}
        name="password"
        type="password"
        autoComplete="current-password"
        isRequired
        error={errorOf('password')}
      />
      <Button type="submit" variant="primary" isPending={isPending}>
        {t('signIn.submit')}
      </Button>
      <p className="text-sm text-soft">{t('signIn.forgotten')}</p>
    </form>
  )
}
