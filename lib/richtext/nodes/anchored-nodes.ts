import { Extension } from '@tiptap/core'
import { ANCHOR, ANCHORED_NODES, anchorIn } from '../anchors'
import { STANDING_NODES, STANDS_IN, standsIn } from '../stands-in'

/**
 * What the compiler needs to know of a block beside its words: the name by which cross-references find it, which the
 * server gives when somebody first refers to it, and where a table or picture is to stand.
 */
export const AnchoredNodes = Extension.create({
  name: 'anchoredNodes',

  addGlobalAttributes() {
    return [
      {
        types: [...ANCHORED_NODES],
        attributes: {
          [ANCHOR]: {
            default: null,
            // Of the two halves of a paragraph that is split within both keep it, and the first is meant.
            keepOnSplit: false,
            parseHTML: (element: HTMLElement) => anchorIn(element.getAttribute('data-anchor')),
            renderHTML: (attributes: Record<string, unknown>) => {
              const anchor = anchorIn(attributes[ANCHOR])
              return anchor === null ? {} : { 'data-anchor': anchor }
            },
          },
        },
      },
      {
        types: [...STANDING_NODES],
        attributes: {
          [STANDS_IN]: {
            default: null,
            parseHTML: (element: HTMLElement) => standsIn(element.getAttribute('data-stands-in')),
            renderHTML: (attributes: Record<string, unknown>) => {
              const place = standsIn(attributes[STANDS_IN])
              return place === null ? {} : { 'data-stands-in': place }
            },
          },
        },
      },
    ]
  },
})
