import { Extension } from '@tiptap/core'
import { COMMENTED_NODES, THREADS_ATTRIBUTE, threadsAttribute, threadsOfAttribute } from '../commented-nodes'

/**
 * What threads are about where there are no characters: the node carries their ids, as words carry marks. Yjs holds marks
 * of text alone.
 */
export const CommentedNodes = Extension.create({
  name: 'commentedNodes',

  addGlobalAttributes() {
    return [
      {
        types: [...COMMENTED_NODES],
        attributes: {
          [THREADS_ATTRIBUTE]: {
            default: null,
            keepOnSplit: false,
            parseHTML: (element: HTMLElement) =>
              threadsAttribute(threadsOfAttribute(element.getAttribute('data-threads'))),
            renderHTML: (attributes: Record<string, unknown>) => {
              const threads = threadsAttribute(threadsOfAttribute(attributes[THREADS_ATTRIBUTE]))
              return threads === null ? {} : { 'data-threads': threads }
            },
          },
        },
      },
    ]
  },
})
