'use client'
import { Clock, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonClasses, classes } from '@/components/ui/styles'
import { CommentText } from './comment-text'
import type { Waiting } from './outbox'
import type { Review } from './review'
import { useRefusalText } from './use-refusal-text'

/** An own comment that the server does not have yet, with what keeps it from there. */
export function WaitingRow({ review, item, isOnline }: { review: Review; item: Waiting; isOnline: boolean }) {
  const t = useTranslations('discussion')
  const refusalText = useRefusalText()
  const { user } = review.options
  const { outbox, list } = review
  const isRefused = item.state === 'refused'
  return (
    <li className="comment-row" aria-busy={!isRefused}>
      <div className="flex min-h-6 items-center gap-x-2">
        <span className="min-w-0 truncate text-sm font-semibold" dir="auto">
          {user.name}
        </span>
        <span
          role="status"
          className={classes(
            'flex items-center gap-1 text-xs [&_svg]:size-3.5',
            isRefused ? 'text-danger' : 'text-soft',
          )}
        >
          {isRefused ? <TriangleAlert aria-hidden /> : <Clock aria-hidden />}
          {isRefused
            ? refusalText({ reason: item.reason ?? 'unexpected', values: item.values })
            : t(isOnline ? 'sending' : 'waits')}
        </span>
      </div>
      <div className={isRefused ? undefined : 'opacity-75'}>
        <CommentText text={item.text} people={list.known.get().people} userId={user.id} />
      </div>
      {(isRefused || !isOnline) && (
        <div className="mt-1 flex gap-1.5">
          {isRefused && (
            <button
              type="button"
              onClick={() => outbox.retry(item.id)}
              className={buttonClasses('secondary', 'small')}
            >
              {t('tryAgain')}
            </button>
          )}
          <button
            type="button"
            onClick={() => review.discard(item)}
            className={buttonClasses('quiet', 'small')}
          >
            {t('throwAway')}
          </button>
        </div>
      )}
    </li>
  )
}
