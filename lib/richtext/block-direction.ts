import { Extension } from '@tiptap/core'
import { DIRECTED, directionOf } from './direction'

/** The attribute `dir` on blocks. */
export const BlockDirection = Extension.create({
  name: 'blockDirection',

  addGlobalAttributes() {
    const blocks = (types: string[], unsaid: Record<string, string>) => ({
      types,
      attributes: {
        dir: {
          default: null,
          parseHTML: (element: HTMLElement) => directionOf(element.getAttribute('dir')?.toLowerCase()),
          renderHTML: ({ dir }: Record<string, unknown>) => (directionOf(dir) ? { dir } : unsaid),
        },
      },
    })
    // What is drawn beside the text stands where the text begins.
    return [
      blocks([...BESIDE], { dir: 'auto' }),
      blocks(
        DIRECTED.filter((type) => !BESIDE.has(type)),
        {},
      ),
    ]
  },
})

const BESIDE: ReadonlySet<string> = new Set(['blockquote', 'bulletList', 'orderedList'])
