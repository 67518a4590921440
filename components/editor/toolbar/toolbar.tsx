'use client'
import type { Editor } from '@tiptap/core'
import { Ellipsis } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useObservable } from '../collab-provider'
import { NOTHING_OPEN, type Surface } from '../companions/surface'
import type { EditorCommand } from '../commands/command'
import { ToolButton } from './tool-button'
import { useRoom } from './use-room'
import { useToolStates } from './use-tool-states'

export interface ToolbarProps {
  editor: Editor
  label: string
  /** In the order of their groups. */
  commands: readonly EditorCommand[]
  surface: Surface
  /** What stands only in the menu at the end; without it there is neither menu nor overflow. */
  more?: readonly EditorCommand[]
  /** Groups show their names, `editor.group.ID` in the messages. */
  areGroupsNamed?: boolean
}

const NO_COMMANDS: readonly EditorCommand[] = []

/**
 * A row of buttons with one tab stop: arrows, Home and End move within it, Escape returns to the text. What has no room
 * in the row stands in the menu at its end.
 */
export function Toolbar(props: ToolbarProps) {
  const { editor, label, commands, surface, more, areGroupsNamed } = props
  const t = useTranslations('editor')
  const row = useRef<HTMLDivElement>(null)
  const stateOf = useToolStates(editor, commands)
  const sizes = useMemo(() => groupsOf(commands).map(({ length }) => length), [commands])
  const room = useRoom(row, sizes, useWidths())
  const [stop, setStop] = useState('')
  const isMoreOpen = useObservable(surface.open, NOTHING_OPEN).has('more')

  const shown = more ? commands.slice(0, room) : commands
  const hidden = more ? [...commands.slice(room), ...more] : NO_COMMANDS
  const stops = [...shown.map(({ id }) => id), ...(hidden.length > 0 ? ['more'] : [])]
  const tabIndex = (id: string) => ((stops.includes(stop) ? stop : stops[0]) === id ? 0 : -1)

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons take the focus in turn
    <div
      ref={row}
      role="toolbar"
      aria-label={label}
      aria-orientation="horizontal"
      className="editor-toolbar"
      onKeyDown={(event) => moveWithin(event, () => editor.view.focus())}
    >
      {groupsOf(shown).map((group) => (
        <div key={group[0]?.id} role="presentation" className="editor-toolbar-group">
          {areGroupsNamed && (
            <span aria-hidden className="editor-toolbar-name">
              {t(`group.${group[0]?.group ?? ''}`)}
            </span>
          )}
          {group.map((command) => (
            <ToolButton
              key={command.id}
              command={command}
              state={stateOf(command)}
              tabIndex={tabIndex(command.id)}
              onRun={() => command.run({ editor, surface })}
              onFocus={() => setStop(command.id)}
            />
          ))}
        </div>
      ))}
      {hidden.length > 0 && (
        <button
          type="button"
          tabIndex={tabIndex('more')}
          aria-label={t('more')}
          title={t('more')}
          aria-haspopup="menu"
          aria-expanded={isMoreOpen}
          data-tool="more"
          className="editor-tool editor-tool-more"
          onMouseDown={(event) => event.preventDefault()}
          onFocus={() => setStop('more')}
          onClick={() => (isMoreOpen ? surface.close('more') : surface.show('more', hidden))}
        >
          <Ellipsis aria-hidden />
        </button>
      )}
    </div>
  )
}

/** Runs of commands of one group. */
function groupsOf(commands: readonly EditorCommand[]): EditorCommand[][] {
  const groups: EditorCommand[][] = []
  for (const command of commands) {
    const last = groups.at(-1)
    if (last && last[0]?.group === command.group) last.push(command)
    else groups.push([command])
  }
  return groups
}

/** As editor.css has them: a button, and what parts two groups. */
function useWidths() {
  const [widths] = useState(() => ({
    thing: matchMedia('(pointer: coarse)').matches ? 40 : 28,
    gap: 9,
  }))
  return widths
}

/** Arrows, Home and End among the buttons of a toolbar; Escape leaves it. */
export function moveWithin(event: KeyboardEvent<HTMLElement>, leave: () => void): void {
  if (event.key === 'Escape') {
    event.preventDefault()
    leave()
    return
  }
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const here = buttons.indexOf(document.activeElement as HTMLElement)
  const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
  const to = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key]
  const next =
    to !== undefined
      ? buttons[(here + to + buttons.length) % buttons.length]
      : event.key === 'Home'
        ? buttons[0]
        : event.key === 'End'
          ? buttons.at(-1)
          : undefined
  if (!next) return
  event.preventDefault()
  next.focus()
}
