// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyDocument } from '@/lib/testing/any-document'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { overstepOf } from '@/lib/richtext/suggestions/check'
import { hasSuggestions } from '@/lib/richtext/suggestions/record'
import { readDocument } from '@/lib/richtext/ydoc'
import '@/lib/testing/property-seed'
import { openEditor, ydocOf } from '../testing/open-editor'
import { decide } from './decide'
import { type Act, act, anyActs, plain } from './random-acts'
import { suggestAs } from './testing/suggest-as'

const open: Editor[] = []
afterEach(closeAll)
function closeAll() {
  for (const editor of open.splice(0)) editor.destroy()
  document.body.replaceChildren()
}

const RUNS = process.env.RUNS ? Number(process.env.RUNS) : 12
const HOW = {
  numRuns: RUNS,
  // One case that failed, by its path.
  ...(process.env.AT && { path: process.env.AT }),
  endOnFailure: Boolean(process.env.RUNS),
}
const LONG = 20_000 + RUNS * 1_500

/** Three people with one draft: one suggests, two write. */
async function three(node: DocumentNode) {
  const first = ydocOf(node)
  const docs = [first, copyOf(first), copyOf(first)]
  // Not drawn by chance: which of two goes first decides what is tried.
  docs.forEach((doc, index) => (doc.clientID = 11 + index))
  const editors: Editor[] = []
  for (const doc of docs) editors.push(await openEditor(doc))
  open.push(...editors)
  suggestAs(editors[0]!, 'reviewer')
  return { docs, editors }
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** Everybody gets what the others did; twice, for what an editor puts right when it draws what came. */
function meet(docs: Y.Doc[]): void {
  for (let round = 0; round < 3; round++)
    for (const from of docs)
      for (const to of docs)
        if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
}

const reading = (doc: Y.Doc, read: (node: DocumentNode) => DocumentNode) => plain(read(readDocument(doc)))

function withoutMarks({ type, text, attrs, content }: DocumentNode): DocumentNode {
  return {
    type,
    ...(text !== undefined && { text }),
    ...(attrs && { attrs }),
    ...(content && { content: content.map(withoutMarks) }),
  }
}

function expectTogether(docs: Y.Doc[], editors: Editor[]): void {
  const [one] = docs
  for (const doc of docs) expect(readDocument(doc)).toEqual(readDocument(one!))
  for (const editor of editors) {
    editor.state.doc.check()
    // A table whose rows are of different lengths is put right on each screen before anybody writes it down.
    if (JSON.stringify(readDocument(one!)).includes('"table"')) continue
    expect(plain(editor.getJSON() as DocumentNode)).toEqual(plain(readDocument(one!)))
  }
}

const everybody = fc.tuple(anyActs(4), anyActs(3), anyActs(3))

test(
  'apart from each other: without suggestions there is what the others wrote, with them what was proposed',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        anyDocument(),
        fc.array(fc.tuple(everybody, fc.boolean()), { minLength: 1, maxLength: 2 }),
        async (node, rounds) => {
          const { docs, editors } = await three(node)
          // What an editor puts right when it opens a draft is no edit.
          meet(docs)
          for (const [acts, isAccepted] of rounds) {
            const base = copyOf(docs[0]!)
            const before = Y.encodeStateVector(base)
            acts.forEach((list: Act[], index) => list.forEach((each) => act(editors[index]!, each)))
            expect(overstepOf(readDocument(base), readDocument(docs[0]!), 'reviewer')).toBeNull()
            const control = copyOf(base)
            for (const doc of docs.slice(1)) Y.applyUpdate(control, Y.encodeStateAsUpdate(doc, before))
            const drawn = await openEditor(control)
            open.push(drawn)
            meet(docs)
            expectTogether(docs, editors)
            // How Yjs formats a letter that is typed where two formats meet depends on what others type there too.
            const words = (doc: Y.Doc) => plain(withoutMarks(originalReading(readDocument(doc))))
            expect(words(docs[0]!)).toEqual(words(control))

            const decider = editors[1]!
            const wanted = reading(docs[1]!, isAccepted ? finalReading : originalReading)
            const pending = plain(readDocument(docs[1]!))
            const fragment = docs[1]!.getXmlFragment('default')
            const verdict = () => (isAccepted ? ('accept' as const) : ('reject' as const))
            if (decide(decider, fragment, verdict)) {
              expect(plain(readDocument(docs[1]!))).toEqual(wanted)
              expect(hasSuggestions(readDocument(docs[1]!))).toBe(false)
              decider.commands.undo()
              expect(plain(readDocument(docs[1]!))).toEqual(pending)
              decide(decider, fragment, verdict)
            }
            meet(docs)
            expectTogether(docs, editors)
          }
          closeAll()
        },
      ),
      HOW,
    )
  },
  LONG,
)

test(
  'while all write at once and decide at once: all have the same in the end, and it is a draft',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        anyDocument(),
        fc.array(fc.tuple(everybody, fc.constantFrom('accept', 'reject', null)), {
          minLength: 1,
          maxLength: 3,
        }),
        async (node, rounds) => {
          const { docs, editors } = await three(node)
          meet(docs)
          for (const [acts, verdict] of rounds) {
            for (let index = 0; index < 4; index++)
              acts.forEach((list, who) => {
                const each = list[index]
                if (each) act(editors[who]!, each)
                if (each?.meets) meet(docs)
              })
            // Two of them decide, neither knowing of the other.
            if (verdict)
              for (const who of [1, 2])
                decide(editors[who]!, docs[who]!.getXmlFragment('default'), () => verdict)
            meet(docs)
            expectTogether(docs, editors)
          }
          closeAll()
        },
      ),
      HOW,
    )
  },
  LONG,
)
