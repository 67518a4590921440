import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyDocument } from '@/lib/testing/any-document'
import { bold, doc, li, p, quote, ul, withAttrs } from '@/lib/testing/richtext'
import type { DocumentNode } from './document'
import { quotationsInXml } from './quotations'
import { XML_FRAGMENT } from './schema'
import { updateFromDocument } from './ydoc'

function quotationsOf(document: DocumentNode) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, updateFromDocument(document))
  return quotationsInXml(doc.getXmlFragment(XML_FRAGMENT))
}

test('quotations of the State are found in their order, wherever they stand, without their marks', () => {
  const found = quotationsOf(
    doc(
      p('Before'),
      quote({ paragraph: '3-f.1', label: '3 (f)' }, p('There are ', bold('30'), ' crisis centres.')),
      quote({}, p('Somebody else’s words')),
      ul(li('one', quote({ paragraph: '9-i.2' }, p('There are 27.'), p('They are open.')))),
    ),
  )
  expect(found).toEqual([
    { anchor: '3-f.1', version: null, text: 'There are 30 crisis centres.' },
    { anchor: '9-i.2', version: null, text: 'There are 27.\nThey are open.' },
  ])
})

test('any document is read, and no quotation has words that the document lacks', () => {
  fc.assert(
    fc.property(anyDocument(), (document) => {
      const text = JSON.stringify(document)
      for (const { anchor } of quotationsOf(document)) expect(text).toContain(JSON.stringify(anchor))
    }),
  )
})

test('a paragraph that is no text does not count as one', () => {
  expect(quotationsOf(doc(withAttrs(quote({ paragraph: 'x' }, p('a')), { paragraph: 7 })))).toEqual([])
})
