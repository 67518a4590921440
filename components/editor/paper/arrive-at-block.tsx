import type { Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'
import { useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { blockIn } from '@/components/find/places'
import { beside } from '@/components/preview/beside'
import type { CompanionProps } from '../companions/companion'
import { useOnceThere } from '../text/use-once-there'

/**
 * Puts the cursor into the block that the address names by its number, and brings it to the eye, once it is in the text; and
 * into the one that was pressed in the preview beside the text.
 */
export default function ArriveAtBlock({ editor, draftId }: CompanionProps) {
  useEffect(
    () =>
      beside.asked.subscribe(() => {
        const asked = beside.asked.get()
        if (asked?.draftId === draftId) showBlock(editor, asked.block ?? 0)
      }),
    [editor, draftId],
  )
  const block = blockIn(new URLSearchParams(useSearchParams().toString()))
  useOnceThere(editor, block, showBlock)
  return null
}

/** Puts the cursor at the beginning of a block, from 0, and scrolls to it; false while there is none of that number. */
export function showBlock(editor: Editor, block: number): boolean {
  const { doc } = editor.state
  if (block >= doc.childCount) return false
  let pos = 0
  for (let index = 0; index < block; index++) pos += doc.child(index).nodeSize
  const { view } = editor
  view.dispatch(view.state.tr.setSelection(Selection.near(doc.resolve(pos + 1))))
  const dom = view.nodeDOM(pos)
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' })
  view.focus()
  return true
}
