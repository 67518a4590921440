import { Mark } from '@tiptap/core'
import { CONFIDENTIAL } from '../confidential'

/**
 * Words that stand in the confidential submission alone, and leave no trace in the public one. What is typed at their end
 * belongs to them: who goes on writing has not said that it may be known.
 */
export const Confidential = Mark.create({
  name: CONFIDENTIAL,
  // Around all other marks, so that it shows as one passage.
  priority: 1_100,

  parseHTML() {
    return [{ tag: 'span[data-confidential]:not([data-footnote], [data-cross-reference])' }]
  },

  renderHTML() {
    return ['span', { 'data-confidential': '', class: 'confidential' }, 0]
  },
})
