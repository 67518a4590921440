import fc from 'fast-check'
import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { isPlaceable, type Place } from '@/lib/richtext/suggestions/place'
import {
  type BlockChange,
  signOf,
  type SplitDepth,
  type SuggestionRecord,
} from '@/lib/richtext/suggestions/record'
import { anyDocument } from './any-document'
import { marked } from './richtext'

/** A suggestion's record: `by('reviewer')` is the reviewer's, another `id` another suggestion of theirs. */
export const by = (user: string, id = user, at = 1): SuggestionRecord => ({ id, user, at })

/** Text that somebody proposes to insert. */
export const ins = (
  record: SuggestionRecord,
  text: string,
  ...marks: (string | DocumentMark)[]
): DocumentNode => marked(text, ...marks, { type: 'insertion', attrs: { ...record, split: null } })

/** Where somebody proposes to split a paragraph, or with 2 its list item, or with 0 a line. */
export const split = (record: SuggestionRecord, depth: SplitDepth = 1): DocumentNode =>
  marked(signOf(depth), { type: 'insertion', attrs: { ...record, split: depth } })

/** Text that somebody proposes to delete. */
export const del = (
  record: SuggestionRecord,
  text: string,
  ...marks: (string | DocumentMark)[]
): DocumentNode => marked(text, ...marks, { type: 'deletion', attrs: { ...record } })

/** Text for which somebody proposes marks to add and to remove. */
export const fmt = (
  record: SuggestionRecord,
  text: string,
  { add = [], remove = [] }: { add?: DocumentMark[]; remove?: string[] },
  ...marks: (string | DocumentMark)[]
): DocumentNode => marked(text, ...marks, { type: 'formatting', attrs: { ...record, add, remove } })

/** A node with what is suggested for it. */
export const suggested = (
  node: DocumentNode,
  what: {
    inserted?: SuggestionRecord
    deleted?: SuggestionRecord
    joined?: SuggestionRecord
    changed?: BlockChange[]
  },
): DocumentNode => ({ ...node, attrs: { ...node.attrs, ...what } })

const placesToBe: readonly Place[] = [
  { depth: 0 },
  { depth: 1, list: 'bulletList' },
  { depth: 1, list: 'orderedList' },
  { depth: 2, list: 'bulletList' },
  { depth: 1, list: 'bulletList', continues: true },
  { depth: 3, list: 'orderedList' },
]

const PEOPLE = ['reviewer', 'author', 'lawyer']

const anyRecord = fc
  .tuple(fc.constantFrom(...PEOPLE), fc.nat({ max: 5 }))
  .map(([user, number]) => by(user, `${user}-${number}`, 1_000 + number))

const anyMark: fc.Arbitrary<DocumentMark> = fc.oneof(
  anyRecord.map((record) => ({ type: 'insertion', attrs: { ...record, split: null } })),
  anyRecord.map((record) => ({ type: 'deletion', attrs: { ...record } })),
  anyRecord.map((record) => ({
    type: 'formatting',
    attrs: { ...record, add: [{ type: 'bold' }], remove: ['italic'] },
  })),
)

/** Any document in which several people suggest all kinds of things, one on top of the other. */
export function anySuggestedDocument(): fc.Arbitrary<DocumentNode> {
  const noise = fc.array(
    fc.record({
      roll: fc.nat({ max: 99 }),
      marks: fc.array(anyMark, { minLength: 1, maxLength: 3 }),
      record: anyRecord,
      depth: fc.constantFrom<SplitDepth>(1, 2, 0),
    }),
    { minLength: 1, maxLength: 12 },
  )
  return fc.tuple(anyDocument(), noise).map(([node, rolls]) => {
    let next = 0
    const draw = () => rolls[next++ % rolls.length]!
    const sprinkle = (child: DocumentNode): DocumentNode[] => {
      const { roll, marks, record, depth } = draw()
      if (child.text !== undefined) {
        if (roll < 40) return [child]
        const own = new Map(marks.map((mark) => [JSON.stringify(mark), mark]))
        const text = { ...child, marks: [...(child.marks ?? []), ...own.values()] }
        return roll < 90 ? [text] : [text, split(record, depth)]
      }
      const content = child.content?.flatMap(sprinkle)
      const block = { ...child, ...(content && { content }) }
      if (roll < 60) return [block]
      if (roll < 75) return [suggested(block, { inserted: record })]
      if (roll < 80) return [suggested(block, { deleted: record })]
      if (roll < 88 && isPlaceable(child.type))
        return [suggested(block, { changed: [{ ...record, place: placesToBe[record.at % 6]! }] })]
      const isText = child.type === 'paragraph' || child.type === 'heading'
      if (!isText) return [block]
      if (roll < 92) return [suggested(block, { joined: record })]
      // A list item begins with a paragraph.
      return child.type === 'heading'
        ? [suggested(block, { changed: [{ ...record, type: 'paragraph', attrs: { level: null } }] })]
        : [suggested(block, { changed: [{ ...record, attrs: { dir: 'rtl' } }] })]
    }
    return { ...node, content: (node.content ?? []).flatMap(sprinkle) }
  })
}
