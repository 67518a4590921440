import type { Editor } from '@tiptap/core'
import { type EditorState, NodeSelection, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { useEffect, useRef } from 'react'
import { THREADS_ATTRIBUTE, threadsOfAttribute } from '@/lib/richtext/commented-nodes'
import type { Review } from './review'

/**
 * Opens the thread of a mark that is clicked or that the caret enters, and closes it when the caret leaves. Of marks one
 * over another the innermost is meant, and with the next click the one around it.
 */
export function useOpenMarks(
  review: Review,
  editor: Editor,
  isOpenThread: (id: string) => boolean,
  /** On a phone only a tap opens: a sheet over the text for each step of the caret would be in the way. */
  isByTap: boolean,
): void {
  const latest = useRef(isOpenThread)
  useEffect(() => {
    latest.current = isOpenThread
  })
  useEffect(() => {
    const { dom } = editor.view
    let isPressed = false
    const enter = (ids: string[], isClick: boolean) => {
      const active = review.active.get()
      const at = active === null ? -1 : ids.indexOf(active)
      if (ids.length === 0) {
        if (active !== null && !isWriting(active)) review.active.set(null)
      } else if (at === -1) review.active.set(ids[0]!)
      else if (isClick) review.active.set(ids[(at + 1) % ids.length]!)
    }
    // A click first moves the caret; what it means is known only at its end.
    const onPress = () => {
      isPressed = true
    }
    const onClick = (event: MouseEvent) => {
      isPressed = false
      if (!(event.target instanceof Element)) return
      const selection = getSelection()
      // Whoever selects words to comment on is not looking for a thread.
      const isNode = editor.state.selection instanceof NodeSelection
      if (!isNode && selection && !selection.isCollapsed && dom.contains(selection.anchorNode)) return
      enter(marksAround(event.target, dom).filter(latest.current), true)
    }
    const onSelection = ({ transaction }: { transaction: Transaction }) => {
      if (
        isByTap ||
        isPressed ||
        transaction.getMeta(ySyncPluginKey) !== undefined ||
        !editor.view.hasFocus()
      )
        return
      const { selection } = editor.state
      if (!selection.empty && !(selection instanceof NodeSelection)) return
      enter(threadsAtCaret(editor.state).filter(latest.current), false)
    }
    const onRelease = () => setTimeout(() => (isPressed = false))
    dom.addEventListener('pointerdown', onPress)
    document.addEventListener('pointerup', onRelease)
    document.addEventListener('pointercancel', onRelease)
    dom.addEventListener('click', onClick)
    editor.on('selectionUpdate', onSelection)
    return () => {
      dom.removeEventListener('pointerdown', onPress)
      document.removeEventListener('pointerup', onRelease)
      document.removeEventListener('pointercancel', onRelease)
      dom.removeEventListener('click', onClick)
      editor.off('selectionUpdate', onSelection)
    }
  }, [review, editor, isByTap])
}

/** The threads of the words in which the caret stands, or of the node that is selected; the innermost first. */
export function threadsAtCaret({ selection }: EditorState): string[] {
  if (selection instanceof NodeSelection) return threadsOfAttribute(selection.node.attrs[THREADS_ATTRIBUTE])
  const marks = selection.$from.marks().filter(({ type }) => type.name === 'comment')
  // The last one is the innermost.
  return marks.map(({ attrs }) => String(attrs.thread)).reverse()
}

const PLACES = '.comment-mark, [data-threads]'

/** The threads of the marks that hold this element, the innermost first. */
function marksAround(element: Element, root: Element): string[] {
  const ids = new Set<string>()
  for (
    let mark = element.closest<HTMLElement>(PLACES);
    mark && root.contains(mark);
    mark = mark.parentElement?.closest<HTMLElement>(PLACES) ?? null
  ) {
    const { thread, threads } = mark.dataset
    for (const id of [thread, ...(threads?.split(' ') ?? [])]) if (id) ids.add(id)
  }
  return [...ids]
}

/** Somebody is writing in the card of this thread: it stays. */
function isWriting(id: string): boolean {
  const card = document.querySelector(`[data-thread-card="${CSS.escape(id)}"]`)
  return card?.contains(document.activeElement) ?? false
}
