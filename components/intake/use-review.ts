import { useCallback, useMemo, useRef, useState } from 'react'
import { blockText, findBlock } from '@/lib/parsing/correct'
import type { SourceDocument } from '@/lib/parsing/document'
import type { BlockKind, Outline } from '@/lib/parsing/outline'
import type { EditorEvents } from './block-editor'
import { type Correction, correctionsOf } from './corrections'
import { pastedBlocks } from './pasted-blocks'
import { chosenBlocks, review, type ReviewAction, type ReviewState, startReview } from './review-state'

/** What is typed next behind a block of each kind. */
const NEXT_KIND: Record<BlockKind, BlockKind> = {
  header: 'header',
  heading: 'label',
  label: 'paragraph',
  question: 'paragraph',
  paragraph: 'paragraph',
  note: 'note',
  dropped: 'paragraph',
}

/** A review under way: its state, and everything that can be done to it. The functions never change. */
export interface Review {
  state: ReviewState
  /** The state after everything done so far, also before it is drawn. */
  latest: () => ReviewState
  act: (action: ReviewAction) => ReviewState
  /** False when there was nothing to do. */
  correct: (correction: Correction, isContinuing?: boolean) => boolean
  /** Begins a block behind the chosen one, and types in it. */
  insert: (kind?: BlockKind) => void
  restore: () => void
  paste: (lines: string) => number
  typing: EditorEvents
}

/** Holds the state of a review. */
export function useReview(document: SourceDocument, outline: Outline): Review {
  const [state, setState] = useState(() => startReview(outline))
  const now = useRef(state)
  const corrections = useMemo(() => correctionsOf(document), [document])

  const latest = useCallback(() => now.current, [])
  const act = useCallback((action: ReviewAction) => {
    const next = review(now.current, action)
    now.current = next
    setState(next)
    return next
  }, [])
  const correct = useCallback(
    (correction: Correction, isContinuing = false) => {
      const before = now.current.outline
      return act({ type: 'correct', correction, correct: corrections, isContinuing }).outline !== before
    },
    [act, corrections],
  )
  const functions = useMemo(() => {
    const textOf = (id: string | null) => {
      const found = id === null ? null : findBlock(now.current.outline, id)
      return found ? blockText(document, found.block) : ''
    }
    const edit = (id: string | null | undefined, cursor?: number) => {
      if (id) act({ type: 'edit', id, ...(cursor === undefined ? {} : { cursor }) })
    }
    const insertBehind = (after: string | null, kind: BlockKind) => {
      if (correct({ type: 'insert', after, blocks: [{ kind, text: '' }] })) edit(now.current.current, 0)
    }
    const insert = (kind?: BlockKind) => {
      const {
        current,
        outline: { blocks },
      } = now.current
      const before = blocks.find(({ id }) => id === current)
      insertBehind(current, kind ?? (before ? NEXT_KIND[before.kind] : 'heading'))
    }
    const restore = () => {
      const dropped = chosenBlocks(now.current).filter(({ kind }) => kind === 'dropped')
      if (dropped.length === 0) return
      correct({
        type: 'restore',
        blocks: dropped.map(({ id }) => ({ id, kind: kindBefore(now.current, id) })),
      })
    }
    const pasteBehind = (after: string | null, lines: string) => {
      const blocks = pastedBlocks(lines)
      return correct({ type: 'insert', after, blocks }) ? blocks.length : 0
    }
    return {
      insert,
      restore,
      paste: (lines: string) => pasteBehind(now.current.current, lines),
      typing: typing(),
    }

    function typing(): EditorEvents {
      /** Takes over what was typed; answers whether the block is still there. */
      const commit = (id: string, typed: string, cursor?: number): boolean => {
        const found = findBlock(now.current.outline, id)
        if (!found) return false
        const isNew = found.block.ranges.length === 0 && found.block.text === ''
        const text = typed.trim()
        act({ type: 'stopEditing', ...(cursor === undefined ? {} : { cursor }) })
        if (text === '' && found.block.ranges.length === 0) {
          correct({ type: 'untype', ids: [id] }, isNew)
          return false
        }
        if (text === '') return !correct({ type: 'kind', ids: [id], kind: 'dropped' })
        if (text === textOf(id)) return true
        if (found.block.kind === 'label') correct({ type: 'relabel', id, label: text }, isNew)
        else correct({ type: 'edit', id, text }, isNew)
        return true
      }
      const neighbour = (id: string, by: 1 | -1) => {
        const { blocks } = now.current.outline
        return blocks[blocks.findIndex((block) => block.id === id) + by]
      }
      return {
        onTyped: (id, text, next, cursor) => {
          const beside = next === 'none' ? undefined : neighbour(id, next === 'before' ? -1 : 1)
          commit(id, text, cursor)
          if (beside) edit(beside.id, next === 'before' ? textOf(beside.id).length : 0)
        },
        onSplit: (id, text, at) => {
          const kind = findBlock(now.current.outline, id)?.block.kind ?? 'paragraph'
          if (!commit(id, text)) return
          const isInside = text.slice(0, at).trim() !== '' && text.slice(at).trim() !== ''
          if (isInside && kind !== 'label') {
            const lead = text.length - text.trimStart().length
            if (correct({ type: 'split', id, at: at - lead })) edit(now.current.current, 0)
          } else insertBehind(id, NEXT_KIND[kind])
        },
        onMerge: (id, text) => {
          const before = neighbour(id, -1)
          if (!commit(id, text)) return edit(before?.id, textOf(before?.id ?? null).length)
          if (correct({ type: 'merge', ids: [id] })) edit(now.current.current, now.current.cursor ?? 0)
        },
        onPasteLines: (id, text, lines) => {
          const before = neighbour(id, -1)
          pasteBehind(commit(id, text) ? id : (before?.id ?? null), lines)
        },
      }
    }
  }, [act, correct, document])

  return { state, latest, act, correct, ...functions }
}

/** What a dropped block was before it was dropped, as far as this review remembers; else a paragraph. */
function kindBefore({ past }: ReviewState, id: string): BlockKind {
  for (const { outline } of past.toReversed()) {
    const kind = outline.blocks.find((block) => block.id === id)?.kind
    if (kind && kind !== 'dropped') return kind
  }
  return 'paragraph'
}
