import fc from 'fast-check'
import type { DocumentNode } from '@/lib/richtext/document'
import { DIRECTED as DIRECTED_TYPES } from '@/lib/richtext/direction'
import {
  br,
  doc,
  figure,
  h,
  hr,
  li,
  marked,
  note,
  ol,
  p,
  quote,
  ref,
  table,
  td,
  th,
  tr,
  ul,
  withAttrs,
} from './richtext'

const DIRECTED: ReadonlySet<string> = new Set(DIRECTED_TYPES)

const MARKS = ['bold', 'italic', 'underline', 'strike', 'confidential'] as const

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

/** The words that an anyDocument may refer to. */
export const ANY_TARGETS = {
  question: 'question:q-1',
  chapter: 'chapter:introduction',
  gone: 'question:gone',
}

const threads = ['t-1', 't-2', 't-3'].map((thread) => ({ type: 'comment', attrs: { thread } }))
const languages = ['fr', 'ar', 'zh-Hans'].map((tag) => ({ type: 'language', attrs: { lang: tag } }))

function anyText(): fc.Arbitrary<DocumentNode> {
  return fc
    .tuple(
      fc.oneof(fc.constantFrom(...WORDS), fc.string({ minLength: 1, maxLength: 8 })),
      fc.subarray([...MARKS]),
      fc.option(fc.constantFrom(...languages), { freq: 4 }),
      fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.subarray(threads)),
    )
    .map(([value, marks, language, comments]) =>
      marked(value, ...marks, ...(language ? [language] : []), ...comments),
    )
}

/** What has no characters, with threads about it or without. */
function anyCommented(node: DocumentNode): fc.Arbitrary<DocumentNode> {
  return fc.constantFrom(
    node,
    node,
    withAttrs(node, { threads: 't-1' }),
    withAttrs(node, { threads: 't-2 t-1' }),
    withAttrs(node, { confidential: true }),
  )
}

const anyReference = fc
  .tuple(fc.constantFrom(...Object.values(ANY_TARGETS)), fc.constantFrom('paragraph 3 (a)', 'Introduction'))
  .map(([target, label]) => ref(target, label))
  .chain(anyCommented)

// What a footnote may hold.
function anyLine(): fc.Arbitrary<DocumentNode[]> {
  return fc.array(
    fc.oneof({ weight: 6, arbitrary: anyText() }, fc.constant(br()), { weight: 1, arbitrary: anyReference }),
    { maxLength: 5 },
  )
}

function anyInline(): fc.Arbitrary<DocumentNode[]> {
  const anyNote = anyLine().map((content) => note(...content))
  return fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: anyLine() },
        anyNote.map((node) => [node]),
      ),
      { maxLength: 2 },
    )
    .map((lines) => lines.flat())
}

/** Any document that fits the schema of drafts: nested lists, quotations, tables and figures, words split over marks. */
export function anyDocument(): fc.Arbitrary<DocumentNode> {
  const { blocks } = fc.letrec<{ block: DocumentNode; blocks: DocumentNode[] }>((tie) => ({
    block: fc
      .tuple(anyBlock(tie('blocks')), fc.constantFrom(null, null, null, 'rtl', 'ltr'))
      .map(([node, dir]) => (dir && DIRECTED.has(node.type) ? withAttrs(node, { dir }) : node)),
    blocks: fc.array(tie('block'), { minLength: 1, maxLength: 4 }),
  }))
  return blocks.map((content) => doc(...content))
}

function anyBlock(blocks: fc.Arbitrary<DocumentNode[]>): fc.Arbitrary<DocumentNode> {
  return fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    anyInline().map((content) => p(...content)),
    fc
      .tuple(fc.constantFrom(1, 2, 3), anyInline())
      .map(([level, content]) => h(level as 1 | 2 | 3, ...content)),
    fc.constant(hr()).chain(anyCommented),
    fc
      .tuple(fc.constantFrom('i-1', 'i-2', null), fc.boolean(), anyInline())
      .map(([image, decorative, content]) =>
        figure({ image, decorative, alt: 'Seen', width: 50 }, ...content),
      ),
    blocks.map((content) => quote({ paragraph: '3-a.1', label: '3 (a)' }, ...content)),
    blocks.map((content) => ul(li(p('first'), ...content))),
    blocks.map((content) =>
      ol(li(...content.filter((node) => node.type === 'paragraph')), li(p(), ...content)),
    ),
    fc.tuple(fc.constantFrom(null, 'Centres, by region'), blocks).map(([caption, content]) => {
      const rows = [tr(th('Year'), th(...content)), tr(td(...content), td())]
      return withAttrs(table(...rows), { caption, summary: caption && 'Two columns' })
    }),
  )
}
