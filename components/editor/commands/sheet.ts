import type { CommandGroup } from './command'
import { partsOf } from './keys'
import { COMMANDS } from './registry'

/** One line of the sheet of keys: its words are `editor.tool.ID`, its keys parted by `+` as ui/key-sheet.tsx has them. */
export interface CommandLine {
  id: string
  keys: string
}

const SECTIONS: readonly { name: string; groups: readonly CommandGroup[] }[] = [
  { name: 'text', groups: ['history', 'headings', 'marks', 'language'] },
  { name: 'blocks', groups: ['blocks', 'row', 'column', 'wholeTable'] },
  { name: 'insert', groups: ['insert', 'review', 'find', 'panes'] },
]

/** Every key of the registry, in groups named `editor.sheet.NAME`: the sheet shows what is bound and nothing else. */
export const COMMAND_SHEET: readonly { name: string; lines: readonly CommandLine[] }[] = SECTIONS.map(
  ({ name, groups }) => ({
    name,
    lines: COMMANDS.filter(({ group }) => groups.includes(group)).flatMap(({ id, keys }) =>
      keys?.[0] ? [{ id, keys: printed(keys[0]) }] : [],
    ),
  }),
)

/** What can be typed at the start of a line in place of a command. */
export const TYPED_SHEET: readonly CommandLine[] = COMMANDS.flatMap(({ id, typed }) =>
  typed ? [{ id, keys: typed }] : [],
)

function printed(keys: string): string {
  return partsOf(keys)
    .map((part) => (part.length === 1 ? part.toUpperCase() : part))
    .join('+')
}
