import { Node } from '@tiptap/core'

/**
 * A note on the words before it, written where it is numbered: its text stands inside the paragraph, so that carets,
 * comments, suggestions and undo work in it as everywhere. It is one run of text, for notes with lists, images or notes
 * of their own are none that Word can hold. It has no number: what stands before it gives it one.
 */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  content: '(text | hardBreak | crossReference)*',
  isolating: true,
  selectable: true,

  parseHTML() {
    return [{ tag: 'span[data-footnote]' }]
  },

  renderHTML({ HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, 'data-footnote': '' }, 0]
  },
})
