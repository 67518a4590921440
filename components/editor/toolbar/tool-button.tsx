import { useTranslations } from 'next-intl'
import type { EditorCommand } from '../commands/command'
import { ariaKeys, isAppleMachine, shownKeys } from '../commands/keys'

export interface ToolState {
  active: boolean
  enabled: boolean
}

export interface ToolButtonProps {
  command: EditorCommand
  state: ToolState
  tabIndex: 0 | -1
  onRun: () => void
  onFocus: () => void
}

/** One command as a button. What cannot be used now stays reachable and says so. */
export function ToolButton({ command, state, tabIndex, onRun, onFocus }: ToolButtonProps) {
  const t = useTranslations('editor.tool')
  const isApple = isAppleMachine()
  const name = t(command.id)
  const [keys] = command.keys ?? []
  const Icon = command.icon
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={name}
      title={keys ? `${name} (${shownKeys(keys, isApple)})` : name}
      aria-keyshortcuts={keys && ariaKeys(keys, isApple)}
      aria-pressed={command.isActive ? state.active : undefined}
      aria-disabled={state.enabled ? undefined : true}
      data-tool={command.id}
      className="editor-tool"
      // The cursor stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      onFocus={onFocus}
      onClick={() => state.enabled && onRun()}
    >
      <Icon aria-hidden />
    </button>
  )
}
