import { useTranslations } from 'next-intl'
import type { DraftPlace } from '@/lib/versions/schema'

/** Names a draft as the rest of the screens do, and says its address. */
export function usePlaces(reportId: string) {
  const t = useTranslations('history')
  return {
    labelOf: ({ kind, label }: DraftPlace) =>
      kind === 'chapter' ? t(`chapters.${label}`) : t('question', { label }),
    hrefOf: ({ kind, slug }: DraftPlace) =>
      `/reports/${reportId}/${kind === 'chapter' ? 'chapters' : 'questions'}/${encodeURIComponent(slug)}`,
  }
}
