'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'

/** A refusal as actions and sign-in answer it: keys below `errors` in the catalogue. */
export interface ShownRefusal {
  reason: string
  values?: Record<string, string | number>
  fields: Record<string, string>
}

/**
 * What a form shows of a refusal: the text for each wrong field beside it, and the general one only when no field
 * carries it. `clear` before the next attempt.
 */
export function useErrors() {
  const t = useTranslations('errors')
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null)
  const say = (reason: string) => (t.has(reason) ? t(reason, refusal?.values) : t('unexpected'))
  const hasFields = refusal !== null && Object.keys(refusal.fields).length > 0
  // Whoever was refused goes on at the first field that is wrong, also when it is out of sight.
  useEffect(() => {
    if (!hasFields) return
    const field = document.querySelector<HTMLElement>('[aria-invalid="true"]')
    field?.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
  }, [refusal, hasFields])
  return {
    show: setRefusal,
    clear: () => setRefusal(null),
    of: (field: string) => {
      const reason = refusal?.fields[field]
      return reason ? say(reason) : null
    },
    general: refusal && !hasFields ? say(refusal.reason) : null,
  }
}
