'use client'
import { MessageSquare, MessageSquarePlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useConnectionState, useObservable } from '@/components/editor/collab-provider'
import { buttonClasses, classes } from '@/components/ui/styles'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { Composer } from './composer'
import type { Waiting } from './outbox'
import './review.css'
import type { OpenParagraph, Request, Review } from './review'
import { useThreads } from './review-context'
import { ThreadCard } from './thread-card'
import { WaitingRow } from './waiting-row'

const NONE: readonly Waiting[] = []
const NO_ID: string | null = null
const NOTHING: Request | null = null
const CLOSED: OpenParagraph | null = null

/** The threads on one paragraph of the reply: a sign beside it with their count, and below it the threads themselves. */
export function ParagraphThreads(props: { review: Review; anchor: string; name: string }) {
  const { review, anchor, name } = props
  const t = useTranslations('discussion')
  const { byId } = useThreads()
  const active = useObservable(review.active, NO_ID)
  const request = useObservable(review.request, NOTHING)
  const opened = useObservable(review.paragraph, CLOSED)
  const waiting = useObservable(review.outbox.items, NONE).filter(
    ({ about }) => about?.kind === 'paragraph' && about.paragraph === anchor,
  )
  const isOnline = useConnectionState() === 'online'
  const [isOpen, setOpen] = useState(false)
  const [isComposing, setComposing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLElement>(null)
  const id = useId()
  const threads = useMemo(
    () =>
      [...byId.values()].filter(
        (thread) => thread.paragraph === anchor && (!thread.resolved || thread.id === active),
      ),
    [byId, anchor, active],
  )
  const isWanted = request !== null && threads.some((thread) => thread.id === request.id)
  const count = threads.length + waiting.length

  useEffect(() => {
    if (!isWanted) return
    setOpen(true)
    const frame = requestAnimationFrame(() => {
      const card = list.current?.querySelector<HTMLElement>(
        `[data-thread-card="${CSS.escape(request?.id ?? '')}"]`,
      )
      card?.scrollIntoView({ block: 'center' })
      card?.focus({ preventScroll: true })
      if (card) review.request.set(null)
    })
    return () => cancelAnimationFrame(frame)
  }, [review, isWanted, request, isOpen])

  useEffect(() => {
    if (opened?.anchor !== anchor) return
    setOpen(true)
    setComposing(opened.isComposing)
    review.paragraph.set(null)
  }, [review, opened, anchor])

  // Others may take away what one reads or answers.
  useFocusKept(list, () => button.current?.focus({ preventScroll: true }))

  const close = () => {
    setOpen(false)
    setComposing(false)
    requestAnimationFrame(() => button.current?.focus({ preventScroll: true }))
  }
  const toggle = () => {
    if (isOpen) return close()
    setOpen(true)
    if (count === 0) setComposing(true)
    else if (threads[0]) review.active.set(threads[0].id)
  }
  const isUnread = threads.some((thread) => thread.isUnread)
  const comments = threads.reduce((sum, thread) => sum + thread.comments.length, 0) + waiting.length
  const label = count === 0 ? t('paragraph.begin', { name }) : t('paragraph.open', { name, count: comments })

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={isUnread ? `${t('unread')} ${label}` : label}
        title={label}
        onClick={toggle}
        className={classes(
          'paragraph-sign',
          count === 0 &&
            !isOpen &&
            'focus-visible:opacity-100 pointer-fine:opacity-0 pointer-fine:group-hover:opacity-100 pointer-fine:focus-visible:opacity-100',
        )}
      >
        {count === 0 ? <MessageSquarePlus aria-hidden /> : <MessageSquare aria-hidden />}
        {count > 0 && <span aria-hidden>{comments}</span>}
        {isUnread && <span aria-hidden className="thread-unread" />}
      </button>
      {isOpen && (
        <section ref={list} id={id} aria-label={t('paragraph.list', { name })} className="paragraph-threads">
          {threads.map((thread) => (
            <ThreadCard
              key={thread.id}
              review={review}
              thread={thread}
              isOpen={thread.id === active}
              onOpen={() => review.active.set(thread.id)}
              onClose={() => {
                review.active.set(null)
                const isLast = threads.every(({ id: other }) => other === thread.id)
                if (isLast && !isComposing) return close()
                // What had the focus may be gone, as with the last comment of a thread.
                if (document.activeElement === document.body) button.current?.focus({ preventScroll: true })
              }}
            />
          ))}
          {waiting.length > 0 && (
            <ul className="thread-card is-open">
              {waiting.map((item) => (
                <WaitingRow key={item.id} review={review} item={item} isOnline={isOnline} />
              ))}
            </ul>
          )}
          {isComposing ? (
            <div className="thread-card is-open">
              <Composer
                userId={review.options.user.id}
                fieldKey={`paragraph:${review.options.reportId}:${anchor}`}
                label={t('paragraph.begin', { name })}
                placeholder={t('composer.hint')}
                people={review.list.known.get().people}
                submitLabel={t('composer.comment')}
                isOffline={!isOnline}
                autoFocus
                onSend={(text) => {
                  const { reportId } = review.options
                  review.start({ kind: 'paragraph', reportId, paragraph: anchor }, '', text)
                  setComposing(false)
                  requestAnimationFrame(() => button.current?.focus({ preventScroll: true }))
                }}
                onCancel={() => (count === 0 ? close() : setComposing(false))}
              />
            </div>
          ) : (
            <button
              type="button"
              onClick={() => setComposing(true)}
              className={buttonClasses('quiet', 'small')}
            >
              <MessageSquarePlus aria-hidden />
              {t('paragraph.another')}
            </button>
          )}
        </section>
      )}
    </>
  )
}
