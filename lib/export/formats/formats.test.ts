import { getSchema } from '@tiptap/core'
import type { NodeType } from '@tiptap/pm/model'
import fc from 'fast-check'
import { strFromU8 } from 'fflate'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import type { DocumentNode } from '@/lib/richtext/document'
import { documentExtensions } from '@/lib/richtext/schema'
import { anyDocument } from '@/lib/testing/any-document'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import { isSuggestionMark } from '@/lib/richtext/suggestions/record'
import { doc, marked, p, quote, ul } from '@/lib/testing/richtext'
import { compile } from '../compile'
import { exportWording } from '../wording'
import { FORMATS, type FormatName, isFormat } from '.'
import { plainText, writable } from './shared'
import { textIn } from './testing/text-in'

const schema = getSchema(documentExtensions)
const wording = exportWording()
type SingleFormat = Exclude<FormatName, 'zip'>
// An archive holds the others: see zip/render.test.ts.
const names = Object.keys(FORMATS).filter((name): name is SingleFormat => name !== 'zip')

const MARK_ATTRIBUTES: Record<string, Record<string, unknown>> = {
  link: { href: 'https://example.org/' },
  language: { lang: 'fr' },
  comment: { thread: 't-1' },
}

function treeOf(text: DocumentNode) {
  return compile(
    {
      report: reportFacts(),
      chapters: [],
      sections: [{ title: 'Section', questions: [{ id: 'q-1', label: '3 (a)', slug: '3-a', text }] }],
    },
    wording,
  )
}

async function bytesOf(text: DocumentNode, format: SingleFormat): Promise<Uint8Array> {
  return FORMATS[format].render(treeOf(text), wording.t)
}

// Where a format counts tables and figures itself, their numbers are none of its words.
const squeezed = (text: string) =>
  writable(text)
    .replace(/\s+/g, '')
    .replace(/(?:Table|Figure)\d*\./g, '')

/** The smallest document with this node in it, with the word "here" inside of it where it can hold text. */
function documentWith(type: NodeType): DocumentNode {
  const word = type.isTextblock ? schema.text('here') : undefined
  const node = type.isText ? schema.text('here') : (word ? type.create(null, word) : type.createAndFill())!
  const filled = node.isTextblock || node.isLeaf ? node : fillText(node.toJSON() as DocumentNode)
  let json = 'toJSON' in filled ? (filled.toJSON() as DocumentNode) : filled
  for (const wrapper of [
    ...(schema.topNodeType.contentMatch.findWrapping(type) ?? wrappersOf(type)),
  ].toReversed()) {
    json = { type: wrapper.name, content: [json] }
  }
  return doc(p('before'), json)
}

// What stands within a line or a list is not wrapped by the document itself: its first parent that will have it is.
function wrappersOf(type: NodeType): NodeType[] {
  const parent = Object.values(schema.nodes).find(
    (each) => each.contentMatch.matchType(type) && each.name !== type.name,
  )!
  return [...(schema.topNodeType.contentMatch.findWrapping(parent) ?? wrappersOf(parent)), parent]
}

function fillText(node: DocumentNode): DocumentNode {
  if (node.type === 'paragraph') return p('here')
  return { ...node, ...(node.content && { content: node.content.map(fillText) }) }
}

describe.each(names)('%s', (format) => {
  test.each(Object.values(schema.nodes).filter(({ name }) => name !== 'doc'))(
    'has a rule for the node $name',
    async (type) => {
      const document = documentWith(type)
      const words = plainText(document).split(/\s+/).filter(Boolean)
      expect(schema.nodeFromJSON(document).check()).toBeUndefined()
      // A page shows the sign of a list's item between the words.
      expect(await textIn(await bytesOf(document, format), format)).toMatch(
        new RegExp(words.join(format === 'pdf' ? '\\s*\\S{0,2}\\s*' : '\\s*')),
      )
    },
  )

  // What is suggested is left out before a format sees the text: without a rule it could not slip through.
  const marks = Object.keys(schema.marks).filter((type) => !isSuggestionMark({ type }))
  test.each(marks)('has a rule for the mark %s, and it shows where it should', async (type) => {
    const mark = { type, attrs: MARK_ATTRIBUTES[type] }
    const plain = await bytesOf(doc(p('here')), format)
    const bytes = await bytesOf(doc(p(marked('here', mark))), format)
    expect(await textIn(bytes, format)).toContain('here')
    // What the writers say to each other is in no file, nor what a passage in the Committee's is to others.
    const isUnseen = type === 'comment' || type === 'confidential'
    expect(Buffer.from(bytes).equals(Buffer.from(plain))).toBe(isUnseen)
  })

  test.each([
    ['a node', doc(p('x'), { type: 'oddity' })],
    ['a node in a table', doc({ type: 'table', content: [{ type: 'oddity' }] })],
    [
      'a node in a row',
      doc({ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'oddity' }] }] }),
    ],
    ['a node in a list', doc(ul({ type: 'oddity' }))],
    ['a node in a line', doc(p('x', { type: 'oddity' }))],
    ['a node in a quotation', doc(quote({}, p('x'), { type: 'oddity' }))],
    ['a mark', doc(p(marked('x', 'oddity')))],
    ['a node named like a property of objects', doc(p('x'), { type: 'toString' })],
  ])('refuses %s without a rule, naming it and the place', async (_, document) => {
    const refusal = await bytesOf(document, format).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(AppError)
    expect(refusal).toMatchObject({
      code: 'unsupported',
      reason: 'exportNode',
      values: { node: /^(oddity|toString)$/, place: 'Paragraph 3 (a) of the list of issues' },
    })
  })

  // Pages have heads and feet, and fonts have no letter for every sign: see pdf/render.test.ts.
  test.skipIf(format === 'pdf')(
    'no word of any document is lost, added or out of order',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(anyDocument(), async (document) => {
          const tree = treeOf(document)
          const notes: string[] = []
          const body = tree.parts.flatMap((part) => [
            part.title,
            ...part.parts.flatMap((inner) => [
              inner.title,
              ...inner.blocks.map((block) => read(block, notes)),
            ]),
          ])
          const text = squeezed(await textIn(await bytesOf(document, format), format))
          expect(
            text.endsWith(
              squeezed([...body, ...notes].join('')) || squeezed(format === 'json' ? '' : tree.nothing),
            ),
          ).toBe(true)
        }),
        { numRuns: { docx: 12, odt: 30, markdown: 40 }[format as string] ?? 200 },
      )
    },
  )

  test('the same report gives the same bytes', async () => {
    const render = () => FORMATS[format].render(compile(richReport(), wording), wording.t)
    const [first, second] = [await render(), await render()]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })

  test('hostile text stays text', async () => {
    const hostile =
      '<script>alert(1)</script> &amp; ]]> "\'><img src=x onerror=alert(1)> \u0000\u0008\ud800\ufffe \u202e'
    const content = richReport({ title: hostile, organisations: [hostile], contact: hostile })
    const tree = compile(
      {
        ...content,
        sections: [
          { title: hostile, questions: [{ id: 'q-1', label: hostile, slug: 'x', text: doc(p(hostile)) }] },
        ],
      },
      wording,
    )
    const bytes = await FORMATS[format].render(tree, wording.t)
    const text = await textIn(bytes, format)
    expect(
      text.split('<script>alert(1)</script> &amp; ]]> "\'><img src=x onerror=alert(1)>').length,
    ).toBeGreaterThan(3)
    if (format === 'html')
      expect(new JSDOM(strFromU8(bytes)).window.document.querySelector('script, img')).toBeNull()
  })
})

test('formats are known by their names alone', () => {
  expect(names.filter(isFormat)).toEqual(names)
  expect(['doc', 'toString', '__proto__', ''].filter(isFormat)).toEqual([])
})

/** The text of a block as a reader meets it; that of its footnotes goes to `notes`. */
function read(node: DocumentNode, notes: string[]): string {
  const { attribution, caption, missing, text } = node.attrs ?? {}
  const inner = () => (node.content ?? []).map((child) => read(child, notes)).join('')
  if (node.type === 'footnote') {
    notes.push(inner())
    return ''
  }
  const words = (value: unknown) => (typeof value === 'string' ? value : '')
  return words(caption) + words(missing) + words(text) + (node.text ?? inner()) + words(attribution)
}
