import type { Node } from '@tiptap/pm/model'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { LatePart } from '../text/late-parts'
import { INVISIBLE_CHARACTERS } from './characters'

const SIGNS = new Map(INVISIBLE_CHARACTERS.map(({ character, sign }) => [character, sign]))
const ANY = new RegExp(`[${INVISIBLE_CHARACTERS.map(({ character }) => character).join('')}]`, 'g')

/** Marks every character that cannot be seen. With each change only the blocks that it touched are looked at again. */
export const invisiblePart: LatePart<DecorationSet> = {
  id: 'invisibles',
  init: ({ doc }) => DecorationSet.create(doc, marksWithin(doc, 0, doc.content.size)),
  apply: (transaction, before) => {
    if (!transaction.docChanged) return before
    let marks = before.map(transaction.mapping, transaction.doc)
    for (const { from, to } of touched(transaction)) {
      marks = marks.remove(marks.find(from, to))
      marks = marks.add(transaction.doc, marksWithin(transaction.doc, from, to))
    }
    return marks
  },
  decorations: (marks) => marks,
}

function marksWithin(doc: Node, from: number, to: number): Decoration[] {
  const marks: Decoration[] = []
  doc.nodesBetween(from, to, (node, at) => {
    if (!node.isText || !node.text) return
    for (const { index, 0: character } of node.text.matchAll(ANY)) {
      const here = at + index
      if (here >= from && here < to)
        marks.push(
          Decoration.inline(here, here + 1, {
            class: 'editor-invisible',
            'data-sign': SIGNS.get(character) ?? '',
          }),
        )
    }
  })
  return marks
}

/** The text that the steps of a transaction wrote, in the document after it, widened by a character on both sides. */
function touched(transaction: Parameters<LatePart['apply']>[0]): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  const size = transaction.doc.content.size
  transaction.mapping.maps.forEach((map, index) => {
    const rest = transaction.mapping.slice(index + 1)
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      const [from, to] = [rest.map(newFrom, -1), rest.map(newTo, 1)]
      ranges.push({ from: Math.max(0, from - 1), to: Math.min(size, to + 1) })
    })
  })
  return ranges
}
