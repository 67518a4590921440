'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { formFields } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { TextField } from '@/components/ui/text-field'
import { type Answer, useAction } from '@/components/ui/use-action'

type Rename = (input: { name: string }) => Promise<Answer<void>>

/** Changing one's own name. */
export function NameForm({ name: stored, rename }: { name: string; rename: Rename }) {
  const t = useTranslations('accounts')
  const ui = useTranslations('ui')
  const { run, isPending, errorOf, general } = useAction()
  const [isSaved, setSaved] = useState(false)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { name = '' } = formFields(event.currentTarget)
    setSaved(false)
    void run(
      () => rename({ name }),
      () => setSaved(true),
    )
  }
  return (
    <Section title={t('account.nameTitle')}>
      <form method="post" onSubmit={onSubmit} className="flex flex-col gap-4">
        {general && <Callout tone="error">{general}</Callout>}
        {isSaved && <Callout tone="good">{t('account.nameSaved')}</Callout>}
        <TextField
          label={t('name')}
          name="name"
          autoComplete="name"
          defaultValue={stored}
          isRequired
          hint={t('nameHint')}
          error={errorOf('name')}
        />
        <Button type="submit" isPending={isPending} className="self-start">
          {ui('save')}
        </Button>
      </form>
    </Section>
  )
}
