import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useState } from 'react'
import { useObservable } from '@/components/editor/collab-provider'
import type { Surface } from '@/components/editor/companions/surface'
import { quoteOfNodes, selectedPassages, selectedRanges } from '@/components/editor/threads/selected-ranges'
import type { ThreadRange } from '@/lib/threads/schema'
import { forget, keep, kept } from './kept'
import type { Written } from './mentions'
import type { Waiting } from './outbox'
import { PendingMarks } from './pending-marks'
import type { Composing, Review } from './review'

/** The name under which the words are highlighted about which a comment is being written. */
export const NEW = 'new'

const NOTHING: Composing | null = null
const NONE: readonly Waiting[] = []
const NOTHING_OPEN: ReadonlyMap<string, unknown> = new Map()

interface KeptComposing {
  about: Composing['about']
  ranges: ThreadRange[]
  quote: string
}

/** A comment that is being begun in this draft, from the first key to the moment at which it is handed to the outbox. */
export interface NewComment {
  composing: Composing | null
  marks: PendingMarks | null
  /** Null when it was taken, otherwise why not: a key below `discussion.composer`. */
  send: (stored: string) => string | null
  cancel: () => void
}

/**
 * Begins comments on the words that are selected, on the draft as a whole, or on a suggestion: when the editor's surface
 * is asked for `comment`. What is being written survives a reload, with the words that it is about.
 */
export function useComposing(
  review: Review | null,
  editor: Editor,
  draftId: string,
  surface: Surface,
  /** The thread of the mark in which the caret stands: asked for a comment there, it is opened instead. */
  threadAtCaret: () => string | null,
): NewComment {
  const [marks, setMarks] = useState<PendingMarks | null>(null)
  const composing = useObservable(review?.composing, NOTHING)
  const waiting = useObservable(review?.outbox.items, NONE)
  const open = useObservable(surface.open, NOTHING_OPEN)
  const key = `new:${draftId}`
  const userId = review?.options.user.id

  useEffect(() => {
    const made = new PendingMarks(editor)
    setMarks(made)
    return () => {
      setMarks(null)
      made.destroy()
    }
  }, [editor])

  const begin = useCallback(
    (about: Composing['about'], ranges: ThreadRange[], quote: string, isAsked: boolean) => {
      if (!review || !marks) return
      if (ranges.length > 0) marks.set(NEW, ranges)
      else marks.delete(NEW)
      review.composing.set({ key, about, quote, isAsked })
      void keep(review.options.user.id, `composing:${draftId}`, {
        about,
        ranges,
        quote,
      } satisfies KeptComposing)
    },
    [review, marks, key, draftId],
  )

  // What was being written when the draft was left, or the page.
  useEffect(() => {
    if (!review || !marks || !userId) return
    let hasLeft = false
    void Promise.all([
      kept<KeptComposing>(userId, `composing:${draftId}`),
      kept<Written>(userId, `written:${key}`),
    ]).then(([found, written]) => {
      if (hasLeft || !found || !written || review.composing.get()) return
      begin(found.about, found.ranges, found.quote, false)
    })
    return () => {
      hasLeft = true
      if (review.composing.get()?.key === key) review.composing.set(null)
    }
  }, [review, marks, userId, draftId, key, begin])

  useEffect(() => {
    const asked = open.get('comment') as { detail: unknown } | undefined
    if (!asked || !review || !marks) return
    surface.close('comment')
    const suggestionId = suggestionOf(asked.detail)
    const ranges = editor.state.selection.empty ? [] : selectedRanges(editor.state)
    const here = threadAtCaret()
    if (suggestionId) begin({ kind: 'suggestion', draftId, suggestionId }, [], '', true)
    else if (ranges.length > 0) {
      const { doc, selection } = editor.state
      const quote = selectedPassages(selection)
        .map(({ from, to }) => quoteOfNodes(doc, from, to) || doc.textBetween(from, to, '\n', ' '))
        .join('\n')
      begin({ kind: 'selection', draftId }, ranges, quote, true)
    } else if (here && asked.detail !== 'draft') review.ask(here)
    else begin({ kind: 'draft', draftId }, [], '', true)
  }, [open, surface, review, marks, editor, draftId, begin, threadAtCaret])

  // What waits to be sent stays highlighted until the server has set its mark.
  useEffect(() => {
    if (!marks) return
    const here = new Map(
      waiting.flatMap(({ id, about }) =>
        about?.kind === 'selection' && about.draftId === draftId ? [[id, about.ranges] as const] : [],
      ),
    )
    for (const name of marks.names) if (name !== NEW && !here.has(name)) marks.delete(name)
    for (const [id, ranges] of here) if (!marks.has(id)) marks.set(id, ranges)
  }, [marks, waiting, draftId])

  const end = useCallback(() => {
    marks?.delete(NEW)
    if (review?.composing.get()?.key === key) review.composing.set(null)
    if (userId) void forget(userId, `composing:${draftId}`)
  }, [marks, review, key, userId, draftId])

  const mine = composing?.key === key ? composing : null
  const send = useCallback(
    (stored: string) => {
      if (!review || !mine || !marks) return 'notReady'
      if (mine.about.kind !== 'selection') review.start(mine.about, '', stored)
      else {
        const ranges = marks.rangesOf(NEW)
        if (ranges.length === 0) return 'selectionGone'
        review.start({ ...mine.about, ranges }, marks.textOf(NEW), stored)
      }
      end()
      return null
    },
    [review, mine, marks, end],
  )
  return { composing: mine, marks, send, cancel: end }
}

function suggestionOf(detail: unknown): string | null {
  if (typeof detail !== 'object' || detail === null || !('suggestionId' in detail)) return null
  return typeof detail.suggestionId === 'string' ? detail.suggestionId : null
}
