'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useObservable } from '@/components/editor/collab-provider'
import type { CompanionProps } from '@/components/editor/companions/companion'
import { placesSelector } from '@/components/editor/threads/draw-threads'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { MarginBubbles } from './margin-bubbles'
import { MarginCards } from './margin-cards'
import { useMarkStyles } from './mark-styles'
import type { Waiting } from './outbox'
import './review.css'
import type { Review } from './review'
import { useReview, useThreads } from './review-context'
import { useSpokenMarks } from './spoken-marks'
import { ThreadSheet } from './thread-sheet'
import { useArrival } from './use-arrival'
import { NEW, useComposing } from './use-composing'
import { useMarginEntries } from './use-margin-entries'
import { useMarginTops } from './use-margin-tops'
import { PHONE, useMedia } from './use-media'
import { threadsAtCaret, useOpenMarks } from './use-open-marks'

/** From this width of the pane on there is room for cards beside the text. */
const WIDE = 660
const NONE: readonly Waiting[] = []
const NO_ID: string | null = null

/** The review margin of a draft: its threads beside the words that they are about, and the comment that is being written. */
export default function CommentsMargin(props: CompanionProps) {
  const review = useReview()
  return review ? <Margin {...props} review={review} /> : null
}

function Margin({ review, editor, draftId, surface, scroller }: CompanionProps & { review: Review }) {
  const t = useTranslations('discussion')
  const { byId } = useThreads()
  const waiting = useObservable(review.outbox.items, NONE)
  const active = useObservable(review.active, NO_ID)
  const column = useRef<HTMLDivElement>(null)
  const isPhone = useMedia(PHONE)
  const width = useWidth(scroller)

  const isOpenThread = useCallback((id: string) => byId.get(id)?.resolved === null, [byId])
  const latest = useRef(isOpenThread)
  useEffect(() => {
    latest.current = isOpenThread
  })
  const threadAtCaret = useCallback(() => {
    return threadsAtCaret(editor.state).find((id) => latest.current(id)) ?? null
  }, [editor])

  const { composing, marks, send, cancel } = useComposing(review, editor, draftId, surface, threadAtCaret)
  const pending = useCallback(() => {
    const first = (marks?.names ?? []).flatMap((name) => {
      const passage = marks?.passagesOf(name)[0]
      return passage ? [[name, passage.from] as const] : []
    })
    return new Map(first)
  }, [marks])
  const hasThreads = byId.size > 0 || waiting.length > 0 || composing !== null
  const { tops, measure } = useMarginTops(editor, column, pending, hasThreads)
  useEffect(measure, [measure, byId, waiting, composing])
  const entries = useMarginEntries({ draftId, threads: byId, waiting, composing, active, tops })

  const drawn = useMemo(
    () => [...byId.values()].flatMap(({ id, resolved }) => (resolved && id !== active ? [] : [id])),
    [byId, active],
  )
  useMarkStyles(drawn, active)
  useSpokenMarks(editor, drawn, t('commented'))
  useFocusKept(column, () => editor.view.dom.focus({ preventScroll: true }))
  useOpenMarks(review, editor, isOpenThread, isPhone)
  useArrival(review, editor, entries)

  useEffect(() => review.offerDraft(() => surface.show('comment')), [review, surface])

  const backToText = useCallback(
    (id: string | null) => {
      const mark = id && editor.view.dom.querySelector(placesSelector(id))
      if (mark && editor.isEditable) editor.commands.setTextSelection(editor.view.posAtDOM(mark, 0))
      editor.view.dom.focus({ preventScroll: true })
    },
    [editor],
  )
  const close = useCallback(
    (id: string) => {
      const focused = document.activeElement
      // What had it may be gone, as with the last comment of a thread.
      const hadFocus =
        !focused || focused === document.body || focused.closest('.comments-margin, .thread-sheet') !== null
      if (id !== NEW && review.active.get() === id) review.active.set(null)
      if (hadFocus) backToText(id)
    },
    [review, backToText],
  )
  const open = useCallback(
    (id: string) => {
      review.active.set(id)
      const mark = editor.view.dom.querySelector(placesSelector(id))
      mark?.scrollIntoView({ block: 'nearest' })
    },
    [review, editor],
  )

  const parts = {
    review,
    draftId,
    entries,
    // Whoever begins a comment is to see the field for it.
    active: composing?.isAsked || (composing && !active) ? NEW : active,
    onOpen: open,
    onClose: close,
    onSend: (stored: string) => {
      const trouble = send(stored)
      if (trouble) return trouble
      // What is offered for selected words would stand over the text again.
      if (editor.isEditable) editor.commands.setTextSelection(editor.state.selection.to)
      else getSelection()?.collapseToEnd()
      backToText(null)
      return null
    },
    onCancel: () => {
      cancel()
      backToText(null)
    },
  }
  const mode = isPhone ? 'phone' : (width ?? 0) >= WIDE ? 'wide' : 'narrow'
  return (
    <div
      ref={column}
      className="comments-column"
      data-mode={entries.length === 0 || width === null ? 'empty' : mode}
      data-opening={active ? '' : undefined}
    >
      {width !== null &&
        (mode === 'wide' ? <MarginCards {...parts} /> : <MarginBubbles {...parts} isPhone={isPhone} />)}
      {isPhone && <ThreadSheet {...parts} />}
    </div>
  )
}

/** Null before the first measure, so that nothing is drawn in one form and at once again in another. */
function useWidth(element: { current: HTMLElement | null }): number | null {
  const [width, setWidth] = useState<number | null>(null)
  useLayoutEffect(() => {
    const target = element.current
    if (!target) return
    setWidth(target.clientWidth)
    const watch = new ResizeObserver(() => setWidth(target.clientWidth))
    watch.observe(target)
    return () => watch.disconnect()
  }, [element])
  return width
}
