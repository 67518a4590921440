import { Node } from '@tiptap/core'
import { integerAttribute, textAttribute } from '../attributes'

/**
 * An image with its caption. `image` is the id of a ReportImage, whose bytes are served by the report alone; `alt` says
 * what it shows to who cannot see it, unless it is `decorative`; `width` is in percent of the text's width.
 */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  isolating: true,
  draggable: true,

  addAttributes() {
    return {
      image: textAttribute('image'),
      alt: textAttribute('alt'),
      decorative: {
        default: false,
        parseHTML: (element: HTMLElement) => element.hasAttribute('data-decorative'),
        renderHTML: ({ decorative }: Record<string, unknown>) =>
          decorative === true ? { 'data-decorative': '' } : {},
      },
      width: integerAttribute('width', { fallback: 100, min: 10, max: 100 }),
    }
  },

  parseHTML() {
    return [{ tag: 'figure[data-image]', contentElement: 'figcaption' }]
  },

  renderHTML({ HTMLAttributes }) {
    return ['figure', HTMLAttributes, ['figcaption', 0]]
  },
})
