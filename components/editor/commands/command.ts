import type { Editor } from '@tiptap/core'
import type { LucideIcon } from 'lucide-react'
import type { Abilities } from '@/lib/policy'
import type { Surface } from '../companions/surface'

/** What a command works on. */
export interface CommandContext {
  editor: Editor
  surface: Surface
}

/** Where a command is offered beside its keys; the sheet of keys shows every command that has some. */
export type CommandMenu =
  /** The row above the text, as far as it has room; the rest of it is in the menu at its end. */
  | 'toolbar'
  /** Only in the menu at the end of that row. */
  | 'more'
  /** What "/" offers. */
  | 'slash'
  /** Beside a selection. */
  | 'bubble'

export const COMMAND_GROUPS = [
  'history',
  'headings',
  'marks',
  'review',
  'blocks',
  'insert',
  'language',
  'find',
  'row',
  'column',
  'wholeTable',
  'panes',
] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

/**
 * One thing that can be done in a draft. Its name is `editor.tool.ID` in the messages, other words for it are
 * `editor.synonyms.ID` (for who types "/" and another program's name for it). Toolbar, slash menu, bubble menu and the
 * sheet of keys all read this, and its keys are bound from it.
 */
export interface EditorCommand {
  id: string
  group: CommandGroup
  icon: LucideIcon
  /** As ProseMirror writes them: "Mod-Shift-b". The first is the one that is shown. */
  keys?: readonly string[]
  /** What does the same when it is typed at the start of a line. */
  typed?: string
  menus: readonly CommandMenu[]
  /** For what can be on or off. Asked often: look at the selection alone. */
  isActive?: (editor: Editor) => boolean
  /** Whether it would do something now; without it always. */
  canRun?: (editor: Editor) => boolean
  run: (context: CommandContext) => void
  /** The Tiptap command that it stands on; where the editor has none of that name, the command is not offered. */
  needs?: string
  /** Who is offered it; without it, whoever can change the text. */
  isFor?: (abilities: Abilities) => boolean
  /** It changes no text, so it is also for who may only read. */
  isForReaders?: boolean
  /** Its keys are bound where it lives, and are only shown from here. */
  isBoundElsewhere?: boolean
}

const known = new WeakMap<Editor, ReadonlySet<string>>()

/** Whether this editor has a Tiptap command of that name. */
export function hasTiptapCommand(editor: Editor, name: string): boolean {
  let names = known.get(editor)
  // Tiptap builds all of them anew each time it is asked.
  if (!names) known.set(editor, (names = new Set(Object.keys(editor.commands))))
  return names.has(name)
}

/** Runs a Tiptap command by its name, for commands whose folder declares their types; false when there is none. */
export function callTiptap(editor: Editor, name: string, ...values: unknown[]): boolean {
  const command = (
    editor.commands as unknown as Record<string, ((...all: unknown[]) => boolean) | undefined>
  )[name]
  return command?.(...values) ?? false
}

/** Runs a command if it is there for this person and would do something now; says whether it ran. */
export function runCommand(
  command: EditorCommand,
  context: CommandContext,
  { abilities, canEdit }: { abilities: Abilities; canEdit: boolean },
): boolean {
  const { editor } = context
  if (!isOffered(command, editor, abilities, canEdit) || !(command.canRun?.(editor) ?? true)) return false
  command.run(context)
  return true
}

/** Whether a menu shows the command to this person. */
export function isOffered(
  command: EditorCommand,
  editor: Editor,
  abilities: Abilities,
  canEdit: boolean,
): boolean {
  if (command.needs && !hasTiptapCommand(editor, command.needs)) return false
  if (command.isFor && !command.isFor(abilities)) return false
  return canEdit || command.isForReaders === true || command.isFor !== undefined
}
