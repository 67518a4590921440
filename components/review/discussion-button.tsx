'use client'
import { MessagesSquare } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useObservable } from '@/components/editor/collab-provider'
import { buttonClasses } from '@/components/ui/styles'
import { useReview, useThreads } from './review-context'

/** Opens and closes the panel of the discussion; says how many threads hold something unread. */
export function DiscussionButton() {
  const t = useTranslations('discussion.panel')
  const review = useReview()
  const { byId } = useThreads()
  const isOpen = useObservable(review?.isPanelOpen, false)
  const unread = useMemo(
    () => [...byId.values()].filter(({ resolved, isUnread }) => isUnread && !resolved).length,
    [byId],
  )
  if (!review) return null
  return (
    <button
      type="button"
      aria-pressed={isOpen}
      aria-label={unread > 0 ? t('toggleUnread', { count: unread }) : t('toggle')}
      title={`${t('title')} (d)`}
      onClick={() => review.isPanelOpen.set(!isOpen)}
      className={buttonClasses('quiet', 'icon')}
    >
      <span className="relative">
        <MessagesSquare aria-hidden />
        {unread > 0 && (
          <span
            aria-hidden
            className="absolute -end-0.5 -top-0.5 size-2 rounded-full bg-accent ring-2 ring-paper"
          />
        )}
      </span>
    </button>
  )
}
