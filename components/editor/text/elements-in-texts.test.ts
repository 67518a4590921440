// @vitest-environment jsdom
import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentExtensions, XML_FRAGMENT } from '@/lib/richtext/schema'
import { anyDocument } from '@/lib/testing/any-document'
import '@/lib/testing/property-seed'
import { ydocOf } from '../testing/open-editor'
import { readElementsInTexts } from './elements-in-texts'
import { absoluteOf, relativeTo } from './positions'

const schema = getSchema(documentExtensions)
readElementsInTexts(schema)

test(
  'the editor reads a draft as it was written, with what stands among letters',
  { timeout: 30_000 },
  () => {
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const read = yXmlFragmentToProseMirrorRootNode(ydocOf(document).getXmlFragment(XML_FRAGMENT), schema)
        expect(read.toJSON()).toEqual(Node.fromJSON(schema, document).toJSON())
      }),
      { numRuns: 150 },
    )
  },
)

test(
  'every place of the document is found again, whatever was written before it',
  { timeout: 30_000 },
  () => {
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const doc = ydocOf(document)
        const type = doc.getXmlFragment(XML_FRAGMENT)
        const bound = { doc, type, mapping: new Map<unknown, Node>() }
        const node = Node.fromJSON(schema, document)
        const places = []
        for (let pos = 0; pos <= node.content.size; pos++)
          if (node.resolve(pos).parent.inlineContent) places.push({ pos, relative: relativeTo(bound, pos) })
        for (const { pos, relative } of places) expect(absoluteOf(bound, relative)).toBe(pos)
        type.insert(0, [new Y.XmlElement('horizontalRule')])
        for (const { pos, relative } of places) expect(absoluteOf(bound, relative)).toBe(pos + 1)
      }),
      { numRuns: 100 },
    )
  },
)
