import { useFormatter, useTranslations } from 'next-intl'
import { usePlaces } from '@/components/history/place-label'
import { Button } from '@/components/ui/button'
import type { ImportView } from '@/lib/review-copies/schema'

const COUNTS = ['inserted', 'deleted', 'changed', 'comments', 'decided', 'conflicts'] as const

/** What a file would bring into which drafts, to be taken or let go. */
export function ComingIn(props: {
  reportId: string
  brought: ImportView
  isPending: boolean
  onTake: () => void
  onDiscard: () => void
}) {
  const { reportId, brought, isPending, onTake, onDiscard } = props
  const t = useTranslations('reviewCopies')
  const format = useFormatter()
  const { labelOf } = usePlaces(reportId)
  const { name, authors, copyMadeAt, coming } = brought
  const shown = COUNTS.filter((count) => coming.some((draft) => draft[count] > 0))
  return (
    <section aria-labelledby="coming-in" className="rounded-xl border border-line-strong px-5 py-5">
      <h2 id="coming-in" className="text-lg font-semibold">
        {t('comingIn')}
      </h2>
      <p className="mt-1 text-sm wrap-anywhere text-soft" suppressHydrationWarning>
        {t('comingFrom', {
          name,
          made: format.dateTime(new Date(copyMadeAt), { dateStyle: 'long', timeStyle: 'short' }),
          authors: authors.length > 0 ? format.list(authors) : 'none',
        })}
      </p>
      {coming.length === 0 ? (
        <p className="mt-4 text-sm">{t('onlyRemarks')}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what does not fit a phone is scrolled to by keys
        <div role="group" aria-label={t('comingIn')} tabIndex={0} className="mt-4 overflow-x-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="border-b border-line text-soft">
                <th scope="col" className="min-w-24 py-1.5 pe-3 text-start font-medium">
                  {t('draft')}
                </th>
                {shown.map((count) => (
                  <th key={count} scope="col" className="px-1.5 py-1.5 text-end font-medium">
                    {t(`counts.${count}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {coming.map((draft) => (
                <tr key={draft.draftId} className="border-b border-line">
                  <th scope="row" className="py-1.5 pe-3 text-start font-normal">
                    {labelOf(draft.home)}
                  </th>
                  {shown.map((count) => (
                    <td
                      key={count}
                      className={
                        count === 'conflicts' && draft.conflicts > 0
                          ? 'px-1.5 py-1.5 text-end font-medium text-warning tabular-nums'
                          : 'px-1.5 py-1.5 text-end tabular-nums'
                      }
                    >
                      {draft[count] || '–'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="mt-3 max-w-prose text-sm text-soft">{t('takeHint')}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button variant="primary" isPending={isPending} onPress={onTake}>
          {t('take')}
        </Button>
        <Button isDisabled={isPending} onPress={onDiscard}>
          {t('discard')}
        </Button>
      </div>
    </section>
  )
}
