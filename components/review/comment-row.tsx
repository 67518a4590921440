'use client'
import { Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useObservable } from '@/components/editor/collab-provider'
import { LazyConfirmDialog } from '@/components/ui/lazy-confirm-dialog'
import { buttonClasses } from '@/components/ui/styles'
import type { CommentView, ThreadView } from '@/lib/threads/schema'
import { isAct } from './acts'
import { CommentText } from './comment-text'
import { CommentTime } from './comment-time'
import { Composer } from './composer'
import { toWritten } from './mentions'
import type { Waiting } from './outbox'
import type { Review } from './review'
import { WaitingState } from './waiting-row'

const NONE: readonly Waiting[] = []

/** One comment: who wrote it and when, its words, and what its author may still do with it. */
export function CommentRow(props: {
  review: Review
  thread: ThreadView
  comment: CommentView
  /** Whether its buttons are shown: not in a card that is closed. */
  isOpen: boolean
  /** The whole thread went with it. */
  onGone: () => void
}) {
  const { review, thread, comment, isOpen, onGone } = props
  const t = useTranslations('discussion')
  const { people } = review.list.known.get()
  const [isEditing, setEditing] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const editButton = useRef<HTMLButtonElement>(null)
  const row = useRef<HTMLLIElement>(null)
  const { id: userId } = review.options.user
  const { author, writtenBy, text, mentions, isDeleted, canEdit, canDelete, editedAt } = comment
  const taker = author?.name ?? t('somebodyGone')
  const name = writtenBy ? t('outside', { name: writtenBy, taker }) : taker
  const waiting = useObservable(review.outbox.items, NONE).find(
    (item) =>
      isAct(item) && item.state !== 'refused' && 'commentId' in item.act && item.act.commentId === comment.id,
  )
  const everybody = [...mentions, ...people]

  const closeEdit = () => {
    setEditing(false)
    requestAnimationFrame(() => editButton.current?.focus())
  }
  return (
    <li ref={row} className="comment-row">
      <div className="flex min-h-6 items-center gap-x-2">
        <span className="min-w-0 truncate text-sm font-semibold" dir="auto">
          {name}
        </span>
        <CommentTime at={comment.createdAt} />
        {editedAt && !isDeleted && <span className="shrink-0 text-xs text-soft">{t('edited')}</span>}
        {isOpen && !isEditing && !isDeleted && (canEdit || canDelete) && (
          <span className="comment-tools">
            {canEdit && (
              <button
                ref={editButton}
                type="button"
                aria-label={t('edit')}
                title={t('edit')}
                onClick={() => setEditing(true)}
                className={buttonClasses('quiet', 'small')}
              >
                <Pencil aria-hidden />
              </button>
            )}
            {canDelete && (
              <button
                type="button"
                aria-label={t('delete')}
                title={t('delete')}
                onClick={() => setAsking(true)}
                className={buttonClasses('quiet', 'small')}
              >
                <Trash2 aria-hidden />
              </button>
            )}
          </span>
        )}
      </div>
      {waiting && <WaitingState item={waiting} />}
      {isDeleted ? (
        <p className="comment-text text-faint italic">{t('wasDeleted')}</p>
      ) : isEditing ? (
        <Composer
          userId={userId}
          fieldKey={`edit:${comment.id}`}
          label={t('composer.edit')}
          first={toWritten(text, (id) => everybody.find((each) => each.id === id)?.name ?? t('somebodyGone'))}
          people={people}
          submitLabel={t('composer.save')}
          autoFocus
          onSend={(stored) => {
            if (stored !== text) review.edit(thread, comment, stored)
            closeEdit()
          }}
          onCancel={closeEdit}
        />
      ) : (
        <CommentText text={text} people={everybody} userId={userId} />
      )}
      {isAsking && (
        <LazyConfirmDialog
          title={t('deleting.title')}
          confirmLabel={t('deleting.confirm')}
          isOpen
          isPending={false}
          danger
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            const card = row.current?.closest<HTMLElement>('article')
            review.remove(thread, comment)
            setAsking(false)
            // What asked is gone with the comment, and with the last one its card.
            setTimeout(() => (card?.isConnected ? card.focus({ preventScroll: true }) : onGone()), 50)
          }}
        >
          {t(comment.isMine ? 'deleting.text' : 'deleting.ofAnother', { name })}
        </LazyConfirmDialog>
      )}
    </li>
  )
}
