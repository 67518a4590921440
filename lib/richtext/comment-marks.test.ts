import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { doc, li, marked, p, ul } from '@/lib/testing/richtext'
import { keepThreads, storedCommentName, threadOfStored, threadsIn, threadsInXml } from './comment-marks'
import { XML_FRAGMENT } from './version'

const about = (text: string, ...threads: string[]) =>
  marked(text, 'bold', ...threads.map((thread) => ({ type: 'comment', attrs: { thread } })))
const text = doc(p('a', about('b', 'one')), ul(li(about('c', 'two', 'one'))))

test('threads are found in the order of the text', () => {
  expect(threadsIn(text)).toEqual(['one', 'two'])
  expect(threadsIn(doc(p('plain')))).toEqual([])
})

test('marks of threads that are not kept go, all else stays', () => {
  expect(keepThreads(text, (thread) => thread === 'two')).toEqual(
    doc(p('a', marked('b', 'bold')), ul(li(about('c', 'two')))),
  )
  expect(threadsIn(keepThreads(text))).toEqual([])
  expect(keepThreads(doc(p(marked('x', { type: 'comment', attrs: { thread: 'one' } }))))).toEqual(doc(p('x')))
})

test('a stored mark is known by its name and its value', () => {
  const name = storedCommentName('one')
  expect(name).toMatch(/^comment--[a-zA-Z0-9+/=]{8}$/)
  expect(storedCommentName('two')).not.toBe(name)
  expect(threadOfStored(name, { thread: 'one' })).toBe('one')
  for (const [key, value] of [
    [name, null],
    [name, { thread: 7 }],
    [name, { thread: '' }],
    ['commentary--aaaaaaaa', { thread: 'one' }],
    ['link', { thread: 'one' }],
  ] as const)
    expect(threadOfStored(key, value)).toBeNull()
})

test('deleted words have no thread, and a mark ends where it ends', () => {
  const ydoc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  const words = new Y.XmlText('one two')
  paragraph.insert(0, [words])
  const fragment = ydoc.getXmlFragment(XML_FRAGMENT)
  fragment.insert(0, [paragraph])
  words.format(0, 3, { [storedCommentName('t')]: { thread: 't' } })
  expect(threadsInXml(fragment)).toEqual(['t'])
  words.delete(0, 3)
  expect(words.toJSON()).toContain('two')
  expect(threadsInXml(fragment)).toEqual([])
})
