import { useTranslations } from 'next-intl'
import { useCallback } from 'react'

/** What a refusal is called for the person who was refused. */
export function useRefusalText(): (refusal: {
  reason: string
  values?: Record<string, string | number>
  fields?: Record<string, string>
}) => string {
  const t = useTranslations('errors')
  return useCallback(
    ({ reason, values, fields = {} }) => {
      const key = Object.values(fields)[0] ?? reason
      return t.has(key) ? t(key, values) : t('unexpected')
    },
    [t],
  )
}
