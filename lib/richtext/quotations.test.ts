import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyDocument } from '@/lib/testing/any-document'
import { bold, doc, li, p, quote, ul, withAttrs } from '@/lib/testing/richtext'
import '@/lib/testing/property-seed'
import { anySuggestedDocument, by, del, ins, suggested } from '@/lib/testing/suggested'
import type { DocumentNode } from './document'
import { quotationsInXml } from './quotations'
import { originalReading } from './readings'
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

test('what is only suggested is not quoted yet, and what is only to go still is', () => {
  const reviewer = by('reviewer')
  const found = quotationsOf(
    doc(
      suggested(
        quote({ paragraph: '1-a.1' }, suggested(p(ins(reviewer, 'To come.')), { inserted: reviewer })),
        {
          inserted: reviewer,
        },
      ),
      suggested(quote({ paragraph: '2-a.1' }, p('To go.')), { deleted: reviewer }),
      quote({ paragraph: '3-a.1' }, p('There are ', del(reviewer, '30'), ins(reviewer, '27'), ' centres.')),
      ul(li('x', suggested(quote({ paragraph: '4-a.1' }, p(ins(reviewer, 'No.'))), { inserted: reviewer }))),
    ),
  )
  expect(found).toEqual([
    { anchor: '2-a.1', version: null, text: 'To go.' },
    { anchor: '3-a.1', version: null, text: 'There are 30 centres.' },
  ])
})

test('with suggestions in it a draft quotes what its text without them quotes', () => {
  fc.assert(
    fc.property(anySuggestedDocument(), (document) => {
      const read = originalReading(document)
      expect(quotationsOf(document).map(({ anchor }) => anchor)).toEqual(
        quotationsOf(read).map(({ anchor }) => anchor),
      )
    }),
    { numRuns: 40 },
  )
})

test('a paragraph that is no text does not count as one', () => {
  expect(quotationsOf(doc(withAttrs(quote({ paragraph: 'x' }, p('a')), { paragraph: 7 })))).toEqual([])
})
