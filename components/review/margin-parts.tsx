'use client'
import { useTranslations } from 'next-intl'
import { useConnectionState } from '@/components/editor/collab-provider'
import { Composer } from './composer'
import { QuoteWords } from './quote-words'
import type { Review } from './review'
import { ThreadCard } from './thread-card'
import type { MarginEntry } from './use-margin-entries'
import { WaitingRow } from './waiting-row'

/** What every form of the margin is given. */
export interface MarginProps {
  review: Review
  draftId: string
  entries: readonly MarginEntry[]
  /** The entry that is open. */
  active: string | null
  onOpen: (id: string) => void
  /** Closes a thread; the focus goes back to its words. */
  onClose: (id: string) => void
  /** Null when the new comment was taken, otherwise why not: a key below `discussion.composer`. */
  onSend: (stored: string) => string | null
  onCancel: () => void
}

/** One entry of the margin as a card, whatever it is. */
export function EntryCard(props: Omit<MarginProps, 'entries'> & { entry: MarginEntry; isQuoted?: boolean }) {
  const { review, draftId, entry, active, onOpen, onClose, isQuoted } = props
  const isOnline = useConnectionState() === 'online'
  if (entry.kind === 'new') return <NewCard {...props} entry={entry} isOnline={isOnline} />
  if (entry.kind === 'waiting') {
    return (
      <div className="thread-card is-open" data-thread-card={entry.id}>
        <ul>
          <WaitingRow review={review} item={entry.item} isOnline={isOnline} />
        </ul>
      </div>
    )
  }
  return (
    <ThreadCard
      review={review}
      thread={entry.thread}
      draftId={draftId}
      isGone={entry.isGone}
      isOpen={active === entry.id}
      isQuoted={isQuoted ?? entry.thread.place === 'draft'}
      onOpen={() => onOpen(entry.id)}
      onClose={() => onClose(entry.id)}
    />
  )
}

function NewCard(
  props: Pick<MarginProps, 'review' | 'onSend' | 'onCancel'> & {
    entry: MarginEntry & { kind: 'new' }
    isQuoted?: boolean
    isOnline: boolean
  },
) {
  const { review, entry, onSend, onCancel, isQuoted, isOnline } = props
  const { key, about, quote, isAsked } = entry.composing
  const t = useTranslations('discussion')
  const label = t(`composer.new.${about.kind}`)
  return (
    <section aria-label={label} className="thread-card is-open">
      {about.kind === 'selection' ? (
        isQuoted && (
          <div className="thread-quote">
            <blockquote dir="auto">
              <QuoteWords quote={quote} />
            </blockquote>
          </div>
        )
      ) : (
        <p className="text-sm text-soft">{label}</p>
      )}
      <Composer
        userId={review.options.user.id}
        fieldKey={key}
        label={label}
        placeholder={t('composer.hint')}
        people={review.list.known.get().people}
        submitLabel={t('composer.comment')}
        isOffline={!isOnline}
        autoFocus={isAsked}
        onSend={async (stored) => {
          const trouble = onSend(stored)
          return trouble && t(`composer.${trouble}`)
        }}
        onCancel={onCancel}
      />
    </section>
  )
}
