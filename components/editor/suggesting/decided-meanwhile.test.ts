// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { onlySuggests } from '@/lib/collab/only-suggests'
import { SuggestionCheck } from '@/lib/collab/suggestion-check'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { readDocument } from '@/lib/richtext/ydoc'
import { bold, doc, note, p } from '@/lib/testing/richtext'
import { openEditor, ydocOf } from '../testing/open-editor'
import { decide } from './decide'
import { suggestAs } from './testing/suggest-as'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

/** An author and a reviewer with a draft that the server has; what each does is delivered when it is said. */
async function draft(node: DocumentNode) {
  const server = ydocOf(node)
  const check = new SuggestionCheck(() => Y.encodeStateAsUpdate(server), onlySuggests)
  const join = async () => {
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(server))
    const editor = await openEditor(ydoc)
    open.push(editor)
    return { ydoc, editor, fragment: ydoc.getXmlFragment(XML_FRAGMENT) }
  }
  const [author, reviewer] = [await join(), await join()]
  suggestAs(reviewer.editor, 'reviewer')
  const everybody = [author.ydoc, reviewer.ydoc]
  const take = (updates: readonly Uint8Array[]) => {
    for (const each of [server, ...everybody])
      for (const update of updates) Y.applyUpdate(each, update, 'server')
  }
  const newOf = ({ ydoc }: typeof author) => Y.encodeStateAsUpdate(ydoc, Y.encodeStateVector(server))
  return {
    author,
    reviewer,
    authorSends: () => {
      const update = newOf(author)
      check.follow([update])
      take([update])
    },
    /** Whether the server takes it. */
    reviewerSends: () => {
      const taken = check.taken([newOf(reviewer)], 'reviewer')
      if (taken) take(taken)
      return taken !== null
    },
    /** What everybody has, who all have the same. */
    text: () => {
      const now = readDocument(server)
      for (const each of everybody) expect(readDocument(each)).toEqual(now)
      return now
    },
  }
}

const words = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(words).join('')
const insert = (editor: Editor, text: string, from: number, to = from) =>
  editor.view.dispatch(editor.state.tr.insertText(text, from, to))

describe('who goes on with a suggestion that somebody else has decided meanwhile', () => {
  test.each([
    ['accept', 'onebcdtwo', 'oneXbcYdZtwo'],
    ['reject', 'onetwo', 'oneXYZtwo'],
  ] as const)('is not refused and loses no letter (%s)', async (verdict, original, final) => {
    const { author, reviewer, authorSends, reviewerSends, text } = await draft(doc(p('onetwo')))
    insert(reviewer.editor, 'bcd', 4)
    expect(reviewerSends()).toBe(true)
    decide(author.editor, author.fragment, () => verdict)
    // Unseen, at its end, in its midst and before it.
    insert(reviewer.editor, 'Z', 7)
    insert(reviewer.editor, 'Y', 6)
    insert(reviewer.editor, 'X', 4)
    authorSends()
    expect(reviewerSends()).toBe(true)
    expect(words(originalReading(text()))).toBe(original)
    expect(words(finalReading(text()))).toBe(final)
    // And they go on, and the author decides that too.
    insert(reviewer.editor, '!', 1)
    expect(reviewerSends()).toBe(true)
    decide(author.editor, author.fragment, () => 'accept')
    authorSends()
    expect(words(text())).toBe(`!${final}`)
  })

  test('and takes back what was accepted proposes that it goes', async () => {
    const { author, reviewer, authorSends, reviewerSends, text } = await draft(doc(p(bold('one'), 'two')))
    insert(reviewer.editor, 'bcd', 4)
    expect(reviewerSends()).toBe(true)
    decide(author.editor, author.fragment, () => 'accept')
    reviewer.editor.view.dispatch(reviewer.editor.state.tr.delete(5, 6))
    insert(reviewer.editor, '!', 6)
    authorSends()
    expect(reviewerSends()).toBe(true)
    expect(words(originalReading(text()))).toBe('onebcdtwo')
    expect(words(finalReading(text()))).toBe('onebd!two')
  })
})

test('a note that is proposed and withdrawn before anybody saw it is nothing', async () => {
  const { reviewer, reviewerSends, text } = await draft(doc(p('one two')))
  const { state, view, schema } = reviewer.editor
  view.dispatch(state.tr.insert(4, schema.nodes.footnote!.create(null, schema.text('n'))))
  expect(readDocument(reviewer.ydoc)).not.toEqual(doc(p('one', note('n'), ' two')))
  view.dispatch(reviewer.editor.state.tr.delete(4, 7))
  expect(reviewerSends()).toBe(true)
  expect(text()).toEqual(doc(p('one two')))
})
