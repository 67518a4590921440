'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { formFields } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { TextField } from '@/components/ui/text-field'
import { type Answer, useAction } from '@/components/ui/use-action'
import { HiddenEmail } from './hidden-email'
import { NewPasswordField } from './new-password-field'

type SetPassword = (input: { current: string; password: string }) => Promise<Answer<void>>

/** Changing one's own password. */
export function PasswordForm({ email, setPassword }: { email: string; setPassword: SetPassword }) {
  const t = useTranslations('accounts')
  const { run, isPending, errorOf, general } = useAction()
  const [isDone, setDone] = useState(false)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const { current = '', password = '' } = formFields(form)
    setDone(false)
    void run(
      () => setPassword({ current, password }),
      () => {
        form.reset()
        setDone(true)
      },
    )
  }
  return (
    <Section title={t('account.passwordTitle')}>
      <form method="post" onSubmit={onSubmit} className="flex flex-col gap-4">
        {general && <Callout tone="error">{general}</Callout>}
        {isDone && <Callout tone="good">{t('account.changed')}</Callout>}
        <HiddenEmail email={email} />
        <TextField
          label={t('account.current')}
          name="current"
          type="password"
          autoComplete="current-password"
          isRequired
          error={errorOf('current')}
        />
        <NewPasswordField label={t('newPassword')} isRequired error={errorOf('password')} />
        <Button type="submit" isPending={isPending} className="self-start">
          {t('account.change')}
        </Button>
      </form>
    </Section>
  )
}
