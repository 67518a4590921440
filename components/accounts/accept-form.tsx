'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { type ShownRefusal, useErrors } from '@/components/ui/use-errors'

type Accept = (input: {
  token: string
}) => Promise<{ ok: true; value: string } | ({ ok: false } & ShownRefusal)>

/** Accepting an invitation with the account that is signed in. */
export function AcceptForm({ token, accept }: { token: string; accept: Accept }) {
  const t = useTranslations('accounts.invitation')
  const errors = useErrors()
  const [isPending, setPending] = useState(false)
  const onPress = async () => {
    setPending(true)
    const result = await accept({ token })
    if (result.ok) return location.assign(`/reports/${result.value}`)
    setPending(false)
    errors.show(result)
  }
  return (
    <>
      {errors.general && <Callout tone="error">{errors.general}</Callout>}
      <Button variant="primary" onPress={onPress} isPending={isPending} className="self-start">
        {t('accept')}
      </Button>
    </>
  )
}
