import { Asterisk, Image, Link, MessageSquarePlus, Omega, Search, Replace, Space } from 'lucide-react'
import { callTiptap, type EditorCommand } from './command'

/** What is put into the text, looked for in it, or said about it. Those of other folders are offered once they are there. */
export const INSERT_COMMANDS: readonly EditorCommand[] = [
  {
    id: 'footnote',
    group: 'insert',
    icon: Asterisk,
    keys: ['Mod-Alt-f'],
    menus: ['toolbar', 'slash', 'bubble'],
    needs: 'insertFootnote',
    run: ({ editor }) => callTiptap(editor, 'insertFootnote'),
  },
  {
    id: 'crossReference',
    group: 'insert',
    icon: Link,
    menus: ['toolbar', 'slash'],
    needs: 'insertCrossReference',
    run: ({ surface }) => surface.show('crossReference'),
  },
  {
    id: 'figure',
    group: 'insert',
    icon: Image,
    menus: ['toolbar', 'slash'],
    needs: 'insertFigure',
    run: ({ surface }) => surface.show('figure'),
  },
  {
    id: 'characters',
    group: 'insert',
    icon: Omega,
    menus: ['more', 'slash'],
    run: ({ surface }) => surface.show('characters'),
  },
  {
    id: 'noBreakSpace',
    group: 'insert',
    icon: Space,
    keys: ['Mod-Shift-Space'],
    menus: ['slash'],
    run: ({ editor }) => editor.view.dispatch(editor.state.tr.insertText('\u00a0').scrollIntoView()),
  },
  {
    id: 'comment',
    group: 'review',
    icon: MessageSquarePlus,
    keys: ['Mod-Alt-m'],
    menus: ['toolbar', 'bubble', 'slash'],
    needs: 'addComment',
    isFor: (abilities) => abilities['threads.write'],
    run: ({ editor }) => callTiptap(editor, 'addComment'),
  },
  {
    id: 'find',
    group: 'find',
    icon: Search,
    keys: ['Mod-f'],
    menus: ['more'],
    isForReaders: true,
    run: ({ surface }) => surface.show('find'),
  },
  {
    id: 'replace',
    group: 'find',
    icon: Replace,
    keys: ['Mod-h', 'Mod-Shift-h'],
    menus: ['more'],
    run: ({ surface }) => surface.show('find', { replace: true }),
  },
]
