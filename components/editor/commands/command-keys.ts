import { keydownHandler } from '@tiptap/pm/keymap'
import type { LatePart } from '../text/late-parts'
import type { EditorCommand } from './command'
import { COMMANDS } from './registry'

/**
 * Binds the keys of every command of the registry, before those that nodes bring. `run` says whether the command ran;
 * a key whose command is not for this person goes on to whoever else knows it.
 */
export function commandKeysPart(run: (command: EditorCommand) => boolean): LatePart<null> {
  const handle = keydownHandler(
    Object.fromEntries(
      COMMANDS.filter(({ isBoundElsewhere }) => !isBoundElsewhere).flatMap((command) =>
        (command.keys ?? []).map((keys) => [keys, () => run(command)]),
      ),
    ),
  )
  return {
    id: 'commandKeys',
    init: () => null,
    apply: () => null,
    handleKeyDown: (view, event) => handle(view, event),
  }
}
