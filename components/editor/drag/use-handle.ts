import type { Editor } from '@tiptap/core'
import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { blockAround, type Blocks, dispatchMove, moveBlocks } from './move-block'

/** Further than this, in pixels, a press on the handle is a drag. */
const SLACK = 4
/** Nearer than this to an edge the text scrolls along. */
const EDGE = 40

interface Spot {
  /** Of the block's element; its place in the document is asked for when it is needed. */
  element: HTMLElement
  top: number
  left: number
}

/** The block below the mouse and the drag of it: where the handle stands, where the block would land. */
export function useHandle(editor: Editor, scroller: RefObject<HTMLElement | null>, canEdit: boolean) {
  const [spot, setSpot] = useState<Spot | null>(null)
  const [line, setLine] = useState<{ top: number; left: number; width: number } | null>(null)
  const drag = useRef<{ element: HTMLElement; y: number; index: number | null } | null>(null)

  useEffect(() => {
    const box = scroller.current
    if (!box || !canEdit || !matchMedia('(hover: hover) and (pointer: fine)').matches) return
    let frame = 0
    const follow = (event: MouseEvent) => {
      if (drag.current || event.buttons !== 0) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setSpot((before) => spotAt(editor, box, event.clientY) ?? before))
    }
    const leave = () => !drag.current && setSpot(null)
    const typed = () => setSpot(null)
    box.addEventListener('mousemove', follow)
    box.addEventListener('mouseleave', leave)
    // Asked for once: when this ends, the editor may be gone, and has no view then.
    const { dom } = editor.view
    dom.addEventListener('keydown', typed)
    return () => {
      cancelAnimationFrame(frame)
      box.removeEventListener('mousemove', follow)
      box.removeEventListener('mouseleave', leave)
      dom.removeEventListener('keydown', typed)
      setSpot(null)
    }
  }, [editor, scroller, canEdit])

  const onPointerDown = (event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !spot) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { element: spot.element, y: event.clientY, index: null }
  }
  const onPointerMove = (event: ReactPointerEvent<HTMLElement>) => {
    const box = scroller.current
    const held = drag.current
    if (!box || !held || (held.index === null && Math.abs(event.clientY - held.y) < SLACK)) return
    scrollAlong(box, event.clientY)
    const blocks = blocksOf(editor, held.element)
    if (!blocks) return stop()
    const found = landing(editor, blocks, event.clientY)
    held.index = found.index
    const around = box.getBoundingClientRect()
    setLine({
      top: found.y - around.top + box.scrollTop,
      left: found.left - around.left,
      width: found.width,
    })
  }
  /** True when it was a drag; otherwise the handle was only pressed. */
  const onPointerUp = (): boolean => {
    const held = drag.current
    stop()
    if (!held || held.index === null) return false
    const blocks = blocksOf(editor, held.element)
    const transaction = blocks && moveBlocks(editor.state, blocks, held.index)
    if (transaction) dispatchMove(editor.view, transaction)
    setSpot(null)
    editor.view.focus()
    return true
  }
  const stop = () => {
    drag.current = null
    setLine(null)
  }
  const handle = {
    onPointerDown,
    onPointerMove,
    onPointerCancel: stop,
    onKeyDown: (event: { key: string }) => event.key === 'Escape' && stop(),
  }
  return { spot, line, handle, onPointerUp }
}

/** Where an element's block is now; null when others have deleted it. */
export function blocksOf(editor: Editor, element: HTMLElement): Blocks | null {
  if (!editor.view.dom.contains(element)) return null
  const inside = editor.view.posAtDOM(element, 0)
  const { doc } = editor.state
  // A rule has no inside: its position is before it.
  const blocks = blockAround(doc.resolve(Math.min(inside, doc.content.size)))
  return blocks && editor.view.nodeDOM(blocks.from) === element ? blocks : null
}

function spotAt(editor: Editor, box: HTMLElement, y: number): Spot | null {
  const { view } = editor
  const text = view.dom.getBoundingClientRect()
  const at = view.posAtCoords({ left: text.left + text.width / 2, top: y })
  if (!at) return null
  const blocks = blockAround(view.state.doc.resolve(at.inside >= 0 ? Math.max(at.pos, at.inside) : at.pos))
  const element = blocks && view.nodeDOM(blocks.from)
  if (!(element instanceof HTMLElement)) return null
  const own = element.getBoundingClientRect()
  // Between two blocks the handle stays with the last one.
  if (y < own.top - 8 || y > own.bottom + 8) return null
  const around = box.getBoundingClientRect()
  const isRtl = getComputedStyle(view.dom).direction === 'rtl'
  return {
    element,
    top: own.top - around.top + box.scrollTop,
    left: (isRtl ? text.right - 20 : text.left) - around.left,
  }
}

/** Before which child of the parent the blocks would stand, and where to show it. */
function landing(editor: Editor, { parent, start }: Blocks, y: number) {
  const rects: DOMRect[] = []
  let pos = start
  parent.forEach((child) => {
    const dom = editor.view.nodeDOM(pos)
    if (dom instanceof HTMLElement) rects.push(dom.getBoundingClientRect())
    pos += child.nodeSize
  })
  const below = rects.findIndex((rect) => y < rect.top + rect.height / 2)
  const index = below < 0 ? rects.length : below
  const [above, next] = [rects[index - 1], rects[index]]
  const { left, width } = next ?? above!
  const at = above && next ? (above.bottom + next.top) / 2 : next ? next.top - 2 : above!.bottom + 2
  return { index, y: at, left, width }
}

function scrollAlong(box: HTMLElement, y: number): void {
  const { top, bottom } = box.getBoundingClientRect()
  if (y < top + EDGE) box.scrollTop -= 12
  else if (y > bottom - EDGE) box.scrollTop += 12
}
