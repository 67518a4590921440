import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { prosemirrorToYDoc } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyDocument } from '@/lib/testing/any-document'
import { anySuggestedDocument } from '@/lib/testing/suggested'
import '@/lib/testing/property-seed'
import { threadsInXml } from './comment-marks'
import { findInXml, replaceInXml } from './find-in-xml'
import { IN_LINE, LEAVES } from './in-text'
import { quotationsInXml } from './quotations'
import { documentExtensions, XML_FRAGMENT } from './schema'
import { resolveInFragment } from './suggestions/resolve-in-fragment'
import { tidied } from './suggestions/shape'
import { countDraft } from './words'
import { readDocument, updateFromDocument } from './ydoc'

const schema = getSchema(documentExtensions)
const OPTIONS = { matchCase: false, wholeWords: false, foldAccents: false }

/** A draft twice: with notes between texts, as drafts used to hold them and old ones still do, and among letters. */
function bothForms(document: Parameters<typeof updateFromDocument>[0]): Y.Doc[] {
  const together = new Y.Doc()
  Y.applyUpdate(together, updateFromDocument(document))
  return [prosemirrorToYDoc(Node.fromJSON(schema, document), XML_FRAGMENT), together]
}

const read = (doc: Y.Doc) => Node.fromJSON(schema, readDocument(doc)).toJSON() as unknown

test('the lists of nodes are those of the schema', () => {
  const nodes = Object.values(schema.nodes).filter(({ name }) => name !== 'text')
  expect(nodes.flatMap(({ name, isInline }) => (isInline ? [name] : [])).toSorted()).toEqual(
    [...IN_LINE].toSorted(),
  )
  expect(nodes.flatMap(({ name, isLeaf }) => (isLeaf ? [name] : [])).toSorted()).toEqual(
    [...LEAVES].toSorted(),
  )
})

test(
  'what stands among letters is read, counted and found as what stands between texts',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.oneof(anyDocument(), anySuggestedDocument()), (document) => {
        const [apart, together] = bothForms(document).map((doc) => {
          const fragment = doc.getXmlFragment(XML_FRAGMENT)
          return [
            read(doc),
            countDraft(fragment),
            threadsInXml(fragment),
            quotationsInXml(fragment),
            findInXml(fragment, 'wo', OPTIONS),
          ]
        })
        expect(together).toEqual(apart)
      }),
      { numRuns: 150 },
    )
  },
)

test('it is replaced and decided alike', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anySuggestedDocument(), fc.constantFrom('accept', 'reject'), (document, verdict) => {
      const [apart, together] = bothForms(document).map((doc) => {
        const fragment = doc.getXmlFragment(XML_FRAGMENT)
        doc.transact(() => replaceInXml(fragment, 'two', OPTIONS, 'three'))
        doc.transact(() => resolveInFragment(fragment, () => verdict as 'accept' | 'reject'))
        return Node.fromJSON(schema, tidied(readDocument(doc))).toJSON() as unknown
      })
      expect(together).toEqual(apart)
    }),
    { numRuns: 150 },
  )
})
