'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { buttonClasses } from '@/components/ui/styles'
import { useAction } from '@/components/ui/use-action'
import type { LedgerContradiction } from '@/lib/claims-ledger/schema'
import { useClaims } from './claims-provider'

/** Says that it is no contradiction, or who said so and when, and takes that back. */
export function Verdict(props: { contradictionKey: string; dismissed: LedgerContradiction['dismissed'] }) {
  const { contradictionKey: key, dismissed } = props
  const t = useTranslations('claims')
  const format = useFormatter()
  const { reportId, canJudge, actions, reload } = useClaims()
  const { run, isPending, general } = useAction()
  const judge = () =>
    void run(() => (dismissed ? actions.restore : actions.dismiss)({ reportId, key })).then(reload)
  return (
    <>
      {dismissed && (
        <span className="text-soft">
          {t('dismissedBy', {
            by: dismissed.by ?? t('somebodyGone'),
            at: format.dateTime(new Date(dismissed.at), { dateStyle: 'medium' }),
          })}
        </span>
      )}
      {canJudge && (
        <button
          type="button"
          disabled={isPending}
          onClick={judge}
          className={buttonClasses('quiet', 'small')}
        >
          {t(dismissed ? 'restore' : 'dismiss')}
        </button>
      )}
      {general && (
        <span role="alert" className="text-danger">
          {general}
        </span>
      )}
    </>
  )
}
