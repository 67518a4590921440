import { Extension } from '@tiptap/core'
import { CONFIDENTIAL, CONFIDENTIAL_NODES } from '../confidential'

/** What is confidential where there are no characters to carry the mark, or more than them: the node says so itself. */
export const ConfidentialNodes = Extension.create({
  name: 'confidentialNodes',

  addGlobalAttributes() {
    return [
      {
        types: [...CONFIDENTIAL_NODES],
        attributes: {
          [CONFIDENTIAL]: {
            default: null,
            keepOnSplit: false,
            parseHTML: (element: HTMLElement) => (element.hasAttribute('data-confidential') ? true : null),
            renderHTML: (attributes: Record<string, unknown>) =>
              attributes[CONFIDENTIAL] === true ? { 'data-confidential': '' } : {},
          },
        },
      },
    ]
  },
})
