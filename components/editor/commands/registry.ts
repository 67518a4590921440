import { PAPER_COMMANDS } from '../paper/commands'
import { SUGGESTION_COMMANDS } from '../suggesting/commands'
import type { CommandMenu, EditorCommand } from './command'
import { INSERT_COMMANDS } from './insert-commands'
import { LANGUAGE_COMMANDS } from './language-commands'
import { TABLE_COMMANDS } from './table-commands'
import { TEXT_COMMANDS } from './text-commands'

/** Everything that can be done in a draft, in the order in which menus show it. */
export const COMMANDS: readonly EditorCommand[] = [
  ...TEXT_COMMANDS,
  ...LANGUAGE_COMMANDS,
  ...TABLE_COMMANDS,
  ...INSERT_COMMANDS,
  ...SUGGESTION_COMMANDS,
  ...PAPER_COMMANDS,
]

/** The commands of one menu. */
export function commandsOf(menu: CommandMenu): EditorCommand[] {
  return COMMANDS.filter(({ menus }) => menus.includes(menu))
}

/** @throws Error when there is no such command. */
export function commandNamed(id: string): EditorCommand {
  const command = COMMANDS.find((candidate) => candidate.id === id)
  if (!command) throw new Error(`there is no command ${id}`)
  return command
}
