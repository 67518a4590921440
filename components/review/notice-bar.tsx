'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
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
  const cameFrom = useRef<EventTarget | null>(null)
  /** Away with it; the focus goes back to where it came from, unless what is done now takes it elsewhere. */
  const close = () => {
    review.notice.set(null)
    setHeld(false)
    if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected)
      cameFrom.current.focus({ preventScroll: true })
    cameFrom.current = null
  }
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
      onFocus={({ currentTarget, relatedTarget }) => {
        setHeld(true)
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          cameFrom.current = relatedTarget
      }}
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
                close()
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
                close()
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
            onClick={close}
            className={classes(buttonClasses('quiet', 'small'), 'text-inherit hover:bg-transparent')}
          >
            <X aria-hidden />
          </button>
        </>
      )}
    </div>
  )
}
