'use client'
import { Clock, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useConnectionState } from '@/components/editor/collab-provider'
import { buttonClasses, classes } from '@/components/ui/styles'
import { CommentText } from './comment-text'
import { Composer } from './composer'
import { toWritten } from './mentions'
import type { Waiting } from './outbox'
import type { Review } from './review'
import { useRefusalText } from './use-refusal-text'

/** What keeps something of one's own from the server. */
export function WaitingState({ item }: { item: Waiting }) {
  const t = useTranslations('discussion')
  const refusalText = useRefusalText()
  const isOnline = useConnectionState() === 'online'
  const isRefused = item.state === 'refused'
  return (
    <span
      role="status"
      className={classes(
        'flex shrink-0 items-center gap-1 text-xs [&_svg]:size-3.5',
        isRefused ? 'text-danger' : 'text-soft',
      )}
    >
      {isRefused ? <TriangleAlert aria-hidden /> : <Clock aria-hidden />}
      {isRefused
        ? refusalText({ reason: item.reason ?? 'unexpected', values: item.values })
        : t(isOnline ? 'sending' : 'waits')}
    </span>
  )
}

const textOfDraft = () => document.querySelector<HTMLElement>('.tiptap')

/** An own comment that the server does not have yet, with what keeps it from there. */
export function WaitingRow({ review, item, isOnline }: { review: Review; item: Waiting; isOnline: boolean }) {
  const t = useTranslations('discussion')
  const { user } = review.options
  const { outbox, list } = review
  const { people } = list.known.get()
  const [isEditing, setEditing] = useState(false)
  const isRefused = item.state === 'refused'
  return (
    <li className="comment-row" aria-busy={!isRefused}>
      <div className="flex min-h-6 flex-wrap items-center gap-x-2">
        <span className="min-w-0 truncate text-sm font-semibold" dir="auto">
          {user.name}
        </span>
        <WaitingState item={item} />
      </div>
      {isEditing ? (
        <Composer
          userId={user.id}
          fieldKey={`waiting:${item.id}`}
          label={t('composer.edit')}
          first={toWritten(
            item.text,
            (id) => people.find((each) => each.id === id)?.name ?? t('somebodyGone'),
          )}
          people={people}
          submitLabel={t('tryAgain')}
          isOffline={!isOnline}
          autoFocus
          onSend={(text) => {
            setEditing(false)
            outbox.rewrite(item.id, text)
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <div className={isRefused ? undefined : 'opacity-75'}>
          <CommentText text={item.text} people={people} userId={user.id} />
        </div>
      )}
      {(isRefused || !isOnline) && !isEditing && (
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
          {isRefused && (
            <button
              type="button"
              onClick={() => setEditing(true)}
              className={buttonClasses('quiet', 'small')}
            >
              {t('edit')}
            </button>
          )}
          <button
            type="button"
            onClick={({ currentTarget }) => {
              const card = currentTarget.closest<HTMLElement>('article')
              review.discard(item)
              // The button goes with the row.
              setTimeout(() => (card?.isConnected ? card : textOfDraft())?.focus({ preventScroll: true }), 50)
            }}
            className={buttonClasses('quiet', 'small')}
          >
            {t('throwAway')}
          </button>
        </div>
      )}
    </li>
  )
}
