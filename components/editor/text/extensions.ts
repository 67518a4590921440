import { type AnyExtension, type Editor, Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Gapcursor } from '@tiptap/extensions/gap-cursor'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { XmlFragment } from 'yjs'
import { documentExtensions } from '@/lib/richtext/schema'
import type { References } from '../nodes/cross-reference/references'
import type { Say } from '../nodes/say'
import { type Pasted, pasting } from '../paste/paste-part'
import { Carets } from '../presence/carets'
import type { ThrottledAwareness } from '../presence/throttled-awareness'
import { freshCaret } from './fresh-caret'
import { lateParts } from './late-parts'
import { leaveTable } from './leave-table'
import { PLUGGED_IN } from './plugged-in'
import { quotationView, type QuotationTexts } from './quotation-view'
import { smoothSync } from './smooth-sync'
import { exactSync } from './exact-sync'

export interface EditorExtensionOptions {
  fragment: XmlFragment
  /** Whose text it is; without it every draft counts as another one. */
  draftId?: string
  /** Asked for every change made here; what the server sends comes in regardless. */
  canEdit: () => boolean
  /** Whether typing changes the text itself until a mode is chosen; otherwise it does nothing. Without it, it does. */
  mayEdit?: () => boolean
  quotations: QuotationTexts
  /** The words that nodes show of themselves, below `editor.nodes`. */
  say?: Say
  /** What cross-references may point to, and how to get there. */
  references?: { list: References; open: (href: string) => void; choose: () => boolean }
  placeholder?: string
  /** Without it no carets are shown or announced. */
  carets?: { awareness: ThrottledAwareness; user: { id: string; name: string; color: string } }
  /** Puts the focus on the toolbar. */
  onToolbar?: () => boolean
  /** Hears what could not be kept of what was pasted, or how it was changed. */
  onPasted?: (pasted: Pasted) => void
}

/** The schema of a draft with everything that an editor on the screen adds to it. */
export function editorExtensions(options: EditorExtensionOptions): AnyExtension[] {
  const { fragment, canEdit, quotations, placeholder, carets, onToolbar, onPasted } = options
  return [
    ...documentExtensions.map((extension) =>
      extension.name === 'blockquote'
        ? extension.extend({ addNodeView: () => quotationView(quotations) })
        : extension,
    ),
    Collaboration.configure({ fragment }),
    smoothSync,
    exactSync,
    Gapcursor,
    guard(canEdit),
    freshCaret,
    lateParts,
    pasting((pasted) => onPasted?.(pasted), options.mayEdit),
    ...PLUGGED_IN.map((plug) => plug(options)),
    keys({ 'Alt-F10': onToolbar, ArrowDown: leaveTable }),
    ...(placeholder ? [placeholderOf(placeholder)] : []),
    ...(carets ? [Carets.configure(carets)] : []),
  ]
}

/** Whether a change came from the Y.Doc (others, undo, the first rendering) and not from this keyboard. */
function comesFromYjs(transaction: { getMeta: (key: typeof ySyncPluginKey) => unknown }): boolean {
  return transaction.getMeta(ySyncPluginKey) !== undefined
}

/**
 * Lets nothing change the text of somebody who may not: also not what plugins put right by themselves, which would
 * wait for the server's acknowledgement for ever.
 */
function guard(canEdit: () => boolean) {
  return Extension.create({
    name: 'guard',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('guard'),
        filterTransaction: (transaction) => !transaction.docChanged || comesFromYjs(transaction) || canEdit(),
      }),
    ],
  })
}

function keys(shortcuts: Record<string, ((editor: Editor) => boolean) | undefined>) {
  const given = Object.entries(shortcuts).flatMap(([key, run]) => (run ? [[key, run] as const] : []))
  return Extension.create({
    name: 'keys',
    // Before those of the nodes.
    priority: 1100,
    addKeyboardShortcuts() {
      return Object.fromEntries(given.map(([key, run]) => [key, () => run(this.editor)]))
    },
  })
}

function placeholderOf(text: string) {
  return Extension.create({
    name: 'placeholder',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('placeholder'),
        props: {
          decorations: ({ doc }) => {
            const first = doc.firstChild
            if (doc.childCount !== 1 || !first?.isTextblock || first.content.size > 0) return null
            const attributes = { class: 'is-empty', 'data-placeholder': text }
            return DecorationSet.create(doc, [Decoration.node(0, first.nodeSize, attributes)])
          },
        },
      }),
    ],
  })
}
