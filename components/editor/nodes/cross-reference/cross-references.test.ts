// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { afterEach, expect, test, vi } from 'vitest'
import { createTranslator } from 'use-intl/core'
import { CATALOGUES, exportWording } from '@/lib/export/wording'
import messages from '@/lib/i18n/messages/en.json'
import { readDocument } from '@/lib/richtext/ydoc'
import { doc, note, p, ref, withAttrs } from '@/lib/testing/richtext'
import { openEditor, ydocOf } from '../../testing/open-editor'
import { type Reference, References } from './references'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

const target = (id: string, text: string): Reference => ({
  target: id,
  text,
  section: '',
  href: `/${id}`,
  isOffered: true,
})

async function edit(
  node = doc(p('see ', ref('question:q1', 'paragraph 3 (a)'), ' for more')),
  canEdit = true,
) {
  const list = new References()
  const went = vi.fn<(href: string) => void>()
  const choose = vi.fn<() => boolean>(() => true)
  const ydoc = ydocOf(node)
  const editor = await openEditor(ydoc, {
    canEdit: () => canEdit,
    references: { list, open: went, choose },
    say: (key) => key,
  })
  open.push(editor)
  const shown = () => editor.view.dom.querySelector('.cross-reference')
  return { editor, ydoc, list, went, choose, shown }
}

test('it says what its target is called now, and nothing of the text changes', async () => {
  const { ydoc, list, shown } = await edit()
  const before = readDocument(ydoc)
  expect(shown()!.textContent).toBe('paragraph 3 (a)')
  list.set([target('question:q1', 'paragraph 4 (a)')])
  expect(shown()!.textContent).toBe('paragraph 4 (a)')
  expect(shown()!.getAttribute('href')).toBe('/question:q1')
  list.set([target('question:q2', 'paragraph 5')])
  expect(shown()!.textContent).toBe('paragraph 3 (a) (crossReference.gone)')
  expect(shown()!.hasAttribute('href')).toBe(false)
  list.set([target('question:q1', 'paragraph 6')])
  expect(shown()!.textContent).toBe('paragraph 6')
  expect(readDocument(ydoc)).toEqual(before)
})

test('what refers to a table is not said to be gone before the tables are known, and asks for them', async () => {
  const { list, shown } = await edit(doc(p('see ', ref('table:anchor-one', 'table 1'))))
  let asked = 0
  list.whenMissed(() => asked++)
  list.set([target('question:q1', 'paragraph 3 (a)')])
  expect(shown()!.textContent).toBe('table 1')
  expect(asked).toBeGreaterThan(0)
  list.set([target('table:anchor-one', 'annex 1, table A.1')], true)
  expect(shown()!.textContent).toBe('annex 1, table A.1')
  list.set([target('question:q1', 'paragraph 3 (a)')], true)
  expect(shown()!.textContent).toBe('table 1 (crossReference.gone)')
})

test('it is put behind the selection, also in a note, and in place of one that is selected', async () => {
  const { editor, ydoc } = await edit(doc(p('see', note('x'))))
  editor.commands.setTextSelection({ from: 1, to: 4 })
  editor.commands.insertCrossReference({ target: 'chapter:introduction', label: 'Introduction' })
  editor.commands.insertContent('.')
  editor.commands.setTextSelection(8)
  editor.commands.insertCrossReference({ target: 'question:q1', label: 'paragraph 3' })
  expect(readDocument(ydoc)).toEqual(
    doc(
      p(
        'see',
        ref('chapter:introduction', 'Introduction'),
        '.',
        note('x', ref('question:q1', 'paragraph 3')),
      ),
    ),
  )
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 4)))
  editor.commands.insertCrossReference({ target: 'question:q2', label: 'paragraph 9' })
  expect(readDocument(ydoc).content![0]!.content![1]).toEqual(ref('question:q2', 'paragraph 9'))
  expect(editor.commands.insertCrossReference({ target: 'https://example.org/', label: 'x' })).toBe(false)
})

test('Enter on one chooses another; who only reads goes there with a click', async () => {
  const { editor, choose, went, list, shown } = await edit()
  list.set([target('question:q1', 'paragraph 3 (a)')])
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 5)))
  const enter = new KeyboardEvent('keydown', { key: 'Enter' })
  expect(editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, enter))).toBe(true)
  expect(choose).toHaveBeenCalledTimes(1)
  const click = () => shown()!.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  click()
  expect(went).not.toHaveBeenCalled()
  editor.setEditable(false)
  click()
  expect(went).toHaveBeenCalledWith('/question:q1')
})

test('the editor and the exported report call questions and chapters the same, whatever its language', () => {
  const editor = createTranslator({ locale: 'en', messages, namespace: 'editor.nodes.crossReference' })
  for (const language of Object.keys(CATALOGUES)) {
    const exported = exportWording(language)
    expect(editor('question', { label: '3 (a)', language })).toBe(exported.t('reference', { label: '3 (a)' }))
    // The heading of the question says the same, but for its first letter and where it stands in Kazakh.
    const heading = exported.t('question', { label: '3 (a)' })
    if (language !== 'kk')
      expect(exported.t('reference', { label: '3 (a)' }).toLowerCase()).toBe(heading.toLowerCase())
    for (const chapter of ['executive_summary', 'introduction', 'general_recommendations'] as const)
      expect(editor(`chapters.${chapter}`, { language })).toBe(exported.chapter(chapter))
  }
})

test('one put in place of another is what was commented on', async () => {
  const about = withAttrs(ref('question:q1', 'paragraph 3 (a)'), { threads: 't-1' })
  const { editor } = await edit(doc(p('see ', about)))
  editor.commands.setNodeSelection(5)
  editor.commands.insertCrossReference({ target: 'chapter:introduction', label: 'Introduction' })
  expect(editor.state.doc.nodeAt(5)?.attrs).toMatchObject({
    target: 'chapter:introduction',
    threads: 't-1',
  })
  editor.commands.insertCrossReference({ target: 'question:q1', label: 'paragraph 3 (a)' })
  expect(editor.state.doc.nodeAt(6)?.attrs.threads).toBeNull()
})
