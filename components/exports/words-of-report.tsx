import { useTranslations } from 'next-intl'
import { WordMeter } from '@/components/report/word-meter'
import { ofVariants, totalOf } from '@/lib/richtext/limited-words'
import type { Outline } from '@/lib/state-replies/schema'

/** How many words the files will have, against the limit; of each submission, where they differ. */
export function WordsOfReport({ outline, limit }: { outline: Outline; limit: number | null }) {
  const t = useTranslations('exports')
  const drafts = [
    ...outline.chapters,
    ...outline.sections.flatMap(({ questions }) => questions),
    ...outline.withdrawn,
  ]
  const words = ofVariants(totalOf(drafts), outline.countsConfidential)
  return (
    <section aria-label={t('words')} className="mt-5 max-w-sm">
      <WordMeter words={words.words} final={words.final} limit={limit} variants={words} />
    </section>
  )
}
