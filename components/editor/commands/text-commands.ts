import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import {
  ArrowDownFromLine,
  ArrowUpFromLine,
  Bold,
  CornerDownLeft,
  EyeOff,
  GripVertical,
  Heading1,
  Heading2,
  Heading3,
  Italic,
  Link2,
  List,
  ListIndentDecrease,
  ListIndentIncrease,
  ListOrdered,
  ListStart,
  type LucideIcon,
  Minus,
  Pilcrow,
  Quote,
  Redo2,
  RemoveFormatting,
  Strikethrough,
  Underline,
  Undo2,
} from 'lucide-react'
import { dispatchMove, moveOne } from '../drag/move-block'
import { isConfidential, toggleConfidential } from '../nodes/confidential/toggle-confidential'
import { mayNest } from '../nodes/list/deepest-within'
import { proposedPlace } from '../suggesting/proposed-place'
import type { EditorCommand } from './command'

const chain = (editor: Editor) => editor.chain().focus()

const heading = (level: 1 | 2 | 3, icon: LucideIcon): EditorCommand => ({
  id: `heading${level}`,
  group: 'headings',
  icon,
  keys: [`Mod-Alt-${level}`],
  typed: '#'.repeat(level),
  menus: ['toolbar', 'slash'],
  isActive: (editor) => editor.isActive('heading', { level }),
  run: ({ editor }) => chain(editor).toggleHeading({ level }).run(),
})

function move(editor: Editor, direction: 'up' | 'down'): void {
  const transaction = moveOne(editor.state, direction)
  if (transaction) dispatchMove(editor.view, transaction)
}

const isPlain = (editor: Editor) => editor.state.selection.$from.parent.type.name === 'paragraph'

// What the stacks hold is known without trying, which costs more with every plugin.
const stack = (editor: Editor, name: 'undoStack' | 'redoStack') =>
  yUndoPluginKey.getState(editor.state)?.undoManager[name].length > 0

const isProposedItem = ({ state }: Editor) => (proposedPlace(state.selection.$from.parent)?.depth ?? 0) > 0

/** Whether the cursor is in a list of that kind, or in what is proposed to be one. */
function isInList(editor: Editor, type: 'bulletList' | 'orderedList'): boolean {
  const place = proposedPlace(editor.state.selection.$from.parent)
  return place ? place.list === type : editor.isActive(type)
}

/** Undo, headings, marks, lists and quotations: what writing is made of. */
export const TEXT_COMMANDS: readonly EditorCommand[] = [
  {
    id: 'undo',
    group: 'history',
    icon: Undo2,
    keys: ['Mod-z'],
    menus: ['toolbar'],
    canRun: (editor) => stack(editor, 'undoStack'),
    run: ({ editor }) => chain(editor).undo().run(),
  },
  {
    id: 'redo',
    group: 'history',
    icon: Redo2,
    keys: ['Mod-Shift-z', 'Mod-y'],
    menus: ['toolbar'],
    canRun: (editor) => stack(editor, 'redoStack'),
    run: ({ editor }) => chain(editor).redo().run(),
  },
  {
    id: 'paragraph',
    group: 'headings',
    icon: Pilcrow,
    keys: ['Mod-Alt-0'],
    menus: ['slash', 'more'],
    isActive: isPlain,
    run: ({ editor }) => chain(editor).setParagraph().run(),
  },
  heading(1, Heading1),
  heading(2, Heading2),
  heading(3, Heading3),
  {
    id: 'bold',
    group: 'marks',
    icon: Bold,
    keys: ['Mod-b'],
    menus: ['toolbar', 'bubble'],
    isActive: (editor) => editor.isActive('bold'),
    run: ({ editor }) => chain(editor).toggleBold().run(),
  },
  {
    id: 'italic',
    group: 'marks',
    icon: Italic,
    keys: ['Mod-i'],
    menus: ['toolbar', 'bubble'],
    isActive: (editor) => editor.isActive('italic'),
    run: ({ editor }) => chain(editor).toggleItalic().run(),
  },
  {
    id: 'underline',
    group: 'marks',
    icon: Underline,
    keys: ['Mod-u'],
    menus: ['toolbar', 'bubble'],
    isActive: (editor) => editor.isActive('underline'),
    run: ({ editor }) => chain(editor).toggleUnderline().run(),
  },
  {
    id: 'strike',
    group: 'marks',
    icon: Strikethrough,
    keys: ['Mod-Shift-s'],
    menus: ['more'],
    isActive: (editor) => editor.isActive('strike'),
    run: ({ editor }) => chain(editor).toggleStrike().run(),
  },
  {
    id: 'clearMarks',
    group: 'marks',
    icon: RemoveFormatting,
    keys: ['Mod-\\'],
    menus: ['more', 'slash'],
    run: ({ editor }) => {
      const { bold, italic, underline, strike } = editor.schema.marks
      const { from, to, empty } = editor.state.selection
      const { tr } = editor.state
      for (const mark of [bold, italic, underline, strike]) {
        if (!mark) continue
        if (empty) tr.removeStoredMark(mark)
        else tr.removeMark(from, to, mark)
      }
      editor.view.dispatch(tr)
      editor.view.focus()
    },
  },
  {
    id: 'confidential',
    group: 'marks',
    icon: EyeOff,
    keys: ['Mod-Alt-k'],
    menus: ['more', 'slash', 'bubble'],
    isActive: ({ state }) => isConfidential(state),
    run: ({ editor }) => toggleConfidential(editor),
  },
  {
    id: 'link',
    group: 'marks',
    icon: Link2,
    keys: ['Mod-k'],
    menus: ['toolbar', 'bubble', 'slash'],
    isActive: (editor) => editor.isActive('link'),
    run: ({ surface }) => surface.show('link'),
  },
  {
    id: 'bulletList',
    group: 'blocks',
    icon: List,
    keys: ['Mod-Shift-8'],
    typed: '-',
    menus: ['toolbar', 'slash'],
    isActive: (editor) => isInList(editor, 'bulletList'),
    run: ({ editor }) => chain(editor).toggleBulletList().run(),
  },
  {
    id: 'orderedList',
    group: 'blocks',
    icon: ListOrdered,
    keys: ['Mod-Shift-7'],
    typed: '1.',
    menus: ['toolbar', 'slash'],
    isActive: (editor) => isInList(editor, 'orderedList'),
    run: ({ editor }) => chain(editor).toggleOrderedList().run(),
  },
  {
    id: 'indent',
    group: 'blocks',
    icon: ListIndentIncrease,
    keys: ['Tab'],
    menus: ['more'],
    canRun: (editor) => mayNest(editor.state) || isProposedItem(editor),
    run: ({ editor }) => chain(editor).sinkListItem('listItem').run(),
    isBoundElsewhere: true,
  },
  {
    id: 'outdent',
    group: 'blocks',
    icon: ListIndentDecrease,
    keys: ['Shift-Tab'],
    menus: ['more'],
    canRun: (editor) => editor.isActive('listItem') || isProposedItem(editor),
    run: ({ editor }) => chain(editor).liftListItem('listItem').run(),
    isBoundElsewhere: true,
  },
  {
    id: 'lineBreak',
    group: 'blocks',
    icon: CornerDownLeft,
    keys: ['Shift-Enter'],
    menus: [],
    run: ({ editor }) => chain(editor).setHardBreak().run(),
    isBoundElsewhere: true,
  },
  {
    id: 'listNumbers',
    group: 'blocks',
    icon: ListStart,
    menus: ['more', 'slash'],
    canRun: (editor) => editor.isActive('orderedList'),
    run: ({ surface }) => surface.show('listNumbers'),
  },
  {
    id: 'blockquote',
    group: 'blocks',
    icon: Quote,
    keys: ['Mod-Shift-b'],
    typed: '>',
    menus: ['toolbar', 'slash'],
    isActive: (editor) => editor.isActive('blockquote'),
    run: ({ editor }) => chain(editor).toggleBlockquote().run(),
  },
  {
    id: 'moveUp',
    group: 'blocks',
    icon: ArrowUpFromLine,
    keys: ['Alt-Shift-ArrowUp'],
    menus: ['more'],
    run: ({ editor }) => move(editor, 'up'),
  },
  {
    id: 'moveDown',
    group: 'blocks',
    icon: ArrowDownFromLine,
    keys: ['Alt-Shift-ArrowDown'],
    menus: ['more'],
    run: ({ editor }) => move(editor, 'down'),
  },
  {
    id: 'block',
    group: 'blocks',
    icon: GripVertical,
    keys: ['Alt-Shift-Enter'],
    menus: ['more'],
    run: ({ surface }) => surface.show('block'),
  },
  {
    id: 'horizontalRule',
    group: 'insert',
    icon: Minus,
    typed: '---',
    menus: ['more', 'slash'],
    run: ({ editor }) => chain(editor).setHorizontalRule().run(),
  },
]
