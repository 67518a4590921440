'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useObservable } from '@/components/editor/collab-provider'
import { buttonClasses, classes } from '@/components/ui/styles'
import type { Notice, Review } from './review'
import { useRefusalText } from './use-refusal-text'

const SHOWN_FOR = 8000
const NOTHING: Notice | null = null

/** What has just been done, with the way back; it stays while somebody points at it or has the focus in it. */
export function NoticeBar({ review }: { review: Review }) {
  const t = useTranslations('discussion')
  const refusalText = useRefusalText()
  const notice = useObservable(review.notice, NOTHING)
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (!notice || isHeld) return
    const timer = setTimeout(() => review.notice.set(null), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [review, notice, isHeld])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only waits while somebody is at it
    <div
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={classes('thread-notice', !notice && 'sr-only')}
    >
      {notice && (
        <>
          <span>{notice.refusal ? refusalText(notice.refusal) : t(`notices.${notice.message}`)}</span>
          {notice.panel && (
            <button
              type="button"
              onClick={() => {
                review.notice.set(null)
                review.isPanelOpen.set(true)
              }}
              className="font-semibold underline underline-offset-4"
            >
              {t('show')}
            </button>
          )}
          {notice.undo && (
            <button
              type="button"
              onClick={() => {
                review.notice.set(null)
                notice.undo?.()
              }}
              className="font-semibold underline underline-offset-4"
            >
              {t('undo')}
            </button>
          )}
          <button
            type="button"
            aria-label={t('close')}
            onClick={() => review.notice.set(null)}
            className={classes(buttonClasses('quiet', 'small'), 'text-inherit hover:bg-transparent')}
          >
            <X aria-hidden />
          </button>
        </>
      )}
    </div>
  )
}
