import type { Editor } from '@tiptap/core'
import { keydownHandler } from '@tiptap/pm/keymap'
import { plugIn } from '../text/late-parts'
import type { EditorCommand } from './command'
import { commandsAreThere } from './early-keys'
import { COMMANDS } from './registry'

/**
 * Binds the keys of every command of the registry, before those that nodes bring, and gives what unbinds them; a key
 * that was pressed before (early-keys.ts) is heard now. `run` says whether the command ran; a key whose command is not
 * for this person goes on to whoever else knows it.
 */
export function bindCommandKeys(editor: Editor, run: (command: EditorCommand) => boolean): () => void {
  const handle = keydownHandler(
    Object.fromEntries(
      COMMANDS.filter(({ isBoundElsewhere }) => !isBoundElsewhere).flatMap((command) =>
        (command.keys ?? []).map((keys) => [keys, () => run(command)]),
      ),
    ),
  )
  const unplug = plugIn(editor, {
    id: 'commandKeys',
    init: () => null,
    apply: () => null,
    handleKeyDown: (view, event) => handle(view, event),
  })
  const early = commandsAreThere(editor)
  if (early) handle(editor.view, early)
  return unplug
}
