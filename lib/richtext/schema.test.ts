import { createHash } from 'node:crypto'
import { getSchema } from '@tiptap/core'
import { Schema } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { documentExtensions, SCHEMA_VERSION } from './schema'

/** What each version of the schema was. Add a line for a new version; never edit one that has been released. */
const FINGERPRINTS: Record<number, string> = {
  1: '5b6f46153f242f6b',
  // A quotation says which version of the reply it quotes.
  2: 'da30d838664de443',
  // Footnotes, cross-references, figures, captions of tables, direction, marks of language and of what is confidential, comments on words and nodes, suggestions.
  3: '19fb49a4151287cb',
  // Anchors of paragraphs, tables and figures, and where the latter are to stand. What stands in a line stands in its text.
  4: '0399744eac681972',
}

test('the schema is still the one that its version names', () => {
  const fingerprint = fingerprintOf(getSchema(documentExtensions))
  expect(
    fingerprint,
    `The schema changed: raise SCHEMA_VERSION and add its fingerprint, ${fingerprint}, to this test.`,
  ).toBe(FINGERPRINTS[SCHEMA_VERSION])
})

test('the current version is the highest known', () => {
  expect(SCHEMA_VERSION).toBe(Math.max(...Object.keys(FINGERPRINTS).map(Number)))
})

test('the fingerprint sees an attribute, a content rule and a mark', () => {
  const schema = getSchema(documentExtensions)
  const before = fingerprintOf(schema)
  const heading = schema.spec.nodes.get('heading')!
  const item = schema.spec.nodes.get('listItem')!
  const nodes = schema.spec.nodes
  const changed = [
    { nodes: nodes.update('heading', { ...heading, attrs: { ...heading.attrs, id: { default: null } } }) },
    { nodes: nodes.update('listItem', { ...item, content: 'paragraph+' }) },
    { marks: schema.spec.marks.remove('strike') },
  ]
  for (const change of changed) {
    expect(fingerprintOf(new Schema({ nodes, marks: schema.spec.marks, ...change }))).not.toBe(before)
  }
})

test('the schema has what the editor offers, and nothing else', () => {
  const schema = getSchema(documentExtensions)
  expect(Object.keys(schema.nodes).sort()).toEqual(
    [
      'blockquote',
      'bulletList',
      'crossReference',
      'doc',
      'figure',
      'footnote',
      'hardBreak',
      'heading',
      'horizontalRule',
      'listItem',
      'orderedList',
      'paragraph',
      'table',
      'tableCell',
      'tableHeader',
      'tableRow',
      'text',
    ].sort(),
  )
  expect(Object.keys(schema.marks).sort()).toEqual([
    'bold',
    'comment',
    'confidential',
    'deletion',
    'formatting',
    'insertion',
    'italic',
    'language',
    'link',
    'strike',
    'underline',
  ])
})

/** All of the specification that decides which documents are valid, in a stable order. */
function fingerprintOf(schema: Schema): string {
  const nodes = Object.values(schema.nodes).map(({ name, spec }) => {
    const { content, group, marks, inline, atom, attrs } = spec
    return [name, content, group, marks, inline, atom, attributesOf(attrs)]
  })
  const marks = Object.values(schema.marks).map(({ name, spec }) => {
    return [name, spec.excludes, spec.inclusive, attributesOf(spec.attrs)]
  })
  const text = JSON.stringify([nodes, marks].map((list) => list.map((entry) => JSON.stringify(entry)).sort()))
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

function attributesOf(attrs: Record<string, { default?: unknown }> | undefined | null): string[] {
  return Object.entries(attrs ?? {})
    .map(([name, spec]) => `${name}=${JSON.stringify(spec.default)}`)
    .sort()
}
