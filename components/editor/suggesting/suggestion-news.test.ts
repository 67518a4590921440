// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { suggestionsIn } from '@/lib/richtext/suggestions/list'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { readDocument } from '@/lib/richtext/ydoc'
import { doc, p } from '@/lib/testing/richtext'
import { by, ins } from '@/lib/testing/suggested'
import { connected, openEditor, ydocOf } from '../testing/open-editor'
import { decide, verdictOn } from './decide'
import { at, type } from './testing/acting'
import { suggestAs } from './testing/suggest-as'
import { NewsOfSuggestions, NO_NEWS } from './suggestion-news'

test('others’ suggestions and decisions are news, one’s own and what was there before are not', async () => {
  const theirs = ydocOf(doc(p('one ', ins(by('lawyer', 'old'), 'before')), p('two')))
  const mine = connected(theirs)
  const [writer, editor] = [await openEditor(theirs), await openEditor(mine)]
  let isThere = false
  const news = new NewsOfSuggestions(mine.getXmlFragment(XML_FRAGMENT), 'me', () => isThere)
  const look = () => news.look(suggestionsIn(readDocument(mine)))
  look()
  isThere = true
  look()
  expect(news.news.get()).toBe(NO_NEWS)

  suggestAs(writer, 'reviewer')
  at(writer, 2)
  type(writer, 'new')
  look()
  type(writer, ' words')
  look()
  suggestAs(editor, 'me')
  at(editor, editor.state.doc.content.size - 1)
  type(editor, 'mine')
  look()
  const { arrived } = news.news.get()
  expect(arrived.map(({ user }) => user)).toEqual(['reviewer'])

  // What one decides oneself is known; the others decide on the rest.
  decide(editor, mine.getXmlFragment(XML_FRAGMENT), verdictOn(new Set(['old']), 'accept'))
  expect(news.news.get()).toMatchObject({ accepted: 0, rejected: 0 })
  news.clear()
  decide(writer, theirs.getXmlFragment(XML_FRAGMENT), verdictOn(new Set([arrived[0]!.id]), 'accept'))
  const own = suggestionsIn(readDocument(mine)).find(({ user }) => user === 'me')!
  decide(writer, theirs.getXmlFragment(XML_FRAGMENT), verdictOn(new Set([own.id]), 'reject'))
  expect(news.news.get()).toEqual({ arrived: [], accepted: 1, rejected: 1 })
  news.destroy()
  editor.destroy()
  writer.destroy()
})
