import type { Editor } from '@tiptap/core'
import { useEffect, useRef } from 'react'
import { placesSelector } from '@/components/editor/threads/draw-threads'
import { useObservable } from '@/components/editor/collab-provider'
import type { Request, Review } from './review'
import type { MarginEntry } from './use-margin-entries'

const NOTHING: Request | null = null
const ATTEMPTS = 30

/** What a thread is about, as it stands in the text: its mark, or its suggestion. */
function wordsOf(editor: Editor, entries: readonly MarginEntry[], id: string): Element | null {
  const entry = entries.find((each) => each.id === id)
  const suggestion = entry?.kind === 'thread' ? entry.thread.suggestionId : null
  return editor.view.dom.querySelector(
    suggestion === null ? placesSelector(id) : `[data-suggestion="${CSS.escape(suggestion)}"]`,
  )
}

/** Brings a thread that somebody asked for into view, gives its card the focus, and says that it is done. */
export function useArrival(review: Review, editor: Editor, entries: readonly MarginEntry[]): void {
  const request = useObservable(review.request, NOTHING)
  const isHere = request !== null && entries.some(({ id }) => id === request.id)
  const latest = useRef(entries)
  useEffect(() => {
    latest.current = entries
  })
  useEffect(() => {
    if (!request || !isHere) return
    let frame = 0
    let attempts = 0
    const arrive = () => {
      if (editor.isDestroyed) return
      attempts += 1
      const name = CSS.escape(request.id)
      const mark = wordsOf(editor, latest.current, request.id)
      const card = document.querySelector<HTMLElement>(
        `.comments-margin [data-thread-card="${name}"].is-open, .thread-sheet [data-thread-card="${name}"]`,
      )
      // The card is drawn with the next frames, and in a pane that was hidden a little later.
      if (!card?.checkVisibility()) {
        if (attempts < ATTEMPTS) frame = requestAnimationFrame(arrive)
        return
      }
      ;(mark ?? card).scrollIntoView({ block: 'center' })
      card.focus({ preventScroll: true })
      if (!mark) card.scrollIntoView({ block: 'nearest' })
      review.request.set(null)
    }
    frame = requestAnimationFrame(arrive)
    return () => cancelAnimationFrame(frame)
  }, [review, editor, request, isHere])
}
