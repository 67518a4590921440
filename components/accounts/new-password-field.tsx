'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TextField } from '@/components/ui/text-field'

/** A field for a password that is being chosen: password managers offer one here. */
export function NewPasswordField(props: {
  error: string | null
  isRequired?: boolean
  hint?: ReactNode
  label?: string
}) {
  const t = useTranslations('accounts')
  return (
    <TextField
      label={props.label ?? t('password')}
      name="password"
      type="password"
      autoComplete="new-password"
      isRequired={props.isRequired}
      hint={props.hint ?? t('passwordHint')}
      error={props.error}
    />
  )
}
