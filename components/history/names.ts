import { useFormatter, useTranslations } from 'next-intl'
import type { People } from '@/lib/versions/schema'

/** Says who did something: "one and another"; people who are no more are somebody. */
export function useNames(people: People): (ids: readonly string[]) => string {
  const t = useTranslations('history')
  const format = useFormatter()
  return (ids) => {
    const known = ids.flatMap((id) => people[id] ?? [])
    const names = known.length < ids.length || ids.length === 0 ? [...known, t('somebody')] : known
    return format.list(names, { type: 'conjunction' })
  }
}
