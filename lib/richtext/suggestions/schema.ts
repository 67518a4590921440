import { Extension, Mark } from '@tiptap/core'
import { splitOf, SUGGESTION_ATTRIBUTES } from './record'

// No rule reads them from HTML: what is pasted suggests nothing, and what is copied is taken as it would be.
const record = {
  id: { default: null, rendered: false },
  user: { default: null, rendered: false },
  at: { default: 0, rendered: false },
}

const shared = { excludes: '', inclusive: false, keepOnSplit: true } as const

/**
 * Text that is to come. With `split` it is one sign, where the line (0), the paragraph (1), or its list item too (2), is to
 * part. (A sign, not a node: for a node in its midst the binding would part the text, and who types in it lose their place.)
 */
export const Insertion = Mark.create({
  name: 'insertion',
  ...shared,
  addAttributes: () => ({ ...record, split: { default: null, rendered: false } }),
  renderHTML: ({ mark }) => [
    'ins',
    {
      class: splitOf(mark.attrs) !== null ? 'suggested-text suggested-split' : 'suggested-text',
      'data-suggestion': String(mark.attrs.id),
      'data-by': String(mark.attrs.user),
    },
    0,
  ],
})

/** Text that is to go. */
export const Deletion = Mark.create({
  name: 'deletion',
  ...shared,
  addAttributes: () => record,
  renderHTML: ({ mark }) => [
    'del',
    { class: 'suggested-text', 'data-suggestion': String(mark.attrs.id), 'data-by': String(mark.attrs.user) },
    0,
  ],
})

/** Text that is to look different: marks to `add` (in ProseMirror's JSON) and, by name, to `remove`. */
export const Formatting = Mark.create({
  name: 'formatting',
  ...shared,
  addAttributes: () => ({
    ...record,
    add: { default: [], rendered: false },
    remove: { default: [], rendered: false },
  }),
  renderHTML: ({ mark }) => [
    'span',
    {
      class: 'suggested-text suggested-formatting',
      'data-suggestion': String(mark.attrs.id),
      'data-by': String(mark.attrs.user),
      'data-add': (mark.attrs.add as { type: string }[]).map(({ type }) => type).join(' '),
      'data-remove': (mark.attrs.remove as string[]).join(' '),
    },
    0,
  ],
})

/** The nodes that can be suggested: all but the draft itself and its text. */
export const SUGGESTIBLE = [
  'paragraph',
  'heading',
  'blockquote',
  'bulletList',
  'orderedList',
  'listItem',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'figure',
  'horizontalRule',
  'hardBreak',
  'footnote',
  'crossReference',
]

/** The attributes of suggested nodes. The editor draws them; a plain copy of the text holds nothing of them. */
export const SuggestedNodes = Extension.create({
  name: 'suggestedNodes',

  addGlobalAttributes() {
    const attribute = { default: null, keepOnSplit: false, rendered: false, parseHTML: () => null }
    return [
      {
        types: SUGGESTIBLE,
        attributes: Object.fromEntries(SUGGESTION_ATTRIBUTES.map((name) => [name, attribute])),
      },
    ]
  },
})
