import type { Editor } from '@tiptap/core'
import {
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  Bold,
  Heading1,
  Heading2,
  Heading3,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  Minus,
  PanelTop,
  Quote,
  Redo2,
  Strikethrough,
  Table2,
  Trash2,
  Underline,
  Undo2,
} from 'lucide-react'

/** One button of a toolbar. Its name is `editor.tool.ID` in the messages. */
export interface Tool {
  id: string
  icon: LucideIcon
  /** As ProseMirror writes it: "Mod-Shift-b". */
  keys?: string
  /** For what can be on or off. */
  isActive?: (editor: Editor) => boolean
  isEnabled?: (editor: Editor) => boolean
  run: (editor: Editor) => void
}

const chain = (editor: Editor) => editor.chain().focus()

const heading = (level: 1 | 2 | 3, icon: LucideIcon): Tool => ({
  id: `heading${level}`,
  icon,
  keys: `Mod-Alt-${level}`,
  isActive: (editor) => editor.isActive('heading', { level }),
  run: (editor) => chain(editor).toggleHeading({ level }).run(),
})

/** Tools that belong together; a named group shows its name, `editor.group.ID` in the messages. */
export interface ToolGroup {
  id: string
  isNamed?: boolean
  tools: Tool[]
}

/** The tools for text, in groups. `link` opens the field for an address and is given by the editor. */
export function textTools(openLink: () => void): ToolGroup[] {
  return [
    {
      id: 'history',
      tools: [
        {
          id: 'undo',
          icon: Undo2,
          keys: 'Mod-z',
          isEnabled: (e) => e.can().undo(),
          run: (e) => chain(e).undo().run(),
        },
        {
          id: 'redo',
          icon: Redo2,
          keys: 'Mod-Shift-z',
          isEnabled: (e) => e.can().redo(),
          run: (e) => chain(e).redo().run(),
        },
      ],
    },
    { id: 'headings', tools: [heading(1, Heading1), heading(2, Heading2), heading(3, Heading3)] },
    {
      id: 'marks',
      tools: [
        {
          id: 'bold',
          icon: Bold,
          keys: 'Mod-b',
          isActive: (e) => e.isActive('bold'),
          run: (e) => chain(e).toggleBold().run(),
        },
        {
          id: 'italic',
          icon: Italic,
          keys: 'Mod-i',
          isActive: (e) => e.isActive('italic'),
          run: (e) => chain(e).toggleItalic().run(),
        },
        {
          id: 'underline',
          icon: Underline,
          keys: 'Mod-u',
          isActive: (e) => e.isActive('underline'),
          run: (e) => chain(e).toggleUnderline().run(),
        },
        {
          id: 'strike',
          icon: Strikethrough,
          keys: 'Mod-Shift-s',
          isActive: (e) => e.isActive('strike'),
          run: (e) => chain(e).toggleStrike().run(),
        },
        { id: 'link', icon: Link2, keys: 'Mod-k', isActive: (e) => e.isActive('link'), run: openLink },
      ],
    },
    {
      id: 'blocks',
      tools: [
        {
          id: 'bulletList',
          icon: List,
          keys: 'Mod-Shift-8',
          isActive: (e) => e.isActive('bulletList'),
          run: (e) => chain(e).toggleBulletList().run(),
        },
        {
          id: 'orderedList',
          icon: ListOrdered,
          keys: 'Mod-Shift-7',
          isActive: (e) => e.isActive('orderedList'),
          run: (e) => chain(e).toggleOrderedList().run(),
        },
        {
          id: 'blockquote',
          icon: Quote,
          keys: 'Mod-Shift-b',
          isActive: (e) => e.isActive('blockquote'),
          run: (e) => chain(e).toggleBlockquote().run(),
        },
      ],
    },
    {
      id: 'insert',
      tools: [
        {
          id: 'table',
          icon: Table2,
          isEnabled: (e) => !e.isActive('table'),
          run: (e) => chain(e).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
        },
        { id: 'horizontalRule', icon: Minus, run: (e) => chain(e).setHorizontalRule().run() },
      ],
    },
  ]
}

/** The tools for the table that holds the cursor. */
export const TABLE_TOOLS: ToolGroup[] = [
  {
    id: 'row',
    isNamed: true,
    tools: [
      { id: 'addRowBefore', icon: BetweenHorizontalEnd, run: (e) => chain(e).addRowBefore().run() },
      { id: 'addRowAfter', icon: BetweenHorizontalStart, run: (e) => chain(e).addRowAfter().run() },
      { id: 'deleteRow', icon: Trash2, run: (e) => chain(e).deleteRow().run() },
    ],
  },
  {
    id: 'column',
    isNamed: true,
    tools: [
      { id: 'addColumnBefore', icon: BetweenVerticalEnd, run: (e) => chain(e).addColumnBefore().run() },
      { id: 'addColumnAfter', icon: BetweenVerticalStart, run: (e) => chain(e).addColumnAfter().run() },
      { id: 'deleteColumn', icon: Trash2, run: (e) => chain(e).deleteColumn().run() },
    ],
  },
  {
    id: 'wholeTable',
    isNamed: true,
    tools: [
      {
        id: 'headerRow',
        icon: PanelTop,
        isActive: (e) => hasHeaderRow(e),
        run: (e) => chain(e).toggleHeaderRow().run(),
      },
      { id: 'deleteTable', icon: Trash2, run: (e) => chain(e).deleteTable().run() },
    ],
  },
]

function hasHeaderRow(editor: Editor): boolean {
  const { $from } = editor.state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    if (node.type.name !== 'table') continue
    const cells = node.firstChild?.content.content ?? []
    return cells.length > 0 && cells.every((cell) => cell.type.name === 'tableHeader')
  }
  return false
}

/** A shortcut as people of this machine write it: "Ctrl+Shift+B", "⌘⇧B". */
export function shownKeys(keys: string, isApple: boolean): string {
  const parts = keys.split('-').map((part) => {
    if (part === 'Mod') return isApple ? '⌘' : 'Ctrl'
    if (part === 'Shift') return isApple ? '⇧' : 'Shift'
    if (part === 'Alt') return isApple ? '⌥' : 'Alt'
    return part.toUpperCase()
  })
  return parts.join(isApple ? '' : '+')
}

/** The same for the attribute `aria-keyshortcuts`. */
export function ariaKeys(keys: string, isApple: boolean): string {
  return keys.replace('Mod', isApple ? 'Meta' : 'Control').replaceAll('-', '+')
}

/** Whether this machine has a command key. */
export function isAppleMachine(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
}
