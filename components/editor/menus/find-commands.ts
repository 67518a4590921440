import type { EditorCommand } from '../commands/command'

/** What a person may call a command. */
export interface CommandWords {
  name: string
  /** Parted by commas. */
  synonyms: string
}

/**
 * The commands that somebody may mean who typed `query`, the likeliest first: whose name begins with it, one of whose
 * words does, another word for which does. Case and accents do not count. All of them, in their order, for no query.
 */
export function findCommands(
  commands: readonly EditorCommand[],
  query: string,
  wordsOf: (command: EditorCommand) => CommandWords,
): EditorCommand[] {
  const wanted = folded(query)
  if (!wanted) return [...commands]
  return commands
    .map((command) => ({ command, rank: rankOf(wanted, wordsOf(command)) }))
    .filter(({ rank }) => rank < NONE)
    .sort((one, other) => one.rank - other.rank)
    .map(({ command }) => command)
}

const NONE = 9

function rankOf(wanted: string, { name, synonyms }: CommandWords): number {
  const own = folded(name)
  if (own.startsWith(wanted)) return 0
  if (hasWord(own, wanted)) return 1
  const others = synonyms.split(',').map(folded)
  if (others.some((other) => other.startsWith(wanted))) return 2
  if (others.some((other) => hasWord(other, wanted))) return 3
  return NONE
}

const hasWord = (text: string, wanted: string) =>
  text.split(/[\s(/-]+/).some((word) => word.startsWith(wanted))

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim()
