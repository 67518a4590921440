import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { doc, p } from '@/lib/testing/richtext'
import { onlySuggests } from './only-suggests'
import { SuggestionCheck } from './suggestion-check'

const ME = 'me'
const record = (user = ME, id = 'first') => ({ id, user, at: 1 })
const insertion = (user = ME) => ({ 'insertion--AAAAAAAA': record(user) })
const deletion = (user = ME) => ({ 'deletion--AAAAAAAA': record(user) })

/** A draft as the server has it, and a client that has the same. */
function setUp() {
  const server = new Y.Doc()
  Y.applyUpdate(server, updateFromDocument(doc(p('Salt and pepper.'), p('Second.'), p('Third.'))))
  const client = new Y.Doc()
  Y.applyUpdate(client, Y.encodeStateAsUpdate(server))
  let reads = 0
  const check = new SuggestionCheck(() => {
    reads++
    return Y.encodeStateAsUpdate(server)
  }, onlySuggests)
  const block = (index: number, of = client) => of.getXmlFragment(XML_FRAGMENT).get(index) as Y.XmlElement
  const text = (index: number, of = client) => block(index, of).get(0) as Y.XmlText
  /** The update that `change` makes at the client. */
  const made = (change: () => void, at = client): Uint8Array => {
    const updates: Uint8Array[] = []
    const take = (update: Uint8Array) => void updates.push(update)
    at.on('update', take)
    at.transact(change)
    at.off('update', take)
    return Y.mergeUpdates(updates)
  }
  /** As the live draft does: tried, and taken if allowed. */
  const send = (...updates: Uint8Array[]) => {
    const taken = check.taken(updates, ME)
    for (const update of taken ?? []) Y.applyUpdate(server, update)
    return taken !== null
  }
  return { server, client, check, block, text, made, send, readsOf: () => reads }
}

describe('what is allowed', () => {
  test('suggestions in one’s own name: words to come, to go, to look different, and taking them back', () => {
    const { made, send, text, readsOf } = setUp()
    expect(send(made(() => text(0).insert(5, 'and mustard ', insertion())))).toBe(true)
    expect(send(made(() => text(1).format(0, 3, deletion())))).toBe(true)
    expect(send(made(() => text(1).format(0, 3, { 'deletion--AAAAAAAA': null })))).toBe(true)
    expect(send(made(() => text(0).delete(5, 4)))).toBe(true)
    // Typed and taken back before it was sent.
    const typed = made(() => text(2).insert(0, 'x', insertion()))
    expect(
      send(
        typed,
        made(() => text(2).delete(0, 1)),
      ),
    ).toBe(true)
    expect(readsOf()).toBe(1)
  })

  test('a block that is to come, and its withdrawal', () => {
    const { made, send, client } = setUp()
    const fragment = client.getXmlFragment(XML_FRAGMENT)
    const add = made(() => {
      const block = new Y.XmlElement('paragraph')
      block.setAttribute('inserted', record() as never)
      block.insert(0, [new Y.XmlText()])
      fragment.insert(1, [block])
      ;(block.get(0) as Y.XmlText).insert(0, 'New.', insertion())
    })
    expect(send(add)).toBe(true)
    expect(send(made(() => fragment.delete(1, 1)))).toBe(true)
  })

  test('the same after others typed, judged by the text as it is then', () => {
    const { made, send, text, check, server, client, readsOf } = setUp()
    expect(send(made(() => text(0).insert(0, 'a', insertion())))).toBe(true)
    for (let index = 0; index < 50; index++) {
      const edit = made(() => text(1, server).insert(0, String(index)), server)
      check.follow([edit])
      Y.applyUpdate(client, edit)
    }
    expect(send(made(() => text(1).insert(3, 'b', insertion())))).toBe(true)
    expect(readsOf()).toBe(1)
  })
})

describe('what is refused', () => {
  test.each<[string, (at: ReturnType<typeof setUp>) => void]>([
    ['typing', ({ text }) => text(0).insert(0, 'x')],
    ['deleting', ({ text }) => text(0).delete(0, 1)],
    ['formatting', ({ text }) => text(0).format(0, 4, { bold: {} })],
    ['an attribute', ({ block }) => block(0).setAttribute('dir', 'rtl')],
    [
      'another block',
      ({ client }) => client.getXmlFragment(XML_FRAGMENT).push([new Y.XmlElement('paragraph')]),
    ],
    ['deleting everything', ({ client }) => client.getXmlFragment(XML_FRAGMENT).delete(0, 3)],
    ['suggesting in another’s name', ({ text }) => text(0).insert(0, 'x', insertion('other'))],
    [
      'a suggestion beside a change',
      ({ text }) => (text(0).insert(0, 'x', insertion()), text(2).delete(0, 1)),
    ],
    ['a comment’s mark', ({ text }) => text(0).format(0, 4, { 'comment--AAAAAAAA': { thread: 't' } })],
    ['another root of the document', ({ client }) => client.getMap('elsewhere').set('x', 1)],
    ['words hidden in another root', ({ client }) => client.getText('elsewhere').insert(0, 'x')],
    [
      'a block written anew, word for word',
      ({ client }) => {
        const fragment = client.getXmlFragment(XML_FRAGMENT)
        fragment.delete(1, 1)
        const block = new Y.XmlElement('paragraph')
        block.insert(0, [new Y.XmlText('Second.')])
        fragment.insert(1, [block])
      },
    ],
    ['words written anew', ({ text }) => (text(1).delete(0, 6), text(1).insert(0, 'Second'))],
  ])('%s', (_, change) => {
    const at = setUp()
    const before = Y.encodeStateVector(at.server)
    expect(at.send(at.made(() => change(at)))).toBe(false)
    expect(Y.encodeStateVector(at.server)).toEqual(before)
    // And the next one is judged by the draft, not by what was refused.
    const honest = setUp()
    expect(at.check.taken([honest.made(() => honest.text(0).insert(0, 'x', insertion()))], ME)).not.toBeNull()
  })

  test('what builds on something that nobody has seen, whichever half comes', () => {
    const { made, send, text } = setUp()
    made(() => text(0).insert(0, 'unseen'))
    expect(send(made(() => text(0).insert(1, 'x', insertion())))).toBe(false)
    const deletes = made(() => text(0).delete(0, 1))
    expect(send(deletes)).toBe(false)
  })

  test('what waits with something of an editor that waits already', () => {
    const { made, send, check, text, server } = setUp()
    expect(send(made(() => text(0).insert(0, 'x', insertion())))).toBe(true)
    const editor = new Y.Doc()
    Y.applyUpdate(editor, Y.encodeStateAsUpdate(server))
    made(() => text(1, editor).insert(0, 'unseen'), editor)
    check.follow([made(() => text(1, editor).insert(1, 'waits'), editor)])
    made(() => text(0).insert(0, 'unseen'))
    expect(send(made(() => text(0).insert(1, 'x', insertion())))).toBe(false)
  })

  test('the removal of what somebody else suggests', () => {
    const { made, send, text, check, server, client } = setUp()
    expect(send(made(() => text(2).insert(0, 'x', insertion())))).toBe(true)
    const theirs = made(() => text(0, server).insert(0, 'theirs ', insertion('other')), server)
    check.follow([theirs])
    Y.applyUpdate(client, theirs)
    expect(send(made(() => text(0).delete(0, 7)))).toBe(false)
  })

  test('bytes that decode and cannot be taken in', () => {
    const { send } = setUp()
    // A struct that claims to stand in a parent that is no type.
    const odd = new Y.Doc()
    odd.getArray(XML_FRAGMENT).insert(0, [1])
    expect(send(Y.encodeStateAsUpdate(odd))).toBe(false)
  })
})
