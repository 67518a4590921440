import fc from 'fast-check'
import type { DocumentNode } from '@/lib/richtext/document'
import { br, doc, h, hr, li, marked, ol, p, quote, table, td, th, tr, ul } from './richtext'

const MARKS = ['bold', 'italic', 'underline', 'strike'] as const

const WORDS = [
  'word',
  'two words',
  ' ',
  ' lead',
  'trail ',
  '\u00a0',
  'a\u00a0b',
  '—',
  '3 (a)',
  '汉字。',
  'ñandú',
  '😀',
  '\u{20000}',
  'א',
  '\t',
]

function anyInline(): fc.Arbitrary<DocumentNode[]> {
  const text = fc
    .tuple(
      fc.oneof(fc.constantFrom(...WORDS), fc.string({ minLength: 1, maxLength: 8 })),
      fc.subarray([...MARKS]),
    )
    .map(([value, marks]) => marked(value, ...marks))
  return fc.array(fc.oneof({ weight: 5, arbitrary: text }, fc.constant(br())), { maxLength: 5 })
}

/** Any document that fits the schema of drafts: nested lists, quotations and tables, words split over marks. */
export function anyDocument(): fc.Arbitrary<DocumentNode> {
  const { blocks } = fc.letrec<{ block: DocumentNode; blocks: DocumentNode[] }>((tie) => ({
    block: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      anyInline().map((content) => p(...content)),
      fc
        .tuple(fc.constantFrom(1, 2, 3), anyInline())
        .map(([level, content]) => h(level as 1 | 2 | 3, ...content)),
      fc.constant(hr()),
      tie('blocks').map((content) => quote({ paragraph: '3-a.1', label: '3 (a)' }, ...content)),
      tie('blocks').map((content) => ul(li(p('first'), ...content))),
      tie('blocks').map((content) =>
        ol(li(...content.filter((node) => node.type === 'paragraph')), li(p(), ...content)),
      ),
      tie('blocks').map((content) => table(tr(th('Year'), th(...content)), tr(td(...content), td()))),
    ),
    blocks: fc.array(tie('block'), { minLength: 1, maxLength: 4 }),
  }))
  return blocks.map((content) => doc(...content))
}
