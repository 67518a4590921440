// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { readDocument } from '@/lib/richtext/ydoc'
import { bold, doc, h, lang, li, p, rtl, table, td, tr, ul } from '@/lib/testing/richtext'
import { openEditor, ydocOf } from '../../testing/open-editor'
import { directionAt, languageAt } from './languages'
import { offeredLanguages } from './offered-languages'

let editor: Editor
afterEach(() => editor.destroy())

async function edit(node: DocumentNode) {
  const ydoc = ydocOf(node)
  editor = await openEditor(ydoc)
  return () => readDocument(ydoc)
}

test('a passage is marked, changed as a whole from within, and back in the language of the report', async () => {
  const text = await edit(doc(p('le mot juste')))
  editor.commands.setTextSelection({ from: 4, to: 13 })
  expect(editor.commands.setLanguage('FR')).toBe(true)
  expect(text()).toEqual(doc(p('le ', lang('mot juste', 'fr'))))
  const span = editor.view.dom.querySelector('span[lang]')!
  expect([span.getAttribute('lang'), span.getAttribute('dir')]).toEqual(['fr', 'ltr'])
  editor.commands.setTextSelection(6)
  expect(languageAt(editor.state)).toBe('fr')
  editor.commands.setLanguage('ar')
  expect(text()).toEqual(doc(p('le ', lang('mot juste', 'ar'))))
  expect(editor.state.selection.from).toBe(6)
  expect(editor.view.dom.querySelector('span[lang]')!.getAttribute('dir')).toBe('rtl')
  editor.commands.setLanguage(null)
  expect(text()).toEqual(doc(p('le mot juste')))
  expect(editor.commands.setLanguage('no language')).toBe(false)
})

test('what is typed after choosing one is in it', async () => {
  const text = await edit(doc(p('see ')))
  editor.commands.setTextSelection(5)
  editor.commands.setLanguage('kk')
  editor.view.dispatch(editor.state.tr.insertText('заң'))
  expect(text()).toEqual(doc(p('see ', lang('заң', 'kk'))))
})

test('blocks of the selection run the other way, with the marker of their item, and back', async () => {
  const text = await edit(doc(p('a'), h(2, 'b'), ul(li('c')), p('d')))
  editor.commands.setTextSelection({ from: 1, to: 10 })
  editor.commands.setDirection('rtl')
  expect(text()).toEqual(
    doc(rtl(p('a')), rtl(h(2, 'b')), ul(rtl({ type: 'listItem', content: [rtl(p('c'))] })), p('d')),
  )
  expect(directionAt(editor.state)).toBe('rtl')
  expect(editor.view.dom.querySelector('li')!.getAttribute('dir')).toBe('rtl')
  editor.commands.setDirection(null)
  expect(text()).toEqual(doc(p('a'), h(2, 'b'), ul(li('c')), p('d')))
})

test('the cells that are selected run the other way', async () => {
  const text = await edit(doc(table(tr(td('a'), td(p(bold('b')))))))
  editor.commands.setTextSelection(4)
  editor.commands.setDirection('ltr')
  expect(JSON.stringify(text())).toContain('"dir":"ltr"')
})

test('every language by its tag, the usual ones by name', async () => {
  await edit(doc(p()))
  const offer = (query: string, current: string | null = null) =>
    offeredLanguages(query, { locale: 'en', current, remove: 'none' }).map(({ lang: tag }) => tag)
  expect(offer('')).toEqual(['en', 'fr', 'es', 'ru', 'ar', 'zh', 'kk'])
  expect(offer('', 'fr')[0]).toBeNull()
  expect(offer('rus')).toEqual(['ru'])
  expect(offer('қазақ')).toEqual(['kk'])
  expect(offer('uz')).toEqual(['uz'])
  expect(offer('KY-latn')).toEqual(['ky-Latn'])
  expect(offer('qqqqq')).toEqual([])
})
