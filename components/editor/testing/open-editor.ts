import { Editor } from '@tiptap/core'
import * as Y from 'yjs'
import type { DocumentNode } from '@/lib/richtext/document'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { doc, p } from '@/lib/testing/richtext'
import { cleanPastedHtml } from '../paste/clean-pasted-html'
import { type EditorExtensionOptions, editorExtensions } from '../text/extensions'

/** The Y.Doc of a draft that reads as `node`. */
export function ydocOf(node: DocumentNode = doc(p())): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, updateFromDocument(node))
  return ydoc
}

/** Another person's copy of a draft: what one does reaches the other at once, unless `wire.isCut`. */
export function connected(first: Y.Doc, wire: Wire = new Wire()): Y.Doc {
  const second = new Y.Doc()
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  wire.join(first, second)
  return second
}

/** A line between drafts that can be cut; joined again, each gets what the other did. */
export class Wire {
  isCut = false
  private readonly ends: Y.Doc[] = []

  join(...docs: Y.Doc[]): void {
    for (const each of docs) {
      if (this.ends.includes(each)) continue
      this.ends.push(each)
      each.on('update', (update: Uint8Array, origin) => {
        if (origin === this || this.isCut) return
        for (const other of this.ends) if (other !== each) Y.applyUpdate(other, update, this)
      })
    }
  }

  cut(): void {
    this.isCut = true
  }

  mend(): void {
    this.isCut = false
    // Twice, for what an editor puts right when it draws what came.
    for (let round = 0; round < 2; round++)
      for (const from of this.ends)
        for (const to of this.ends)
          if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), this)
  }
}

const quotations = {
  attribution: (label: string) => `State’s reply, ${label}`,
  hrefOf: (id: string) => `#p-${id}`,
}

/** The editor of a draft as the page makes it, without a page around. The caller destroys it. */
export async function openEditor(
  ydoc: Y.Doc,
  options: Partial<EditorExtensionOptions> = {},
): Promise<Editor> {
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: editorExtensions({
      fragment: ydoc.getXmlFragment(XML_FRAGMENT),
      canEdit: () => true,
      quotations,
      ...options,
    }),
    editorProps: { transformPastedHTML: cleanPastedHtml },
  })
  // The text is rendered a moment after the editor is made.
  await new Promise((resolve) => setTimeout(resolve, 5))
  return editor
}
