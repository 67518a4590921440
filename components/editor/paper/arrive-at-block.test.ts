// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { doc, li, p, table, td, tr, ul } from '@/lib/testing/richtext'
import { openEditor, ydocOf } from '../testing/open-editor'
import { showBlock } from './arrive-at-block'

test('the cursor stands in the block that was named, whatever block it is', async () => {
  const editor = await openEditor(
    ydocOf(doc(p('one'), ul(li('two'), li('three')), table(tr(td('four'))), p('five'))),
  )
  // jsdom does not scroll.
  HTMLElement.prototype.scrollIntoView = () => {}
  const wordAt = () => editor.state.selection.$from.parent.textContent
  for (const [block, word] of ['one', 'two', 'four', 'five'].entries()) {
    expect(showBlock(editor, block)).toBe(true)
    expect([wordAt(), editor.state.selection.$from.index(0)]).toEqual([word, block])
  }
  expect(showBlock(editor, 4)).toBe(false)
  expect(wordAt()).toBe('five')
  editor.destroy()
})
