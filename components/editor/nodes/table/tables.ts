import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { TableView } from './table-view'
import './table.css'

/** How tables look and are resized. Their details (caption, summary, widths by keyboard) come with the companion. */
export const Tables = Extension.create({
  name: 'tables',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('tables'),
      props: {
        nodeViews: {
          table: (node, view, getPos) => new TableView(node, view, getPos),
        },
      },
    }),
  ],
})
