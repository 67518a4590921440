import { Extension } from '@tiptap/core'
import { COMMANDS } from './registry'
import type { EditorCommand } from './command'

/**
 * Binds the keys of every command of the registry, before those that nodes bring. `run` says whether the command ran;
 * a key whose command is not for this person goes on to whoever else knows it.
 */
export function commandKeys(run: (command: EditorCommand) => boolean) {
  return Extension.create({
    name: 'commandKeys',
    priority: 1100,
    addKeyboardShortcuts: () =>
      Object.fromEntries(
        COMMANDS.filter(({ isBoundElsewhere }) => !isBoundElsewhere).flatMap((command) =>
          (command.keys ?? []).map((keys) => [keys, () => run(command)]),
        ),
      ),
  })
}
