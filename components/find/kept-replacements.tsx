import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { KeptReplacement } from '@/lib/drafts/search/schema'

/** What this person has replaced in the report before, each with the means to take it back. */
export function KeptReplacements(props: {
  kept: KeptReplacement[]
  isPending: boolean
  onTakeBack: (replacementId: string) => void
}) {
  const { kept, isPending, onTakeBack } = props
  const t = useTranslations('find')
  const format = useFormatter()
  if (kept.length === 0) return null
  return (
    <section aria-labelledby="replacements" className="border-t border-line pt-3">
      <h2 id="replacements" className="text-base font-semibold">
        {t('kept')}
      </h2>
      <p className="text-sm text-soft">{t('keptHint')}</p>
      <ul className="mt-1 divide-y divide-line">
        {kept.map(({ id, at, query, replacement, places, drafts }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2 text-sm">
            <span className="min-w-0 flex-1 basis-60 break-words">
              {t('keptOne', { query, replacement, places, drafts, empty: replacement === '' ? 'yes' : 'no' })}
            </span>
            <time dateTime={at} className="text-soft tabular-nums">
              {format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })}
            </time>
            <Button
              size="small"
              isPending={isPending}
              aria-label={t('takeBackOne', { query })}
              onPress={() => onTakeBack(id)}
            >
              {t('takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
