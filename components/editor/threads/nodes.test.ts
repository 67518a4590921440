// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { CellSelection } from '@tiptap/pm/tables'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { threadsIn, threadsInXml, unmarkThread } from '@/lib/richtext/comment-marks'
import { quoteOfNode } from '@/lib/richtext/commented-nodes'
import type { DocumentNode } from '@/lib/richtext/document'
import { markSuggestion } from '@/lib/richtext/passages'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { patchDraft } from '@/lib/versions/patch'
import { overstepOf } from '@/lib/richtext/suggestions/check'
import { doc, figure, hr, p, ref, table, td, tr, withAttrs } from '@/lib/testing/richtext'
import { connected, openEditor, Wire, ydocOf } from '../testing/open-editor'
import { findRanges, selectedRanges } from './selected-ranges'
import { comment, covered, cut, paste, select } from './testing'
import { offerThreadPlaces } from './thread-places'

const THREAD = '0199a000-0000-7000-8000-000000000001'
const OTHER = '0199a000-0000-7000-8000-000000000002'

const editors: Editor[] = []
let stop: () => void
beforeEach(() => void (stop = offerThreadPlaces(() => ['here'])))
afterEach(() => {
  stop()
  for (const editor of editors.splice(0)) editor.destroy()
})

const TEXT = doc(
  p('one ', ref('question:q-1', '3 (a)'), ' two'),
  hr(),
  figure({ image: 'i-1', alt: 'A map' }),
  figure({ image: 'i-2' }, 'Caption'),
  table(tr(td('full'), td())),
  p('end'),
)

/** A draft as the server has it, with two people's editors on it. */
async function draft(node: DocumentNode = TEXT) {
  const server = ydocOf(node)
  const wire = new Wire()
  const me = await openEditor(connected(server, wire), { draftId: 'here' })
  const them = await openEditor(connected(server, wire), { draftId: 'here' })
  editors.push(me, them)
  return { server, wire, me, them }
}

/** Selects the nth node of a type as such. */
function pick(editor: Editor, type: string, nth = 0): number {
  const found: number[] = []
  editor.state.doc.descendants((node, pos) => void (node.type.name === type && found.push(pos)))
  const at = found[nth]
  if (at === undefined) throw new Error(`no ${type}`)
  if (type === 'tableCell')
    editor.view.dispatch(editor.state.tr.setSelection(CellSelection.create(editor.state.doc, at)))
  else editor.commands.setNodeSelection(at)
  return at
}

/** The types of the nodes that a thread is about, as an editor has them. */
function about(editor: Editor, thread = THREAD): string[] {
  const types: string[] = []
  editor.state.doc.descendants((node) => {
    if (
      String(node.attrs.threads ?? '')
        .split(' ')
        .includes(thread)
    )
      types.push(node.type.name)
  })
  return types
}
const standing = (server: Y.Doc) => threadsInXml(server.getXmlFragment(XML_FRAGMENT))

describe('what has no characters can be commented on', () => {
  test.each([
    ['horizontalRule', 0, quoteOfNode('horizontalRule')],
    ['crossReference', 0, '3 (a)'],
    ['figure', 0, 'A map'],
    ['figure', 1, 'Caption'],
    ['tableCell', 1, quoteOfNode('tableCell')],
  ])('%s %i', async (type, nth, quote) => {
    const { server, me, them } = await draft()
    const at = pick(me, type, nth)
    const size = me.state.doc.nodeAt(at)!.nodeSize
    expect(findRanges(me.state, selectedRanges(me.state))).toEqual([{ from: at, to: at + size }])
    expect(comment(server, me, THREAD).quote).toBe(quote)
    expect([about(me), about(them), standing(server)]).toEqual([[type], [type], [THREAD]])
    expect(covered(me, THREAD)).toBe('')
    expect(them.view.dom.querySelectorAll(`[data-threads~="${THREAD}"]`)).toHaveLength(1)
    me.state.doc.check()
    // A second one, and only that one goes.
    pick(them, type, nth)
    comment(server, them, OTHER)
    expect(standing(server)).toEqual([THREAD, OTHER])
    server.transact(() => unmarkThread(server.getXmlFragment(XML_FRAGMENT), THREAD))
    expect([about(me), about(me, OTHER)]).toEqual([[], [type]])
  })

  test('words that are selected with it are what is meant', async () => {
    const { server, me } = await draft()
    me.commands.selectAll()
    const { quote } = comment(server, me, THREAD)
    expect(quote).toContain('one')
    expect(about(me)).toEqual([])
    expect(covered(me, THREAD)).toBe('one  twoCaptionfullend')
  })

  test('it says what stands around it', async () => {
    const { server, me } = await draft()
    pick(me, 'horizontalRule')
    expect(comment(server, me, THREAD)).toMatchObject({ before: 'one  two', after: 'Caption\nfull\nend' })
  })
})

describe('it stays where its node is', () => {
  const begun = async (type = 'horizontalRule') => {
    const there = await draft()
    pick(there.me, type)
    comment(there.server, there.me, THREAD)
    return there
  }

  test.each(['horizontalRule', 'crossReference', 'figure'])('cut and pasted: %s', async (type) => {
    const { server, me, them } = await begun(type)
    pick(me, type)
    const html = cut(me)
    expect(standing(server)).toEqual([])
    me.commands.setTextSelection(select(me, 'end').to)
    paste(me, html)
    expect([about(me), about(them)]).toEqual([[type], [type]])
  })

  test.each(['horizontalRule', 'crossReference', 'figure'])('a copy has none: %s', async (type) => {
    const { me } = await begun(type)
    pick(me, type)
    const html = me.view.serializeForClipboard(me.state.selection.content()).dom.innerHTML
    me.commands.setTextSelection(select(me, 'end').to)
    paste(me, html)
    expect(about(me)).toEqual([type])
    expect(me.view.dom.querySelectorAll('[data-threads]')).toHaveLength(1)
  })

  test.each(['horizontalRule', 'crossReference', 'figure'])('undone, redone, undone: %s', async (type) => {
    const { server, me, them } = await begun(type)
    pick(me, type)
    me.commands.deleteSelection()
    expect(standing(server)).toEqual([])
    me.commands.undo()
    expect([about(me), about(them)]).toEqual([[type], [type]])
    me.commands.redo()
    expect(standing(server)).toEqual([])
    me.commands.undo()
    expect([about(me), about(them), standing(server)]).toEqual([[type], [type], [THREAD]])
  })

  test('while others split, join and write around it, also apart', async () => {
    const { server, wire, me, them } = await begun('crossReference')
    wire.cut()
    me.commands.setTextSelection(select(me, 'one').to)
    me.commands.splitBlock()
    them.commands.insertContentAt(select(them, 'two').to, 'X')
    wire.mend()
    expect([about(me), about(them), standing(server)]).toEqual([
      ['crossReference'],
      ['crossReference'],
      [THREAD],
    ])
  })

  test('a picture that is described, made smaller and moved by others keeps it', async () => {
    const { wire, server, me, them } = await begun('figure')
    const at = pick(them, 'figure')
    wire.cut()
    them.view.dispatch(them.state.tr.setNodeAttribute(at, 'width', 40))
    pick(me, 'figure')
    comment(server, me, OTHER)
    wire.mend()
    const [first] = (me.getJSON().content ?? []).filter(({ type }) => type === 'figure')
    expect(first?.attrs).toMatchObject({ width: 40, threads: `${THREAD} ${OTHER}` })
  })

  test('an older version brings it back to its node, and takes it from none', async () => {
    const { server, me } = await begun('figure')
    const before = new Y.Doc()
    Y.applyUpdate(before, Y.encodeStateAsUpdate(server))
    pick(me, 'horizontalRule')
    comment(server, me, OTHER)
    pick(me, 'figure')
    me.commands.deleteSelection()
    expect(standing(server)).toEqual([OTHER])
    server.transact(() => patchDraft(server, before, { hasThread: () => true }))
    expect(standing(server).toSorted()).toEqual([THREAD, OTHER])
    expect([about(me), about(me, OTHER)]).toEqual([['figure'], ['horizontalRule']])
  })
})

test('what is exported has nothing of it', async () => {
  const { server, me } = await draft()
  pick(me, 'horizontalRule')
  comment(server, me, THREAD)
  const text = me.getJSON() as DocumentNode
  expect(threadsIn(text)).toEqual([THREAD])
  for (const reading of [originalReading, finalReading])
    expect(JSON.stringify(reading(text, { withoutComments: true }))).not.toContain(THREAD)
})

test('whoever may only suggest neither puts a thread on a node nor takes one away', () => {
  const plain = doc(p('one'), hr())
  const about = doc(p('one'), withAttrs(hr(), { threads: THREAD }))
  expect(overstepOf(plain, about, 'me')).toBe('text')
  expect(overstepOf(about, plain, 'me')).toBe('text')
  const withdrawn = { id: 's', user: 'me', at: 1 }
  const suggested = doc(p('one'), withAttrs(hr(), { threads: THREAD, deleted: withdrawn }))
  expect(overstepOf(about, suggested, 'me')).toBeNull()
})

test('a suggested picture or rule can be commented on as a suggestion', () => {
  const inserted = { id: 's', user: 'me', at: 1 }
  const server = ydocOf(doc(p('one'), withAttrs(hr(), { inserted }), p('two')))
  const fragment = server.getXmlFragment(XML_FRAGMENT)
  expect(markSuggestion(fragment, 's', THREAD)).toEqual({
    quote: quoteOfNode('horizontalRule'),
    before: 'one',
    after: 'two',
  })
  expect(standing(server)).toEqual([THREAD])
})
