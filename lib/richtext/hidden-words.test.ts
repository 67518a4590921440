import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyDocument } from '@/lib/testing/any-document'
import { doc, note, p, ref, secret, secretNode, table, td, tr, withAttrs } from '@/lib/testing/richtext'
import { anySuggestedDocument } from '@/lib/testing/suggested'
import type { DocumentNode } from './document'
import { countHidden } from './hidden-words'
import { ofVariants, totalOf } from './limited-words'
import { publicReading } from './public-reading'
import { finalReading, originalReading } from './readings'
import { XML_FRAGMENT } from './version'
import { countDraft, countWords } from './words'
import { readDocument, updateFromDocument } from './ydoc'

function open(node: DocumentNode): Y.Doc {
  const made = new Y.Doc()
  Y.applyUpdate(made, updateFromDocument(node))
  return made
}
function counted(node: DocumentNode) {
  const fragment = open(node).getXmlFragment(XML_FRAGMENT)
  const counts = countDraft(fragment)
  return { ...counts, ...countHidden(fragment, counts) }
}

test('words, notes, captions and references that are confidential are counted apart', () => {
  expect(counted(doc(p('All may know.')))).toMatchObject({ words: 3, hiddenWords: 0, finalHiddenWords: 0 })
  const text = doc(
    p('They ', secret('were seen '), 'fled', secretNode(note('She told us')), '.'),
    secretNode(withAttrs(table(tr(td('one two'))), { caption: 'Three words here' })),
    p('See', secretNode(ref('question:q', 'paragraph 3'))),
  )
  expect(counted(text)).toMatchObject({
    words: 14,
    hiddenWords: 11,
    noteWords: 3,
    hiddenNoteWords: 3,
    finalHiddenWords: 11,
    finalHiddenNoteWords: 3,
  })
})

test('whatever is written and suggested, what is left is what the public file has', () => {
  fc.assert(
    fc.property(fc.oneof(anyDocument(), anySuggestedDocument()), (node) => {
      const ydoc = open(node)
      const fragment = ydoc.getXmlFragment(XML_FRAGMENT)
      const counts = countDraft(fragment)
      const { hiddenWords, finalHiddenWords } = countHidden(fragment, counts)
      const [original, final] = [originalReading, finalReading].map((read) =>
        countWords(publicReading(read(readDocument(ydoc)))),
      )
      // Where a passage between two words goes they may become more words than they were: then nothing is hidden.
      expect(hiddenWords).toBe(Math.max(0, counts.words - original!))
      expect(finalHiddenWords).toBe(Math.max(0, counts.finalWords - final!))
    }),
    { numRuns: 150 },
  )
}, 30_000)

test('the limit is about the submission that is sent: the public one, unless it is confidential', () => {
  const drafts = [
    { words: 10, final: 12, hidden: 3, finalHidden: 4 },
    { words: 5, final: 5 },
  ]
  expect(ofVariants(totalOf(drafts), false)).toEqual({ words: 12, final: 13, public: 12, confidential: 15 })
  expect(ofVariants(totalOf(drafts), true)).toEqual({ words: 15, final: 17, public: 12, confidential: 15 })
})
