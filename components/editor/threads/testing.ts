import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import { markPassage, type Quote } from '@/lib/richtext/passages'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { selectedRanges } from './selected-ranges'

/** Begins a thread on what is selected in an editor, as the server does with its own copy of the draft. */
export function comment(server: Y.Doc, editor: Editor, thread: string): Quote {
  const ranges = selectedRanges(editor.state).map(({ start, end }) => ({
    start: Buffer.from(start, 'base64'),
    end: Buffer.from(end, 'base64'),
  }))
  return server.transact(() => markPassage(server.getXmlFragment(XML_FRAGMENT), ranges, thread))
}

/** Selects the first place where these words stand, also over the ends of blocks. */
export function select(editor: Editor, words: string): { from: number; to: number } {
  const positions: number[] = []
  let text = ''
  editor.state.doc.descendants((node, position) => {
    if (!node.isText) return
    for (let index = 0; index < node.text!.length; index++) positions.push(position + index)
    text += node.text
  })
  const start = text.indexOf(words)
  if (start === -1) throw new Error(`“${words}” does not stand in “${text}”`)
  const range = { from: positions[start]!, to: positions[start + words.length - 1]! + 1 }
  editor.commands.setTextSelection(range)
  return range
}

/** The characters that a thread's mark covers in an editor. */
export function covered(editor: Editor, thread: string): string {
  let words = ''
  editor.state.doc.descendants((node) => {
    if (node.marks.some(({ type, attrs }) => type.name === 'comment' && attrs.thread === thread))
      words += node.text
  })
  return words
}

/** Copies what is selected: as HTML, as the clipboard has it. */
export function copy({ view }: Editor): string {
  // jsdom has no ClipboardEvent.
  view.dom.dispatchEvent(new Event('copy', { bubbles: true }))
  return view.serializeForClipboard(view.state.selection.content()).dom.innerHTML
}

/** Cuts what is selected, as the view does it. */
export function cut({ view }: Editor): string {
  const html = view.serializeForClipboard(view.state.selection.content()).dom.innerHTML
  view.dispatch(view.state.tr.deleteSelection().scrollIntoView().setMeta('uiEvent', 'cut'))
  return html
}

/** Pastes at the cursor, through all that looks at what is pasted. */
export function paste(editor: Editor, html: string): void {
  editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent)
}
