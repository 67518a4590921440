// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { onlySuggests } from '@/lib/collab/only-suggests'
import { SuggestionCheck } from '@/lib/collab/suggestion-check'
import { readDocument } from '@/lib/richtext/ydoc'
import { anyDocument } from '@/lib/testing/any-document'
import '@/lib/testing/property-seed'
import { openEditor, ydocOf } from '../testing/open-editor'
import { act, anyActs } from './random-acts'
import { suggestAs } from './testing/suggest-as'

const open: Editor[] = []
afterEach(closeAll)
function closeAll() {
  for (const editor of open.splice(0)) editor.destroy()
  document.body.replaceChildren()
}

const RUNS = process.env.RUNS ? Number(process.env.RUNS) : 40

/** A person's editor of a draft that the server has, and what it sends. */
async function joined(server: Y.Doc) {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(server))
  const editor = await openEditor(ydoc)
  open.push(editor)
  const sent: Uint8Array[] = []
  ydoc.on('update', (update: Uint8Array, origin) => origin !== 'server' && sent.push(update))
  return { ydoc, editor, sent }
}

test(
  'whatever a suggesting editor does, the server takes it, also while others write',
  async () => {
    let taken = 0
    await fc.assert(
      fc.asyncProperty(
        anyDocument(),
        anyActs(5),
        anyActs(4),
        fc.boolean(),
        async (node, proposed, written, isTogether) => {
          const server = ydocOf(node)
          const author = await joined(server)
          const reviewer = await joined(server)
          // What an editor puts right when it opens a draft is no edit; that of who may only suggest puts nothing right.
          for (const person of [reviewer, author])
            for (const update of person.sent.splice(0))
              for (const each of [server, reviewer.ydoc, author.ydoc]) Y.applyUpdate(each, update, 'server')
          suggestAs(reviewer.editor, 'reviewer')
          reviewer.sent.splice(0)
          const check = new SuggestionCheck(() => Y.encodeStateAsUpdate(server), onlySuggests)
          const deliver = () => {
            for (const update of author.sent.splice(0)) {
              check.follow([update])
              Y.applyUpdate(server, update)
              Y.applyUpdate(reviewer.ydoc, update, 'server')
            }
            // Together, as after a while without a line, or one by one.
            const updates = reviewer.sent.splice(0)
            for (const batch of isTogether ? [updates] : updates.map((update) => [update])) {
              if (batch.length === 0) continue
              expect(check.taken(batch, 'reviewer')).toEqual(batch)
              taken += batch.length
              for (const update of batch) {
                Y.applyUpdate(server, update)
                Y.applyUpdate(author.ydoc, update, 'server')
              }
            }
          }
          for (let index = 0; index < Math.max(proposed.length, written.length); index++) {
            const [theirs, own] = [written[index], proposed[index]]
            if (theirs) act(author.editor, theirs)
            if (own) act(reviewer.editor, own)
            if (own?.meets) deliver()
          }
          deliver()
          // What an editor puts right of what it draws goes the same way.
          deliver()
          expect(readDocument(reviewer.ydoc)).toEqual(readDocument(server))
          closeAll()
        },
      ),
      { numRuns: RUNS },
    )
    expect(taken).toBeGreaterThan(RUNS / 2)
  },
  20_000 + RUNS * 1_000,
)
