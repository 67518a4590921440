import { type Editor, posToDOMRect } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useObservable } from '../collab-provider'
import { isOffered } from '../commands/command'
import { commandsOf } from '../commands/registry'
import type { CompanionProps } from '../companions/companion'
import { NOTHING_OPEN } from '../companions/surface'
import { moveWithin } from '../toolbar/toolbar'
import { ToolButton } from '../toolbar/tool-button'
import { useToolStates } from '../toolbar/use-tool-states'
import './menus.css'
import { placeBeside } from './place'

const CALM = 150

/** What one does to selected words, beside them. By keyboard Alt+F10 leads there; all of it is in the tools as well. */
export default function BubbleMenu({ editor, surface, abilities, canEdit }: CompanionProps) {
  const t = useTranslations('editor')
  const commands = useMemo(
    () => commandsOf('bubble').filter((command) => isOffered(command, editor, abilities, canEdit)),
    [editor, abilities, canEdit],
  )
  const bubble = useRef<HTMLDivElement>(null)
  const range = useSelectedRange(editor, bubble)
  const isLinkOpen = useObservable(surface.open, NOTHING_OPEN).has('link')
  const isShown = range !== null && !isLinkOpen && commands.length > 0

  useEffect(() => {
    if (!isShown || !bubble.current) return
    const isCoarse = matchMedia('(pointer: coarse)').matches
    void placeBeside(bubble.current, () => posToDOMRect(editor.view, range.from, range.to), {
      // A phone shows its own menu above the selection, and handles below it.
      placement: isCoarse ? 'bottom' : 'top',
      gap: isCoarse ? 32 : 8,
    })
  }, [editor, isShown, range])

  if (!isShown) return null
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons take the focus in turn
    <div
      ref={bubble}
      role="toolbar"
      aria-label={t('bubble')}
      className="editor-bubble"
      onKeyDown={(event) => {
        moveWithin(event, () => editor.view.focus())
        if (event.key === 'Escape') event.stopPropagation()
      }}
    >
      <BubbleTools editor={editor} surface={surface} commands={commands} />
    </div>
  )
}

function BubbleTools({
  editor,
  surface,
  commands,
}: Pick<CompanionProps, 'editor' | 'surface'> & { commands: ReturnType<typeof commandsOf> }) {
  const stateOf = useToolStates(editor, commands)
  const [stop, setStop] = useState(commands[0]?.id)
  return commands.map((command) => (
    <ToolButton
      key={command.id}
      command={command}
      state={stateOf(command)}
      tabIndex={command.id === stop ? 0 : -1}
      onFocus={() => setStop(command.id)}
      onRun={() => command.run({ editor, surface })}
    />
  ))
}

/** The selected words once they have been selected for a moment: not while the mouse still draws, nor in other fields. */
function useSelectedRange(editor: Editor, bubble: { current: HTMLElement | null }) {
  const [range, setRange] = useState<{ from: number; to: number } | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isDrawing = false
    const look = () => {
      timer = undefined
      if (editor.isDestroyed || isDrawing) return
      const next = selected(editor, bubble.current)
      setRange((before) =>
        before === next || (before && next && before.from === next.from && before.to === next.to)
          ? before
          : next,
      )
    }
    const later = () => {
      clearTimeout(timer)
      // Gone at once, back after a moment.
      if (editor.state.selection.empty) setRange(null)
      else timer = setTimeout(look, CALM)
    }
    const down = () => {
      isDrawing = true
    }
    const up = () => {
      isDrawing = false
      later()
    }
    const { dom } = editor.view
    editor.on('selectionUpdate', later)
    editor.on('update', later)
    editor.on('focus', later)
    editor.on('blur', later)
    dom.addEventListener('pointerdown', down)
    document.addEventListener('pointerup', up)
    document.addEventListener('pointercancel', up)
    return () => {
      clearTimeout(timer)
      editor.off('selectionUpdate', later)
      editor.off('update', later)
      editor.off('focus', later)
      editor.off('blur', later)
      dom.removeEventListener('pointerdown', down)
      document.removeEventListener('pointerup', up)
      document.removeEventListener('pointercancel', up)
    }
  }, [editor, bubble])
  return range
}

function selected(editor: Editor, bubble: HTMLElement | null): { from: number; to: number } | null {
  const { selection, doc } = editor.state
  if (!(selection instanceof TextSelection) || selection.empty) return null
  if (!editor.view.hasFocus() && !bubble?.contains(document.activeElement)) return null
  const { from, to } = selection
  return doc.textBetween(from, to, ' ').trim() === '' ? null : { from, to }
}
