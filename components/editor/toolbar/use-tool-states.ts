import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useState } from 'react'
import type { EditorCommand } from '../commands/command'
import type { ToolState } from './tool-button'

/**
 * Which of the commands are on, and which could run, a frame after each change: a keystroke is painted before anybody
 * asks. Renders again only when an answer is another.
 */
export function useToolStates(
  editor: Editor,
  commands: readonly EditorCommand[],
): (command: EditorCommand) => ToolState {
  const [shown, setShown] = useState(() => statesOf(editor, commands))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let frame = 0
    const look = () => {
      timer = undefined
      if (editor.isDestroyed) return
      const next = statesOf(editor, commands)
      setShown((before) => (before === next ? before : next))
    }
    const later = () => {
      if (timer !== undefined || frame) return
      frame = requestAnimationFrame(() => {
        frame = 0
        timer = setTimeout(look)
      })
    }
    look()
    editor.on('transaction', later)
    editor.on('focus', later)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      editor.off('transaction', later)
      editor.off('focus', later)
    }
  }, [editor, commands])
  return useCallback(
    (command) => {
      const answer = shown[commands.indexOf(command)]
      return { active: answer === 'a' || answer === 'A', enabled: answer !== '-' && answer !== 'A' }
    },
    [shown, commands],
  )
}

// One letter for each command, so that two answers can be compared: on (A when it cannot run), off, or not to be run.
function statesOf(editor: Editor, commands: readonly EditorCommand[]): string {
  return commands
    .map(({ isActive, canRun }) => {
      const active = isActive?.(editor) ?? false
      const enabled = canRun?.(editor) ?? true
      return active ? (enabled ? 'a' : 'A') : enabled ? '.' : '-'
    })
    .join('')
}
