import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import {
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  Captions,
  EyeOff,
  type LucideIcon,
  PanelLeft,
  PanelTop,
  Table2,
  TableCellsMerge,
  TableCellsSplit,
  Trash2,
} from 'lucide-react'
import { isTableConfidential, toggleTable } from '../nodes/confidential/toggle-confidential'
import type { CommandGroup, EditorCommand } from './command'

const chain = (editor: Editor) => editor.chain().focus()
const inTable = (editor: Editor) => editor.isActive('table')

const inside = (
  id: string,
  group: CommandGroup,
  icon: LucideIcon,
  run: (editor: Editor) => void,
  more: Partial<EditorCommand> = {},
): EditorCommand => ({
  id,
  group,
  icon,
  menus: [],
  canRun: inTable,
  run: ({ editor }) => run(editor),
  ...more,
})

/** A table, and what is done to the one that holds the cursor; the row of table tools shows these in their groups. */
export const TABLE_COMMANDS: readonly EditorCommand[] = [
  {
    id: 'table',
    group: 'insert',
    icon: Table2,
    menus: ['toolbar', 'slash'],
    canRun: (editor) => !inTable(editor),
    run: ({ editor }) => chain(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  inside('addRowBefore', 'row', BetweenHorizontalEnd, (e) => chain(e).addRowBefore().run()),
  inside('addRowAfter', 'row', BetweenHorizontalStart, (e) => chain(e).addRowAfter().run()),
  inside('deleteRow', 'row', Trash2, (e) => chain(e).deleteRow().run()),
  inside('addColumnBefore', 'column', BetweenVerticalEnd, (e) => chain(e).addColumnBefore().run()),
  inside('addColumnAfter', 'column', BetweenVerticalStart, (e) => chain(e).addColumnAfter().run()),
  inside('deleteColumn', 'column', Trash2, (e) => chain(e).deleteColumn().run()),
  inside('headerRow', 'wholeTable', PanelTop, (e) => chain(e).toggleHeaderRow().run(), {
    isActive: hasHeaderRow,
  }),
  inside('headerColumn', 'wholeTable', PanelLeft, (e) => chain(e).toggleHeaderColumn().run(), {
    isActive: hasHeaderColumn,
  }),
  inside('mergeCells', 'wholeTable', TableCellsMerge, (e) => chain(e).mergeCells().run(), {
    canRun: (e) => inTable(e) && e.can().mergeCells(),
  }),
  inside('splitCell', 'wholeTable', TableCellsSplit, (e) => chain(e).splitCell().run(), {
    canRun: (e) => inTable(e) && e.can().splitCell(),
  }),
  inside('tableDetails', 'wholeTable', Captions, () => {}, { run: ({ surface }) => surface.show('table') }),
  inside('confidentialTable', 'wholeTable', EyeOff, toggleTable, {
    isActive: ({ state }) => isTableConfidential(state),
  }),
  inside('deleteTable', 'wholeTable', Trash2, (e) => chain(e).deleteTable().run()),
]

const isHeader = (cell: Node | null | undefined) => cell?.type.name === 'tableHeader'

function hasHeaderRow(editor: Editor): boolean {
  const cells = tableOf(editor)?.firstChild?.content.content ?? []
  return cells.length > 0 && cells.every(isHeader)
}

function hasHeaderColumn(editor: Editor): boolean {
  const rows = tableOf(editor)?.content.content ?? []
  return rows.length > 0 && rows.every(({ firstChild }) => isHeader(firstChild))
}

function tableOf(editor: Editor): Node | null {
  const { $from } = editor.state.selection
  for (let depth = $from.depth; depth > 0; depth--)
    if ($from.node(depth).type.name === 'table') return $from.node(depth)
  return null
}
