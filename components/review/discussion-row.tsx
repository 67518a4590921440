'use client'
import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonClasses, classes } from '@/components/ui/styles'
import { nodeOfQuote } from '@/lib/richtext/commented-nodes'
import type { ThreadView } from '@/lib/threads/schema'
import { CommentTime } from './comment-time'
import { piecesOf } from './mentions'
import { useParagraphPlaces } from './paragraph-places'
import { hrefOfThread } from './places'
import type { Review } from './review'

/** A thread as a line of the discussion: what it is about, who said what last, and the way to it. */
export function DiscussionRow(props: {
  review: Review
  thread: ThreadView
  isOpen: boolean
  onGo: (thread: ThreadView) => void
  /** It is not among those that are looked for any more. */
  onLeft: () => void
}) {
  const { review, thread, isOpen, onGo, onLeft } = props
  const t = useTranslations('discussion')
  const changedIn = useParagraphPlaces()(thread.paragraph)
  const { comments, quote, place, isGone, isUnread, resolved, replyVersion, abilities } = thread
  const [first] = comments
  const node = nodeOfQuote(quote)
  const last = comments.at(-1)
  const isChanged = replyVersion !== null && changedIn !== null && changedIn > replyVersion
  const nameOf = (id: string) =>
    [...comments.flatMap(({ mentions }) => mentions), ...review.list.known.get().people].find(
      (each) => each.id === id,
    )?.name ?? t('somebodyGone')
  const words = first?.isDeleted
    ? t('wasDeleted')
    : piecesOf(first?.text ?? '')
        .map((piece) => ('text' in piece ? piece.text : `@${nameOf(piece.userId)}`))
        .join('')

  return (
    <div className={classes('discussion-row', isOpen && 'is-open')}>
      <a
        href={hrefOfThread(review.options.reportId, thread)}
        aria-current={isOpen ? 'true' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
          event.preventDefault()
          onGo(thread)
        }}
        className="block rounded-md px-2 py-1.5 -outline-offset-2"
      >
        <span className="flex items-center gap-x-2">
          {isUnread && <span className="thread-unread is-inline" aria-hidden />}
          <span className="min-w-0 truncate text-sm font-semibold" dir="auto">
            {isUnread && <span className="sr-only">{t('unread')} </span>}
            {first?.author?.name ?? t('somebodyGone')}
          </span>
          {last && <CommentTime at={last.createdAt} />}
          {comments.length > 1 && (
            <span className="ms-auto shrink-0 text-xs text-soft">
              {t('answers', { count: comments.length - 1 })}
            </span>
          )}
        </span>
        {isGone && <span className="block text-xs font-medium text-warning">{t(`gone.${place}`)}</span>}
        {isChanged && !isGone && (
          <span className="block text-xs font-medium text-warning">
            {t('paragraphChanged', { version: changedIn })}
          </span>
        )}
        <span className="line-clamp-1 text-xs text-soft italic" dir="auto">
          {place === 'draft' ? t('wholeDraft') : node ? t(`nodes.${node}`) : quote}
        </span>
        <span className="line-clamp-2 text-sm" dir="auto">
          {words}
        </span>
        {resolved && (
          <span className="block text-xs text-good">
            {t('resolvedBy', { name: resolved.by?.name ?? t('somebodyGone') })}
          </span>
        )}
      </a>
      {resolved && abilities.canResolve && (
        <button
          type="button"
          onClick={() => {
            review.reopen(thread)
            onLeft()
          }}
          className={classes(buttonClasses('quiet', 'small'), 'ms-1 mb-1')}
        >
          <RotateCcw aria-hidden />
          {t('reopen')}
        </button>
      )}
    </div>
  )
}
