import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { useEffect } from 'react'
import { createRelativePositionFromJSON, type Doc, type XmlFragment } from 'yjs'
import { useFollowing } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { absoluteOf } from '../text/positions'

// The part of the pane in which a caret may stand without the text being moved.
const CALM = { from: 0.15, to: 0.75 }

/** Keeps the caret of the person who is followed in sight. Draws nothing; the workspace says whom one follows. */
export default function FollowCaret({ editor, session, scroller }: CompanionProps) {
  const userId = useFollowing().followed?.userId
  useEffect(() => {
    if (!userId) return
    const { awareness } = session
    let latest: number | undefined
    let frame = 0
    const reveal = () => {
      frame = 0
      const pane = scroller.current
      const head = latest === undefined ? null : headOf(awareness.getStates().get(latest))
      if (!pane || !head || editor.isDestroyed) return
      const position = positionIn(editor, head)
      if (position === null) return
      const caret = editor.view.coordsAtPos(Math.min(position, editor.state.doc.content.size))
      const { top, height } = pane.getBoundingClientRect()
      const at = (caret.top - top) / height
      if (at >= CALM.from && at <= CALM.to) return
      const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
      pane.scrollTo({
        top: pane.scrollTop + caret.top - top - height * 0.4,
        behavior: isCalm ? 'auto' : 'smooth',
      })
    }
    const isTheirs = (client: number) =>
      (awareness.getStates().get(client)?.user as { id?: unknown } | undefined)?.id === userId
    const onChange = ({ added, updated }: { added: number[]; updated: number[] }) => {
      // Of several tabs, the one in which they move.
      const moved = [...added, ...updated].filter((client) => isTheirs(client))
      latest = moved.find((client) => headOf(awareness.getStates().get(client))) ?? latest
      // After the text itself has been drawn, which comes with the same news.
      if (moved.length > 0) frame ||= requestAnimationFrame(reveal)
    }
    latest = [...awareness.getStates().keys()].find(
      (client) => isTheirs(client) && headOf(awareness.getStates().get(client)),
    )
    frame = requestAnimationFrame(reveal)
    awareness.on('change', onChange)
    return () => {
      cancelAnimationFrame(frame)
      awareness.off('change', onChange)
    }
  }, [userId, editor, session, scroller])
  return null
}

function headOf(state: Record<string, unknown> | undefined): object | null {
  const head = (state?.cursor as { head?: unknown } | null | undefined)?.head
  return typeof head === 'object' ? head : null
}

/** Where a caret that came over the line stands in this editor; null when it is nowhere in its text. */
function positionIn(editor: CompanionProps['editor'], head: object): number | null {
  const sync = ySyncPluginKey.getState(editor.state) as
    { doc: Doc; type: XmlFragment; binding: { mapping: Map<never, never> } | null } | undefined
  if (!sync?.binding) return null
  try {
    const { doc, type, binding } = sync
    return absoluteOf({ doc, type, mapping: binding.mapping }, createRelativePositionFromJSON(head))
  } catch {
    // What others say of themselves may be anything.
    return null
  }
}
