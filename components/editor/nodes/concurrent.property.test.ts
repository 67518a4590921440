// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { Fragment, Node, Slice } from '@tiptap/pm/model'
import { NodeSelection, Selection, TextSelection } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countWords, countWordsInXml } from '@/lib/richtext/words'
import { readDocument } from '@/lib/richtext/ydoc'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import {
  bold,
  br,
  doc,
  figure,
  h,
  li,
  note,
  p,
  ref,
  table,
  td,
  tr,
  ul,
  withAttrs,
} from '@/lib/testing/richtext'
import { connected, openEditor, Wire, ydocOf } from '../testing/open-editor'

const START = doc(
  h(2, 'Shelters', note('As counted')),
  p(
    'Twelve',
    note('Survey ', bold('of 2025')),
    ' were closed',
    note('Visits'),
    ' in January, see ',
    ref('question:q', '3 (a)'),
  ),
  figure({ image: null, alt: 'Map' }, 'Regions', note('Our own map')),
  ul(li(p('item', note('in an item', br(), 'two lines')))),
  withAttrs(table(tr(td('2024', note('in a cell')), td('12'))), { caption: 'Centres' }),
  p('end'),
)

/** What somebody does; `at` and `to` are places in the text, from 0 to 1. */
type Edit = { act: keyof typeof ACTS; at: number; to: number }

const place = (editor: Editor, share: number) => Math.round(share * editor.state.doc.content.size)

/** The nearest place for a caret, also within a note or a caption. */
function caret(editor: Editor, share: number): number {
  const { doc: text } = editor.state
  const pos = place(editor, share)
  const $pos = text.resolve(pos)
  return $pos.parent.inlineContent ? pos : Selection.near($pos).head
}

function select(editor: Editor, at: number, to: number): void {
  const { doc: text } = editor.state
  const [anchor, head] = [caret(editor, at), caret(editor, to)]
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(text, anchor, head)))
}

function press(editor: Editor, key: string): void {
  const keyCode = { Enter: 13, Backspace: 8, Delete: 46, Escape: 27 }[key] ?? 0
  const event = new KeyboardEvent('keydown', { key, keyCode, bubbles: true, cancelable: true })
  editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event))
}

const ACTS = {
  type: (editor: Editor, { at }: Edit) => {
    select(editor, at, at)
    editor.view.dispatch(editor.state.tr.insertText('typed '))
  },
  note: (editor: Editor, { at }: Edit) => {
    select(editor, at, at)
    if (editor.commands.insertFootnote()) editor.view.dispatch(editor.state.tr.insertText('new note'))
  },
  reference: (editor: Editor, { at }: Edit) => {
    select(editor, at, at)
    editor.commands.insertCrossReference({ target: 'chapter:introduction', label: 'Introduction' })
  },
  remove: (editor: Editor, { at, to }: Edit) => {
    select(editor, at, at + (to - at) / 4)
    editor.commands.deleteSelection()
  },
  enter: (editor: Editor, { at }: Edit) => {
    select(editor, at, at)
    press(editor, 'Enter')
  },
  backspace: (editor: Editor, { at }: Edit) => {
    select(editor, at, at)
    press(editor, 'Backspace')
  },
  join: (editor: Editor, { at }: Edit) => {
    select(editor, at, at)
    editor.commands.joinBackward()
  },
  bold: (editor: Editor, { at, to }: Edit) => {
    select(editor, at, to)
    editor.commands.toggleBold()
  },
  heading: (editor: Editor, { at }: Edit) => {
    select(editor, at, at)
    editor.commands.toggleHeading({ level: 2 })
  },
  list: (editor: Editor, { at }: Edit) => {
    select(editor, at, at)
    editor.commands.toggleBulletList()
  },
  move: (editor: Editor, { at, to }: Edit) => {
    select(editor, at, at + (to - at) / 4)
    const slice = editor.state.selection.content()
    editor.commands.deleteSelection()
    paste(editor, slice, to)
  },
  copy: (editor: Editor, { at, to }: Edit) => {
    select(editor, at, at + (to - at) / 4)
    paste(editor, editor.state.selection.content(), to)
  },
  wholeNote: (editor: Editor, { at }: Edit) => {
    const found: number[] = []
    editor.state.doc.descendants((node, pos) => {
      if (node.type.name === 'footnote') found.push(pos)
    })
    const pos = found[Math.floor(at * found.length)]
    if (pos === undefined) return
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, pos)))
    editor.commands.deleteSelection()
  },
  undo: (editor: Editor) => {
    editor.commands.undo()
  },
  redo: (editor: Editor) => {
    editor.commands.redo()
  },
}

function paste(editor: Editor, slice: Slice, at: number): void {
  select(editor, at, at)
  let pasted = slice
  editor.view.someProp('transformPasted', (transform) => {
    pasted = transform(pasted, editor.view, false)
  })
  editor.view.dispatch(editor.state.tr.replaceSelection(pasted))
}

const anyEdits = fc.array(
  fc.record({
    act: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 6 },
)

function apply(editor: Editor, edits: readonly Edit[]): void {
  for (const edit of edits) {
    ACTS[edit.act](editor, edit)
    editor.state.doc.check()
    yUndoPluginKey.getState(editor.state).undoManager.stopCapturing()
  }
}

/** Everything that Yjs holds, with nothing left out that a schema would not like. */
const held = (editor: Editor, text: ReturnType<typeof readDocument>) => Node.fromJSON(editor.schema, text)

test(
  'whatever two people do to notes and captions while the line is cut, both have the same valid text after',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(anyEdits, anyEdits, anyEdits, async (first, second, after) => {
        const wire = new Wire()
        const mine = ydocOf(START)
        const theirs = connected(mine, wire)
        const editors = [await openEditor(mine), await openEditor(theirs)] as const
        const [me, them] = editors
        try {
          wire.cut()
          apply(me, first)
          apply(them, second)
          wire.mend()
          // And on while connected.
          apply(me, after)
          const text = readDocument(mine)
          expect(readDocument(theirs)).toEqual(text)
          held(me, text).check()
          for (const editor of editors) {
            editor.state.doc.check()
            expect(Fragment.from(editor.state.doc.content).eq(held(editor, text).content)).toBe(true)
          }
          expect(countWordsInXml(mine.getXmlFragment(XML_FRAGMENT))).toBe(countWords(text))
        } finally {
          for (const editor of editors) editor.destroy()
        }
      }),
      { numRuns: 40 },
    )
  },
)
