// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { readDocument } from '@/lib/richtext/ydoc'
import { anyDocument } from '@/lib/testing/any-document'
import { commented, doc, figure, h, li, p, table, td, tr, ul } from '@/lib/testing/richtext'
import { connected, openEditor, ydocOf } from '../testing/open-editor'
import { blockAround, blocksAt, dispatchMove, duplicate, moveBlocks, moveOne, remove } from './move-block'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

async function edit(node: DocumentNode, from?: string, to = from) {
  const ydoc = ydocOf(node)
  const other = connected(ydoc)
  const editor = await openEditor(ydoc)
  open.push(editor)
  if (from) editor.commands.setTextSelection({ from: find(editor, from), to: find(editor, to!) })
  return { editor, read: () => readDocument(other) }
}

function find(editor: Editor, text: string): number {
  let found = -1
  editor.state.doc.descendants((node, pos) => {
    if (found < 0 && node.text === text) found = pos
  })
  if (found < 0) throw new Error(`no text ${text}`)
  return found
}

const move = (editor: Editor, direction: 'up' | 'down') => {
  const transaction = moveOne(editor.state, direction)
  if (transaction) editor.view.dispatch(transaction)
  return transaction !== null
}

describe('moving', () => {
  test('a block goes up and down with its cursor, and no further than the ends', async () => {
    const { editor, read } = await edit(doc(p('a'), h(2, 'b'), p('c')), 'c')
    expect(move(editor, 'down')).toBe(false)
    expect(move(editor, 'up')).toBe(true)
    expect(read()).toEqual(doc(p('a'), p('c'), h(2, 'b')))
    editor.commands.insertContent('|')
    expect(read()).toEqual(doc(p('a'), p('|c'), h(2, 'b')))
    move(editor, 'up')
    expect(move(editor, 'up')).toBe(false)
    move(editor, 'down')
    expect(read()).toEqual(doc(p('a'), p('|c'), h(2, 'b')))
  })

  test('is undone by itself, also right after typing', async () => {
    const { editor, read } = await edit(doc(p('a'), p('b')), 'b')
    editor.commands.insertContent('|')
    dispatchMove(editor.view, moveOne(editor.state, 'up')!)
    editor.commands.insertContent('|')
    expect(read()).toEqual(doc(p('||b'), p('a')))
    editor.commands.undo()
    expect(read()).toEqual(doc(p('|b'), p('a')))
    editor.commands.undo()
    expect(read()).toEqual(doc(p('a'), p('|b')))
  })

  test('several blocks go together', async () => {
    const { editor, read } = await edit(doc(p('a'), p('b'), p('c'), p('d')), 'b', 'c')
    move(editor, 'down')
    expect(read()).toEqual(doc(p('a'), p('d'), p('b'), p('c')))
    expect(editor.state.selection.$from.parent.textContent).toBe('b')
  })

  test('an item stays in its list, with what is nested in it', async () => {
    const { editor, read } = await edit(doc(ul(li('a'), li('b', ul(li('x'))), li('c')), p('y')), 'b')
    move(editor, 'down')
    expect(read()).toEqual(doc(ul(li('a'), li('c'), li('b', ul(li('x')))), p('y')))
    expect(move(editor, 'down')).toBe(false)
    editor.commands.setTextSelection(find(editor, 'x'))
    expect(move(editor, 'up')).toBe(false)
  })

  test('from within a table the table moves; a figure moves with its caption', async () => {
    const { editor, read } = await edit(doc(p('a'), table(tr(td('cell'))), p('b')), 'cell')
    move(editor, 'up')
    expect(read().content!.map(({ type }) => type)).toEqual(['table', 'paragraph', 'paragraph'])
    const other = await edit(doc(p('a'), figure({ image: 'i' }, 'Caption')))
    other.editor.view.dispatch(
      other.editor.state.tr.setSelection(NodeSelection.create(other.editor.state.doc, 3)),
    )
    move(other.editor, 'up')
    expect(other.read().content![0]).toMatchObject({ type: 'figure', content: [{ text: 'Caption' }] })
    expect(other.editor.state.selection).toBeInstanceOf(NodeSelection)
  })

  test(
    'any block of any document to any place: nothing is lost, and undo brings it back',
    { timeout: 30_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(anyDocument(), fc.nat(1000), fc.nat(1000), async (node, seed, place) => {
          const { editor } = await edit(node)
          const before = editor.state.doc
          const blocks = blockAround(before.resolve(seed % (before.content.size + 1)))
          const transaction =
            blocks && moveBlocks(editor.state, blocks, place % (blocks.parent.childCount + 1))
          if (!transaction) return
          const sizes = (root: typeof before) => {
            const all: string[] = []
            root.descendants((each) => void all.push(each.isText ? each.text! : each.type.name))
            return all.join('').split('').sort().join('')
          }
          transaction.doc.check()
          expect(transaction.doc.content.size).toBe(before.content.size)
          expect(sizes(transaction.doc)).toBe(sizes(before))
          editor.view.dispatch(transaction)
          editor.commands.undo()
          expect(editor.state.doc.toJSON()).toEqual(before.toJSON())
        }),
        { numRuns: 60 },
      )
    },
  )
})

test('a copy carries the words but not their threads', async () => {
  const { editor, read } = await edit(doc(p(commented('words', 't-1')), p('end')), 'end')
  editor.view.dispatch(duplicate(editor.state, blockAround(editor.state.doc.resolve(2))!))
  expect(read()).toEqual(doc(p(commented('words', 't-1')), p('words'), p('end')))
})

test('deleting an only item takes its list, deleting an only block leaves an empty paragraph', async () => {
  const { editor, read } = await edit(doc(ul(li('a')), p('b')), 'a')
  editor.view.dispatch(remove(editor.state, blocksAt(editor.state)!))
  expect(read()).toEqual(doc(p('b')))
  editor.view.dispatch(remove(editor.state, blocksAt(editor.state)!))
  expect(read()).toEqual(doc(p()))
})
