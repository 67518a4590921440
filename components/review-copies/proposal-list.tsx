import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { ProposalView } from '@/lib/review-copies/schema'
import { PlaceLink } from './place-link'
import { useListFocus } from './use-list-focus'

/** What was decided in Word on suggestions and discussions: to be done here one by one or all, or to be left open. */
export function ProposalList(props: {
  reportId: string
  proposals: ProposalView[]
  isPending: boolean
  onSettle: (proposalIds: string[], isFollowed: boolean) => void
}) {
  const { reportId, proposals, isPending, onSettle } = props
  const t = useTranslations('reviewCopies')
  const { list, heading, leave } = useListFocus(proposals.length)
  if (proposals.length === 0) return null
  const mine = proposals.filter(({ mayFollow }) => mayFollow)
  return (
    <section aria-labelledby="proposals">
      <h2 id="proposals" ref={heading} tabIndex={-1} className="text-lg font-semibold">
        {t('proposals', { count: proposals.length })}
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">{t('proposalsHint')}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {mine.length > 0 && (
          <Button
            isPending={isPending}
            onPress={() => {
              leave(0)
              onSettle(
                mine.map(({ id }) => id),
                true,
              )
            }}
          >
            {t('followAll', { count: mine.length })}
          </Button>
        )}
        <Button
          variant="quiet"
          isDisabled={isPending}
          onPress={() => {
            leave(0)
            onSettle(
              proposals.map(({ id }) => id),
              false,
            )
          }}
        >
          {t('leaveAll')}
        </Button>
      </div>
      <ul ref={list} className="mt-3 divide-y divide-line border-y border-line">
        {proposals.map((proposal, index) => (
          <ProposalRow
            key={proposal.id}
            {...{ reportId, proposal, isPending }}
            onSettle={(isFollowed) => {
              leave(index)
              onSettle([proposal.id], isFollowed)
            }}
          />
        ))}
      </ul>
    </section>
  )
}

function ProposalRow(props: {
  reportId: string
  proposal: ProposalView
  isPending: boolean
  onSettle: (isFollowed: boolean) => void
}) {
  const { reportId, proposal, isPending, onSettle } = props
  const { kind, by, savedBy, passage, wanted, home, block, threadId, mayFollow } = proposal
  const t = useTranslations('reviewCopies')
  const about = (wanted || passage).slice(0, 80)
  return (
    <li className="flex flex-col gap-1.5 py-3 text-sm">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <PlaceLink {...{ reportId, home, block, threadId }} />
        <span className="text-soft">
          {t(`proposal.${kind}`, { by: by ?? 'none' })} {savedBy && t('savedBy', { name: savedBy })}
        </span>
      </p>
      <p className="border-s-2 border-line ps-3 whitespace-pre-wrap" dir="auto">
        {threadId ? passage : passage !== '' && <del>{passage}</del>} {wanted !== '' && <ins>{wanted}</ins>}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {mayFollow ? (
          <Button
            size="small"
            isDisabled={isPending}
            aria-label={t(`followOne.${kind}`, { about })}
            onPress={() => onSettle(true)}
          >
            {t(`follow.${kind}`)}
          </Button>
        ) : (
          <span className="text-soft">{t('othersDecide')}</span>
        )}
        <Button
          variant="quiet"
          size="small"
          isDisabled={isPending}
          aria-label={t('leaveOne', { about })}
          onPress={() => onSettle(false)}
        >
          {t('leave')}
        </Button>
      </div>
    </li>
  )
}
