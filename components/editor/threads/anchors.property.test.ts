// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { threadsInXml } from '@/lib/richtext/comment-marks'
import type { DocumentNode } from '@/lib/richtext/document'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { doc, h, hr, li, ol, p, quote, ref, table, td, tr, ul } from '@/lib/testing/richtext'
import '@/lib/testing/property-seed'
import { connected, openEditor, Wire, ydocOf } from '../testing/open-editor'
import { comment, covered, cut, paste } from './testing'
import { offerThreadPlaces } from './thread-places'

// A run takes some fifty milliseconds: `RUNS=500 npx vitest run …` looks longer.
const RUNS = Number(process.env.RUNS ?? 25)
const THREAD = '0199a000-0000-7000-8000-000000000001'
// On a reference in a line, and on a line across the page.
const ON_NODES = {
  crossReference: '0199a000-0000-7000-8000-000000000002',
  horizontalRule: '0199a000-0000-7000-8000-000000000003',
}

/** Characters of which no two are the same, so that each can be told wherever it goes. */
class Characters {
  private next = 0x4e00

  take(count: number): string {
    return String.fromCharCode(...Array.from({ length: count }, () => this.next++))
  }
}

function text(characters: Characters): DocumentNode {
  const words = (count = 6) => characters.take(count)
  return doc(
    h(2, words()),
    p(words(12)),
    ul(li(words()), li(words())),
    p(words(6), ref('question:q-1', '3 (a)'), words(6)),
    hr(),
    ol(li(words())),
    quote({ paragraph: '3-a.1', label: '3 (a)' }, p(words())),
    table(tr(td(words()), td(words()))),
    p(words()),
  )
}

interface Step {
  who: 0 | 1
  what: (typeof WHAT)[number]
  /** 0 to 1: where in the text, and how much of it. */
  where: number
  size: number
}
const WHAT = [
  ...['type', 'type', 'type', 'erase', 'split', 'split', 'join', 'move', 'bullets', 'numbers'],
  ...['heading', 'plain', 'quotation', 'lift', 'undo', 'redo', 'bold', 'wire'],
] as const

const step = fc.record({
  who: fc.constantFrom(0 as const, 1 as const),
  what: fc.constantFrom(...WHAT),
  where: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  size: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
})

/** Where characters of the document are. */
function positionsOf(editor: Editor): { position: number; character: string }[] {
  const found: { position: number; character: string }[] = []
  editor.state.doc.descendants((node, position) => {
    if (node.isText)
      for (const [index, character] of node.text!.split('').entries())
        found.push({ position: position + index, character })
  })
  return found
}

function place(
  editor: Editor,
  { where, size }: Pick<Step, 'where' | 'size'>,
  most = 9,
): { from: number; to: number } {
  const positions = positionsOf(editor)
  const at = positions[Math.floor(where * positions.length)]
  if (!at) return { from: 1, to: 1 }
  const last = positions[Math.min(positions.length - 1, Math.floor(where * positions.length + size * most))]!
  return { from: at.position, to: last.position + 1 }
}

function charactersIn(editor: Editor, { from, to }: { from: number; to: number }): string[] {
  return positionsOf(editor).flatMap(({ position, character }) =>
    position >= from && position < to ? [character] : [],
  )
}

function cursor(editor: Editor, position: number): void {
  const { doc: content, tr } = editor.state
  editor.view.dispatch(
    tr.setSelection(TextSelection.near(content.resolve(Math.min(position, content.content.size)))),
  )
}

function run(editor: Editor, given: Step, characters: Characters, mine: Set<string>): void {
  const { from, to } = place(editor, given)
  const { view } = editor
  switch (given.what) {
    case 'type': {
      cursor(editor, given.size < 0.5 ? from : from + 1)
      const { $from } = editor.state.selection
      const isIn = (node: { marks: readonly { attrs: Record<string, unknown> }[] } | null | undefined) =>
        node?.marks.some(({ attrs }) => attrs.thread === THREAD) ?? false
      // What is typed between two characters of the thread belongs to it.
      const belongs = isIn($from.nodeBefore) && isIn($from.nodeAfter)
      const typed = characters.take(1 + Math.floor(given.size * 3))
      view.dispatch(editor.state.tr.insertText(typed))
      if (belongs) for (const character of typed) mine.add(character)
      return
    }
    case 'erase':
      view.dispatch(editor.state.tr.delete(from, to))
      return
    case 'split':
      cursor(editor, from)
      if (!editor.commands.splitListItem('listItem')) editor.commands.splitBlock()
      return
    case 'join':
      cursor(editor, editor.state.doc.resolve(from).start())
      editor.commands.joinBackward()
      return
    case 'move': {
      editor.commands.setTextSelection({ from, to })
      const html = cut(editor)
      const positions = positionsOf(editor)
      const target = positions[Math.floor(given.size * positions.length)]
      cursor(editor, target ? target.position + 1 : 1)
      paste(editor, html)
      return
    }
    case 'undo':
      editor.commands.undo()
      return
    case 'redo':
      editor.commands.redo()
      return
    case 'bold':
      editor.chain().setTextSelection({ from, to }).toggleBold().run()
      return
    case 'bullets':
    case 'numbers':
    case 'heading':
    case 'plain':
    case 'quotation':
    case 'lift':
      editor.commands.setTextSelection({ from, to })
      if (given.what === 'bullets') editor.commands.toggleList('bulletList', 'listItem')
      if (given.what === 'numbers') editor.commands.toggleList('orderedList', 'listItem')
      if (given.what === 'heading') editor.commands.setNode('heading', { level: 2 })
      if (given.what === 'plain') editor.commands.setNode('paragraph')
      if (given.what === 'quotation') editor.commands.wrapIn('blockquote')
      if (given.what === 'lift' && !editor.commands.liftListItem('listItem'))
        editor.commands.lift('blockquote')
      return
    case 'wire':
  }
}

/** Begins a thread on each of the nodes that can carry one. */
function commentOnNodes(server: Y.Doc, editor: Editor): void {
  for (const [type, thread] of Object.entries(ON_NODES)) {
    editor.state.doc.descendants((node, position) => {
      if (node.type.name === type) editor.commands.setNodeSelection(position)
    })
    comment(server, editor, thread)
  }
}

/** Each of these nodes that stands carries its thread and no other, and no other node carries any. */
function checkNodes(editor: Editor): void {
  editor.state.doc.descendants((node) => {
    const own = (ON_NODES as Record<string, string>)[node.type.name] ?? null
    if (!node.isText) expect(node.attrs.threads ?? null).toBe(own)
  })
}

/** Characters of the thread that the text still has. */
function left(editor: Editor, mine: ReadonlySet<string>): string {
  return positionsOf(editor)
    .map(({ character }) => character)
    .filter((character) => mine.has(character))
    .join('')
}

async function follow(
  steps: readonly Step[],
  start: Pick<Step, 'where' | 'size'>,
  isLive: boolean,
): Promise<void> {
  const characters = new Characters()
  const server = ydocOf(text(characters))
  const wire = new Wire()
  const editors = [
    await openEditor(connected(server, wire)),
    await openEditor(connected(server, wire)),
  ] as const
  const stop = offerThreadPlaces(() => [])
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const mend = () => {
    wire.mend()
    // What lost its mark when both came together gets it back a moment later.
    vi.advanceTimersByTime(1_000)
  }
  try {
    const { from, to } = place(editors[0], start, 25)
    editors[0].commands.setTextSelection({ from, to })
    const mine = new Set(charactersIn(editors[0], { from, to }))
    const isExact = isLive
    comment(server, editors[0], THREAD)
    commentOnNodes(server, editors[0])
    const check = (editor: Editor) => {
      checkNodes(editor)
      const [marked, standing] = [covered(editor, THREAD), left(editor, mine)]
      if (isExact) return expect(marked).toBe(standing)
      // No foreign word ever, and each of its own, though some stand there twice now.
      expect(marked.split('').filter((character) => !mine.has(character))).toEqual([])
      const own = left(editor, mine).split('')
      expect(own.filter((character) => !marked.includes(character))).toEqual([])
    }
    for (const each of steps) {
      const editor = editors[each.who]
      if (each.what === 'wire') {
        if (isLive) continue
        if (wire.isCut) mend()
        else wire.cut()
        continue
      }
      // What one undoes is one step, not all of the last half second.
      yUndoPluginKey.getState(editor.state).undoManager.stopCapturing()
      run(editor, each, characters, mine)
      editor.state.doc.check()
      if (isLive) check(editor)
    }
    mend()
    expect(editors[0].state.doc.toJSON()).toEqual(editors[1].state.doc.toJSON())
    check(editors[0])
    const stands = threadsInXml(server.getXmlFragment(XML_FRAGMENT)).includes(THREAD)
    expect(stands).toBe(covered(editors[0], THREAD) !== '')
  } finally {
    vi.useRealTimers()
    stop()
    for (const editor of editors) editor.destroy()
    document.body.replaceChildren()
  }
}

const start = fc.record({
  where: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  size: fc.double({ min: 0.1, max: 1, noNaN: true, maxExcluded: true }),
})

test('while two people write together, the mark covers exactly what is left of its characters', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), start, (steps, from) =>
      follow(steps, from, true),
    ),
    { numRuns: RUNS },
  )
}, 600_000)

test('while one is offline and comes back, the mark covers exactly what is left of its characters', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), start, (steps, from) =>
      follow(steps, from, false),
    ),
    { numRuns: RUNS },
  )
}, 600_000)
