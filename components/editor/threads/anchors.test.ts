// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { storedCommentName, threadsInXml, unmarkThread } from '@/lib/richtext/comment-marks'
import type { DocumentNode } from '@/lib/richtext/document'
import { markPassage, NoPassage } from '@/lib/richtext/passages'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { bold, doc, h, hr, li, ol, p, quote, table, td, th, tr, ul } from '@/lib/testing/richtext'
import { connected, openEditor, Wire, ydocOf } from '../testing/open-editor'
import { findRanges, selectedRanges } from './selected-ranges'
import * as testing from './testing'

const THREAD = '0199a000-0000-7000-8000-000000000001'
const OTHER = '0199a000-0000-7000-8000-000000000002'

const { select } = testing
const comment = (server: Y.Doc, editor: Editor, thread = THREAD) => testing.comment(server, editor, thread)
const covered = (editor: Editor, thread = THREAD) => testing.covered(editor, thread)

const editors: Editor[] = []
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy()
})

/** A draft as the server has it, with two people's editors on it; what one does reaches all at once. */
async function draft(node: DocumentNode, draftId?: string) {
  const server = ydocOf(node)
  const wire = new Wire()
  const me = await edit(connected(server, wire), draftId)
  const them = await edit(connected(server, wire))
  return { server, me, them }
}

async function edit(ydoc: Y.Doc, draftId?: string): Promise<Editor> {
  const editor = await openEditor(ydoc, { draftId })
  editors.push(editor)
  return editor
}

describe('the mark that the server sets', () => {
  test('is what an editor would have written, byte for byte', async () => {
    const { server, me } = await draft(doc(p('one two three')))
    select(me, 'two')
    comment(server, me)
    const byServer = (server.getXmlFragment(XML_FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText
    const other = await draft(doc(p('one two three')))
    select(other.me, 'two')
    other.me.commands.setMark('comment', { thread: THREAD })
    const byEditor = (other.server.getXmlFragment(XML_FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText
    expect(byServer.toDelta()).toEqual(byEditor.toDelta())
    expect(byServer.toDelta()).toEqual([
      { insert: 'one ' },
      { insert: 'two', attributes: { [storedCommentName(THREAD)]: { thread: THREAD } } },
      { insert: ' three' },
    ])
    // And so an editor that opens it has nothing to put right.
    const before = Y.encodeStateVector(server)
    const late = new Y.Doc()
    Y.applyUpdate(late, Y.encodeStateAsUpdate(server))
    const editor = await edit(late)
    expect(covered(editor)).toBe('two')
    expect(Y.encodeStateVector(late)).toEqual(before)
  })

  test('overlaps that of another thread', async () => {
    const { server, me, them } = await draft(doc(p('one two three four')))
    select(me, 'two three')
    comment(server, me)
    select(me, 'three four')
    comment(server, me, OTHER)
    expect([covered(them), covered(them, OTHER)]).toEqual(['two three', 'three four'])
    expect(threadsInXml(server.getXmlFragment(XML_FRAGMENT))).toEqual([THREAD, OTHER])
    me.commands.insertContentAt(1, 'zero ')
    expect([covered(them), covered(them, OTHER)]).toEqual(['two three', 'three four'])
    server.transact(() => unmarkThread(server.getXmlFragment(XML_FRAGMENT), THREAD))
    expect([covered(them), covered(them, OTHER)]).toEqual(['', 'three four'])
  })

  const everything = doc(
    h(1, 'Heading'),
    p('plain ', bold('bold'), ' end'),
    ul(li('item', ul(li('nested')))),
    ol(li('number')),
    quote({ paragraph: '3-a.1', label: '3 (a)' }, p('said')),
    table(tr(th('Year'), th('Cases')), tr(td('2024'), td('12'))),
    hr(),
    p('last'),
  )

  test('spans blocks, lists, quotations and tables, and says what stood there', async () => {
    const { server, me, them } = await draft(everything)
    const { doc: text } = me.state
    me.view.dispatch(me.state.tr.setSelection(TextSelection.create(text, 3, text.content.size - 3)))
    expect(comment(server, me)).toEqual({
      quote: 'ading\nplain bold end\nitem\nnested\nnumber\nsaid\nYear\nCases\n2024\n12\nla',
      before: 'He',
      after: 'st',
    })
    expect(covered(them)).toBe('adingplain bold enditemnestednumbersaidYearCases202412la')
  })

  test('nothing is no passage, nor is what this draft never held', async () => {
    const { server, me } = await draft(doc(p('one'), hr(), p()))
    me.commands.setTextSelection(2)
    expect(selectedRanges(me.state)).toEqual([])
    me.commands.setNodeSelection(6)
    expect(selectedRanges(me.state)).toEqual([])
    select(me, 'one')
    const [range] = selectedRanges(me.state)
    const bytes = { start: Buffer.from(range!.start, 'base64'), end: Buffer.from(range!.end, 'base64') }
    const reasonOf = (ydoc: Y.Doc, ranges: { start: Uint8Array; end: Uint8Array }[]) => {
      const before = Y.encodeStateVector(ydoc)
      try {
        markPassage(ydoc.getXmlFragment(XML_FRAGMENT), ranges, THREAD)
        return null
      } catch (error) {
        expect(Y.encodeStateVector(ydoc)).toEqual(before)
        return (error as NoPassage).reason
      }
    }
    expect(reasonOf(new Y.Doc(), [bytes])).toBe('unknown')
    expect(reasonOf(server, [{ start: bytes.end, end: bytes.start }])).toBe('invalid')
    expect(reasonOf(server, [{ start: new Uint8Array([9, 9, 9]), end: bytes.end }])).toBe('invalid')
    expect(reasonOf(server, [])).toBe('empty')
    me.commands.setContent(doc(p('xyz')))
    expect(reasonOf(server, [bytes])).toBe('empty')
  })

  test('a passage is found again by its ranges', async () => {
    const { me } = await draft(everything)
    select(me, 'bold en')
    const { from, to } = me.state.selection
    expect(findRanges(me.state, selectedRanges(me.state))).toEqual([{ from, to }])
  })
})

describe('a mark stays on its words', () => {
  const start = async (node: DocumentNode, words: string) => {
    const there = await draft(node)
    select(there.me, words)
    comment(there.server, there.me)
    return there
  }

  test('when the paragraph is split and joined again', async () => {
    const { me, them } = await start(doc(p('one two three four')), 'two three')
    me.commands.setTextSelection(select(me, 'three').from)
    me.commands.splitBlock()
    expect(covered(them)).toBe('two three')
    me.commands.joinBackward()
    expect(covered(them)).toBe('two three')
    expect(them.getText()).toBe('one two three four')
  })

  test('when it becomes a heading, a list, a quotation, and a paragraph again', async () => {
    const { me, them } = await start(doc(p('before'), p('one two three'), p('after')), 'two')
    select(me, 'two')
    for (const run of [
      () => me.commands.setNode('heading', { level: 2 }),
      () => me.commands.setNode('paragraph'),
      () => me.commands.toggleList('bulletList', 'listItem'),
      () => me.commands.toggleList('orderedList', 'listItem'),
      () => me.commands.liftListItem('listItem'),
      () => me.commands.wrapIn('blockquote'),
      () => me.commands.lift('blockquote'),
    ]) {
      run()
      expect(covered(them)).toBe('two')
    }
  })

  test('when it is deleted and that is undone, once, twice, and redone', async () => {
    const { me, them, server } = await start(doc(p('one two three'), p('four')), 'two')
    select(me, 'two')
    me.commands.deleteSelection()
    expect(covered(them)).toBe('')
    me.commands.undo()
    expect(covered(them)).toBe('two')
    me.commands.redo()
    expect(covered(them)).toBe('')
    me.commands.undo()
    expect([covered(me), covered(them)]).toEqual(['two', 'two'])
    me.commands.selectAll()
    me.commands.deleteSelection()
    expect(threadsInXml(server.getXmlFragment(XML_FRAGMENT))).toEqual([])
    me.commands.undo()
    expect([covered(me), covered(them)]).toEqual(['two', 'two'])
    expect(threadsInXml(server.getXmlFragment(XML_FRAGMENT))).toEqual([THREAD])
  })

  test('when half of it is deleted, somebody else splits there, and the deletion is undone', async () => {
    const { me, them } = await start(doc(p('one two three')), 'two three')
    select(me, 'two')
    me.commands.deleteSelection()
    them.commands.setTextSelection(select(them, 'three').from)
    them.commands.splitBlock()
    me.commands.undo()
    expect(them.getText()).toBe('one two \n\nthree')
    expect([covered(me), covered(them)]).toEqual(['two three', 'two three'])
    me.commands.redo()
    me.commands.undo()
    expect(covered(them)).toBe('two three')
  })

  test('and does not grow by what is typed at its edges, but by what is typed within', async () => {
    const { me, them } = await start(doc(p('one two three')), 'two')
    me.commands.insertContentAt(select(me, 'two').to, 'X')
    me.commands.insertContentAt(select(me, 'two').from, 'Y')
    expect(covered(them)).toBe('two')
    const { from } = select(me, 'wo')
    me.view.dispatch(me.state.tr.insertText('Z', from))
    expect(covered(them)).toBe('tZwo')
  })
})
