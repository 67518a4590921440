import { Node } from '@tiptap/core'
import { textAttribute } from '../attributes'
import { parseTarget } from '../cross-reference-target'

/**
 * A mention of another part of the report ("paragraph 3 (a)"). `target` says which, `label` the words that stood there
 * when it was written: they are drawn anew wherever the outline is known, and stay where the target is gone.
 */
export const CrossReference = Node.create({
  name: 'crossReference',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,

  addAttributes() {
    return {
      target: {
        default: null,
        parseHTML: (element: HTMLElement) => {
          const target = element.getAttribute('data-target')
          return parseTarget(target) ? target : null
        },
        renderHTML: ({ target }: Record<string, unknown>) =>
          parseTarget(target) ? { 'data-target': String(target) } : {},
      },
      label: textAttribute('label'),
    }
  },

  parseHTML() {
    return [{ tag: 'span[data-cross-reference]' }]
  },

  renderHTML({ node, HTMLAttributes }) {
    return ['span', { 'data-cross-reference': '', ...HTMLAttributes }, labelOf(node.attrs)]
  },

  renderText({ node }) {
    return labelOf(node.attrs)
  },
})

function labelOf({ label }: Record<string, unknown>): string {
  return typeof label === 'string' ? label : ''
}
