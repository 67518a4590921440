import type { Editor } from '@tiptap/core'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/** Where marks stand, in pixels below the top of the margin: by the id of a thread or suggestion, or the name of a comment being written. */
export type Tops = ReadonlyMap<string, number>

const NOTHING: Tops = new Map()
// Often enough to follow typing, seldom enough to cost it nothing.
const CALM_MS = 120
const MARKS = '.comment-mark[data-thread], [data-threads], [data-suggestion]'

/**
 * Follows where in the margin each marked passage begins. What scrolls scrolls with the text, so only changes of the text
 * or its width are measured, a moment after them and once for many. `pending` gives the passages that have no mark yet.
 */
export function useMarginTops(
  editor: Editor,
  column: RefObject<HTMLElement | null>,
  pending: () => ReadonlyMap<string, number>,
  isOn: boolean,
): { tops: Tops; measure: () => void } {
  const [tops, setTops] = useState(NOTHING)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(pending)
  useEffect(() => {
    latest.current = pending
  })

  const measureNow = useCallback(() => {
    timer.current = undefined
    const margin = column.current
    if (!margin || editor.isDestroyed) return
    const { dom } = editor.view
    const start = margin.getBoundingClientRect().top
    const next = new Map<string, number>()
    for (const mark of dom.querySelectorAll<HTMLElement>(MARKS)) {
      const { thread, threads, suggestion } = mark.dataset
      const top = Math.round(mark.getBoundingClientRect().top - start)
      for (const id of [thread, suggestion, ...(threads?.split(' ') ?? [])])
        if (id && !next.has(id)) next.set(id, top)
    }
    for (const [name, position] of latest.current()) {
      next.set(name, Math.round(editor.view.coordsAtPos(position).top - start))
    }
    setTops((before) => (isSame(before, next) ? before : next))
  }, [editor, column])

  const measure = useCallback(() => {
    timer.current ??= setTimeout(() => requestAnimationFrame(measureNow), CALM_MS)
  }, [measureNow])

  useEffect(() => {
    if (!isOn) return
    const onTransaction = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (transaction.docChanged) measure()
    }
    editor.on('transaction', onTransaction)
    const watch = new ResizeObserver(measure)
    watch.observe(editor.view.dom)
    const frame = requestAnimationFrame(measureNow)
    return () => {
      editor.off('transaction', onTransaction)
      watch.disconnect()
      cancelAnimationFrame(frame)
      clearTimeout(timer.current)
      timer.current = undefined
    }
  }, [editor, measure, measureNow, isOn])

  return { tops, measure }
}

function isSame(a: Tops, b: Tops): boolean {
  if (a.size !== b.size) return false
  for (const [id, top] of a) if (b.get(id) !== top) return false
  return true
}
