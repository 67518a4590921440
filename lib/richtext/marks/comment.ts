import { Mark } from '@tiptap/core'
import { textAttribute } from '../attributes'

/**
 * What a thread is about: the words that carry its id. Threads may overlap, so the mark excludes not even itself; what
 * is typed at its end does not belong to it.
 */
export const Comment = Mark.create({
  name: 'comment',
  excludes: '',
  inclusive: false,

  addAttributes() {
    return { thread: textAttribute('thread') }
  },

  parseHTML() {
    return [{ tag: 'span[data-thread]' }]
  },

  renderHTML({ HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, class: 'comment-mark' }, 0]
  },
})
