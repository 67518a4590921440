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
  return (
    <section aria-labelledby="coming-in" className="rounded-xl border border-line-strong px-5 py-5">
      <h2 id="coming-in" className="text-lg font-semibold">
        {t('comingIn')}
      </h2>
      <p className="mt-1 text-sm text-soft" suppressHydrationWarning>
        {t('comingFrom', {
          name,
          made: format.dateTime(new Date(copyMadeAt), { dateStyle: 'long', timeStyle: 'short' }),
          authors: authors.length > 0 ? format.list(authors) : 'none',
        })}
      </p>
      {coming.length === 0 ? (
        <p className="mt-4 text-sm">{t('onlyRemarks')}</p>
      ) : (
        <div className="mt-4 overflow-x-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="border-b border-line text-soft">
                <th scope="col" className="py-1.5 pe-3 text-start font-medium">
                  {t('draft')}
                </th>
                {COUNTS.map((count) => (
                  <th key={count} scope="col" className="px-2 py-1.5 text-end font-medium">
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
                  {COUNTS.map((count) => (
                    <td
                      key={count}
                      className={
                        count === 'conflicts' && draft.conflicts > 0
                          ? 'px-2 py-1.5 text-end font-medium text-warning tabular-nums'
                          : 'px-2 py-1.5 text-end tabular-nums'
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
