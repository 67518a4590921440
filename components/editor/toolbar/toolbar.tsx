'use client'
import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type RefObject, useCallback, useState } from 'react'
import { useEditorState } from '../text/use-editor-state'
import { ariaKeys, isAppleMachine, shownKeys, type ToolGroup } from './commands'

export interface ToolbarProps {
  editor: Editor
  label: string
  groups: ToolGroup[]
  toolbarRef?: RefObject<HTMLDivElement | null>
}

interface ToolState {
  active: boolean
  enabled: boolean
}

/**
 * A row of buttons with one tab stop: arrows, Home and End move within it, Escape returns to the text. What cannot be
 * used now stays reachable and says so.
 */
export function Toolbar({ editor, label, groups, toolbarRef }: ToolbarProps) {
  const t = useTranslations('editor')
  const select = useCallback(
    (current: Editor): Record<string, ToolState> =>
      Object.fromEntries(
        groups
          .flatMap(({ tools }) => tools)
          .map((tool) => [
            tool.id,
            { active: tool.isActive?.(current) ?? false, enabled: tool.isEnabled?.(current) ?? true },
          ]),
      ),
    [groups],
  )
  const states = useEditorState(editor, select, NO_STATES)
  const [stop, setStop] = useState(groups[0]?.tools[0]?.id)

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      editor.view.focus()
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

  const isApple = isAppleMachine()
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons take the focus in turn
    <div
      ref={toolbarRef}
      role="toolbar"
      aria-label={label}
      aria-orientation="horizontal"
      className="editor-toolbar"
      onKeyDown={onKeyDown}
    >
      {groups.map((group) => (
        <div key={group.id} role="presentation" className="editor-toolbar-group">
          {group.isNamed && (
            <span aria-hidden className="editor-toolbar-name">
              {t(`group.${group.id}`)}
            </span>
          )}
          {group.tools.map((tool) => {
            const { active, enabled } = states[tool.id] ?? { active: false, enabled: true }
            const name = t(`tool.${tool.id}`)
            const Icon = tool.icon
            return (
              <button
                key={tool.id}
                type="button"
                tabIndex={tool.id === stop ? 0 : -1}
                aria-label={name}
                title={tool.keys ? `${name} (${shownKeys(tool.keys, isApple)})` : name}
                aria-keyshortcuts={tool.keys && ariaKeys(tool.keys, isApple)}
                aria-pressed={tool.isActive ? active : undefined}
                aria-disabled={enabled ? undefined : true}
                data-tool={tool.id}
                className="editor-tool"
                // The cursor stays in the text.
                onMouseDown={(event) => event.preventDefault()}
                onFocus={() => setStop(tool.id)}
                onClick={() => enabled && tool.run(editor)}
              >
                <Icon aria-hidden />
              </button>
            )
          })}
        </div>
      ))}
    </div>
  )
}

const NO_STATES: Record<string, ToolState> = {}
