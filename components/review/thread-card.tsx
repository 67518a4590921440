'use client'
import { Check, Link2, RotateCcw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId } from 'react'
import { useConnectionState, useObservable } from '@/components/editor/collab-provider'
import { buttonClasses, classes } from '@/components/ui/styles'
import type { ThreadView } from '@/lib/threads/schema'
import { isAct } from './acts'
import { CommentRow } from './comment-row'
import { Composer } from './composer'
import type { Waiting } from './outbox'
import { linkToThread } from './places'
import { OtherPlaces } from './other-places'
import type { Review } from './review'
import { ThreadQuote } from './thread-quote'
import { WaitingRow, WaitingState } from './waiting-row'

export interface ThreadCardProps {
  ref?: Ref<HTMLElement>
  review: Review
  thread: ThreadView
  /** Shows all of it, and the field for an answer. */
  isOpen: boolean
  onOpen: () => void
  /** Closes it and gives the focus back. */
  onClose: () => void
  /** Its words are not in the text, which the server may not know yet. */
  isGone?: boolean
  /** Shows what it is about: where its words are not beside it. */
  isQuoted?: boolean
  /** Where it is, for a list of many places. */
  where?: ReactNode
  /** The draft beside which it stands. */
  draftId?: string
}

const NONE: readonly Waiting[] = []
const LOOKED_AFTER = 900

/** A thread: closed its first words, open all of it with what one may do. */
export function ThreadCard(props: ThreadCardProps) {
  const {
    ref,
    review,
    thread,
    isOpen,
    onOpen,
    onClose,
    isGone = thread.isGone,
    isQuoted,
    where,
    draftId,
  } = props
  const t = useTranslations('discussion')
  const isOnline = useConnectionState() === 'online'
  const own = useObservable(review.outbox.items, NONE).filter(({ threadId }) => threadId === thread.id)
  // A change that waits is shown as if it were done; refused, with what it was to be.
  const waiting = own.filter((item) => !isAct(item) || item.state === 'refused')
  const settling = own.find((item) => isAct(item) && !('commentId' in item.act))
  const nameId = useId()
  const { comments, resolved, isUnread, abilities } = thread
  const [first] = comments
  const { id: userId } = review.options.user

  useEffect(() => {
    if (!isOpen || !isUnread) return
    let timer: ReturnType<typeof setTimeout> | undefined
    // Whoever only passes by has not read it, nor has who is in another window.
    const look = () => {
      clearTimeout(timer)
      if (document.hasFocus()) timer = setTimeout(() => void review.look(thread), LOOKED_AFTER)
    }
    look()
    window.addEventListener('focus', look)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('focus', look)
    }
  }, [review, thread, isOpen, isUnread])

  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen || event.defaultPrevented) return
    event.stopPropagation()
    event.preventDefault()
    onClose()
  }
  const copyLink = () => {
    const link = linkToThread(review.options.reportId, thread.id)
    const copied = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'))
    copied.then(
      () => review.notice.set({ message: 'linkCopied' }),
      () => review.notice.set({ message: 'linkNotCopied' }),
    )
  }
  const answers = comments.length - 1 + waiting.length
  const name = t('thread', { name: first?.author?.name ?? t('somebodyGone') })

  return (
    // A pointer opens it anywhere, the keyboard by its button.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <article
      ref={ref}
      tabIndex={-1}
      aria-labelledby={nameId}
      data-thread-card={thread.id}
      className={classes('thread-card', isOpen && 'is-open')}
      onClick={isOpen ? undefined : onOpen}
      onKeyDown={press}
    >
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <span id={nameId} className="sr-only">
            {isUnread && <>{t('unread')} </>}
            {name}
          </span>
          {isUnread && <span aria-hidden className="thread-unread" />}
          {where}
        </div>
        {isOpen && (
          <div className="-me-1 -mt-0.5 flex">
            <button
              type="button"
              aria-label={t('copyLink')}
              title={t('copyLink')}
              onClick={copyLink}
              className={buttonClasses('quiet', 'small')}
            >
              <Link2 aria-hidden />
            </button>
            {abilities.canResolve && (
              <button
                type="button"
                aria-label={t(resolved ? 'reopen' : 'resolve')}
                title={t(resolved ? 'reopen' : 'resolve')}
                onClick={() => {
                  if (resolved) return review.reopen(thread)
                  onClose()
                  review.resolve(thread)
                }}
                className={buttonClasses('quiet', 'small')}
              >
                {resolved ? <RotateCcw aria-hidden /> : <Check aria-hidden />}
              </button>
            )}
            <button
              type="button"
              aria-label={t('close')}
              title={`${t('close')} (Esc)`}
              onClick={onClose}
              className={buttonClasses('quiet', 'small')}
            >
              <X aria-hidden />
            </button>
          </div>
        )}
      </div>
      {resolved && (
        <p className="text-xs text-good">
          {t('resolvedBy', { name: resolved.by?.name ?? t('somebodyGone') })}
        </p>
      )}
      {settling && <WaitingState item={settling} />}
      <ThreadQuote thread={thread} isGone={isGone} isQuoted={isQuoted ?? false} />
      {isOpen && <OtherPlaces review={review} thread={thread} draftId={draftId} />}
      <ul>
        {(isOpen ? comments : comments.slice(0, 1)).map((comment) => (
          <CommentRow
            key={comment.id}
            review={review}
            thread={thread}
            comment={comment}
            isOpen={isOpen}
            onGone={onClose}
          />
        ))}
        {isOpen &&
          waiting.map((item) => <WaitingRow key={item.id} review={review} item={item} isOnline={isOnline} />)}
      </ul>
      {!isOpen && (
        <button
          type="button"
          aria-expanded={false}
          aria-label={t('openThread', { name, answers })}
          onClick={onOpen}
          className="thread-more"
        >
          {answers > 0 ? t('answers', { count: answers }) : t('reply')}
        </button>
      )}
      {isOpen && abilities.canReply && (
        <Composer
          userId={userId}
          fieldKey={`reply:${thread.id}`}
          label={t('composer.reply')}
          placeholder={t('composer.replyHint')}
          people={review.list.known.get().people}
          submitLabel={t('composer.send')}
          isOffline={!isOnline}
          onSend={(text) => review.reply(thread.id, text)}
        />
      )}
    </article>
  )
}
