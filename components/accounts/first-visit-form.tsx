'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { TextField } from '@/components/ui/text-field'
import { NewPasswordField } from './new-password-field'
import { useEntering } from './use-entering'

/** Making the first account of the installation. */
export function FirstVisitForm({ token }: { token: string }) {
  const t = useTranslations('accounts')
  const { onSubmit, isPending, errorOf, general } = useEntering('link', '/', { token })
  return (
    <form method="post" onSubmit={onSubmit} className="flex flex-col gap-4">
      {general && <Callout tone="error">{general}</Callout>}
      <TextField
        label={t('name')}
        name="name"
        autoComplete="name"
        isRequired
        hint={t('nameHint')}
        error={errorOf('name')}
      />
      <TextField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        isRequired
        error={errorOf('email')}
      />
      <NewPasswordField isRequired error={errorOf('password')} />
      <Button type="submit" variant="primary" isPending={isPending}>
        {t('welcome.submit')}
      </Button>
    </form>
  )
}
