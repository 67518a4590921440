// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { originalReading } from '@/lib/richtext/readings'
import { overstepOf } from '@/lib/richtext/suggestions/check'
import { suggestionsIn } from '@/lib/richtext/suggestions/list'
import { readDocument } from '@/lib/richtext/ydoc'
import { anyDocument } from '@/lib/testing/any-document'
import '@/lib/testing/property-seed'
import { openEditor, ydocOf } from '../testing/open-editor'
import { act, anyActs, plain } from './random-acts'
import { editAgain, suggestAs } from './testing/suggest-as'

const open: Editor[] = []
afterEach(closeAll)
function closeAll() {
  for (const editor of open.splice(0)) editor.destroy()
  document.body.replaceChildren()
}

const RUNS = process.env.RUNS ? Number(process.env.RUNS) : 40

test('what one person does as suggestions leaves the text as it is, whatever it is', async () => {
  let inLists = 0
  await fc.assert(
    fc.asyncProperty(anyDocument(), anyActs(5), async (node, acts) => {
      const ydoc = ydocOf(node)
      const editor = await openEditor(ydoc)
      open.push(editor)
      // What an editor puts right when it opens a draft is no suggestion.
      editAgain(editor)
      suggestAs(editor, 'reviewer')
      for (const each of acts) {
        const before = readDocument(ydoc)
        act(editor, each)
        const after = readDocument(ydoc)
        expect(plain(originalReading(after)), JSON.stringify(each)).toEqual(plain(originalReading(before)))
        expect(overstepOf(before, after, 'reviewer'), JSON.stringify(each)).toBeNull()
        expect(plain(editor.getJSON() as DocumentNode)).toEqual(plain(after))
        editor.state.doc.check()
        if (suggestionsIn(after).some(({ kind }) => kind === 'list')) inLists++
      }
      closeAll()
    }),
    { numRuns: RUNS },
  )
  expect(inLists).toBeGreaterThan(0)
}, 120_000)
