import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { ConflictView } from '@/lib/review-copies/schema'
import { PlaceLink } from './place-link'
import { useListFocus } from './use-list-focus'

/** What had no place in the drafts: the passage, what was wanted, and the way to the draft; until somebody has looked after it. */
export function ConflictList(props: {
  reportId: string
  conflicts: ConflictView[]
  isPending: boolean
  onDismiss: (conflictId: string) => void
}) {
  const { reportId, conflicts, isPending, onDismiss } = props
  const t = useTranslations('reviewCopies')
  const { list, heading, leave } = useListFocus(conflicts.length)
  if (conflicts.length === 0) return null
  return (
    <section aria-labelledby="conflicts">
      <h2 id="conflicts" ref={heading} tabIndex={-1} className="text-lg font-semibold">
        {t('conflicts', { count: conflicts.length })}
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">{t('conflictsHint')}</p>
      <ul ref={list} className="mt-3 divide-y divide-line border-y border-line">
        {conflicts.map(({ id, kind, author, passage, act, wanted, home, block }, index) => (
          <li key={id} className="flex flex-col gap-1.5 py-3 text-sm">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
              <PlaceLink {...{ reportId, home, block }} />
              <span className="text-soft">{t(`conflict.${kind}`)}</span>
            </p>
            {passage !== '' && (
              <p className="border-s-2 border-line ps-3 whitespace-pre-wrap" dir="auto">
                <span className="text-soft">{t('passage')}</span> {passage}
              </p>
            )}
            {(wanted !== '' || act !== 'instead') && (
              <p className="border-s-2 border-line-strong ps-3 whitespace-pre-wrap" dir="auto">
                <span className="text-soft">{t('wanted', { author: author ?? 'none' })}</span>{' '}
                <Wanted act={act} wanted={wanted} />
              </p>
            )}
            <div>
              <Button
                size="small"
                isDisabled={isPending}
                aria-label={t('dismissOne', { passage: (passage || wanted).slice(0, 80) })}
                onPress={() => {
                  leave(index)
                  onDismiss(id)
                }}
              >
                {t('dismiss')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What somebody wanted, in words. */
function Wanted({ act, wanted }: Pick<ConflictView, 'act' | 'wanted'>) {
  const t = useTranslations('reviewCopies')
  const format = useFormatter()
  if (act === 'instead') return wanted
  if (act === 'look') {
    const looks = wanted.split(' ').map((look) => t(`looks.${t.has(`looks.${look}`) ? look : 'other'}`))
    return t('wantedActs.look', { words: format.list(looks) })
  }
  const said = t(`wantedActs.${act}`, { words: wanted || 'none' })
  if (act === 'deleted')
    return (
      <>
        {said} <del>{wanted}</del>
      </>
    )
  if (act === 'came' || act === 'picture') return `${said} ${wanted}`
  return said
}
