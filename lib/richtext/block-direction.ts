import { Extension } from '@tiptap/core'
import { DIRECTED, directionOf } from './direction'

/** The attribute `dir` on blocks. */
export const BlockDirection = Extension.create({
  name: 'blockDirection',

  addGlobalAttributes() {
    return [
      {
        types: [...DIRECTED],
        attributes: {
          dir: {
            default: null,
            parseHTML: (element: HTMLElement) => directionOf(element.getAttribute('dir')?.toLowerCase()),
            renderHTML: ({ dir }: Record<string, unknown>) => (directionOf(dir) ? { dir } : {}),
          },
        },
      },
    ]
  },
})
