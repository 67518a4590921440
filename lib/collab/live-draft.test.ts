import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { type LogRow, type LogWriter, UpdateLog } from '@/lib/drafts/update-log'
import { seedUpdate } from '@/lib/richtext/ydoc'
import { LiveDraft } from './live-draft'
import type { Channel } from './live-document'
import type { Mode } from './modes'
import type { CloseReason, Refusal } from './protocol'
import { MESSAGE, messageIn, SYNC, type Frame } from './wire'
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'

const settle = () => new Promise((resolve) => setImmediate(resolve))

class Writer implements LogWriter {
  readonly rows: LogRow[] = []
  readonly answers: ((error: Error | null) => void)[] = []

  write(rows: readonly LogRow[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.answers.push((error) => {
        if (error) return reject(error)
        this.rows.push(...rows)
        resolve()
      })
    })
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}

/** Of a frame that does not have to be longer than 64 KiB. */
const frameLength = (frame: Frame) => (frame[1]! < 126 ? 2 + frame[1]! : 4 + frame.readUInt16BE(2))

interface Client extends Channel {
  doc: Y.Doc
  acknowledged: number
  refused: number
  edits: number
  closedFor: CloseReason | null
  refusedFor: Refusal | null
}

function setUp(stored: Uint8Array = seedUpdate()) {
  const writer = new Writer()
  const events: string[] = []
  const draft = new LiveDraft(
    'id',
    'draft:id',
    { state: stored, vector: Y.encodeStateVectorFromUpdate(stored), unfolded: 0, appended: [] },
    new UpdateLog(writer),
    {
      onEmpty: () => void events.push('empty'),
      onLogged: (_, rows) => void events.push(`logged ${rows}`),
      onDecided: () => undefined,
      onCommanded: () => void events.push('commanded'),
      onFailed: () => void events.push('failed'),
    },
  )
  const join = (name: string, mode: Mode = 'edit'): Client => {
    const client: Client = {
      address: 'draft:id',
      userId: name,
      name,
      mode,
      actor: { userId: name, role: 'author' },
      refusedFor: null,
      refuse: (reason) => {
        client.refusedFor = reason
        draft.leave(client)
      },
      doc: new Y.Doc(),
      acknowledged: 0,
      refused: 0,
      edits: 0,
      closedFor: null,
      unsaved: () => {},
      close: (reason) => {
        client.closedFor ??= reason
        draft.leave(client)
      },
      send: (frame) => {
        // Acknowledgements come repeated in one.
        for (let rest = frame; rest.length > 0; rest = rest.subarray(frameLength(rest)) as Frame)
          receive(rest)
      },
    }
    const receive = (frame: Frame) => {
      const decoder = createDecoder(messageIn(frame))
      readVarString(decoder)
      const type = readVarUint(decoder)
      if (type === MESSAGE.syncStatus)
        return readVarUint(decoder) === 1 ? client.acknowledged++ : client.refused++
      if (type !== MESSAGE.sync) return
      const step = readVarUint(decoder)
      if (step === SYNC.step1) return
      if (step === SYNC.update) client.edits++
      Y.applyUpdate(client.doc, readVarUint8Array(decoder), 'server')
    }
    draft.expect(1)
    draft.join(client)
    draft.receiveVector(client, Y.encodeStateVector(client.doc), true)
    return client
  }
  return { writer, events, draft, join }
}

/** The updates that typing makes, one a character. */
function typed(client: Client, text: string): Uint8Array[] {
  const updates: Uint8Array[] = []
  const take = (update: Uint8Array, origin: unknown) => origin !== 'server' && updates.push(update)
  client.doc.on('update', take)
  const shared = client.doc.getText('t')
  for (const character of text) shared.insert(shared.length, character)
  client.doc.off('update', take)
  return updates
}

const replay = (rows: readonly LogRow[]) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate())
  for (const { data } of rows) Y.applyUpdate(doc, data)
  return doc.getText('t').toJSON()
}

describe('a live draft', () => {
  test('shows an edit at once, and acknowledges it when it is logged', async () => {
    const { draft, join, writer, events } = setUp()
    const [a, b] = [join('a'), join('b')]
    draft.receiveUpdates(a, typed(a, 'x'))
    expect(b.doc.getText('t').toJSON()).toBe('x')
    await settle()
    expect(a.acknowledged).toBe(0)
    writer.answers.shift()!(null)
    await settle()
    expect(a.acknowledged).toBe(1)
    expect(b.acknowledged).toBe(0)
    expect(events).toEqual(['logged 1'])
    expect(writer.rows.map(({ userId }) => userId)).toEqual(['a'])
  })

  test('makes one broadcast and one row of edits that came together, and acknowledges each', async () => {
    const { draft, join, writer } = setUp()
    const [a, b] = [join('a'), join('b')]
    draft.receiveUpdates(a, typed(a, 'sixty-four edits'))
    await settle()
    writer.answers.shift()!(null)
    await settle()
    expect([b.edits, writer.rows.length, a.acknowledged]).toEqual([1, 1, 16])
    expect(b.doc.getText('t').toJSON()).toBe('sixty-four edits')
    expect(replay(writer.rows)).toBe('sixty-four edits')
  })

  test('acknowledges what says nothing new only after what it repeats', async () => {
    const { draft, join, writer } = setUp()
    const [a, b] = [join('a'), join('b')]
    const edits = typed(a, 'x')
    draft.receiveUpdates(a, edits)
    draft.receiveUpdates(b, edits)
    draft.receiveUpdates(b, [new Uint8Array([0, 0])])
    await settle()
    expect([a.acknowledged, b.acknowledged]).toEqual([0, 0])
    writer.answers.shift()!(null)
    await settle()
    expect([a.acknowledged, b.acknowledged]).toEqual([1, 2])
    draft.receiveUpdates(b, edits)
    expect(b.acknowledged).toBe(3)
    expect(writer.rows).toHaveLength(1)
  })

  test('closes everybody when an edit cannot be logged, and acknowledges nothing that followed', async () => {
    const { draft, join, writer, events } = setUp()
    const [a, b, c] = [join('a'), join('b'), join('c', 'read')]
    draft.receiveUpdates(a, typed(a, 'x'))
    await settle()
    draft.receiveUpdates(b, typed(b, 'y'))
    writer.answers.shift()!(new Error('disk full'))
    await settle()
    expect([a, b, c].map(({ closedFor }) => closedFor)).toEqual(['notSaved', 'notSaved', 'notSaved'])
    expect([a.acknowledged, b.acknowledged]).toEqual([0, 0])
    expect(events).toEqual(['failed', 'empty'])
    draft.receiveUpdates(a, typed(a, 'z'))
    await settle()
    expect(writer.answers).toHaveLength(0)
  })

  test('logs an edit whose predecessor it never saw, and has both when that comes', async () => {
    const { draft, join, writer } = setUp()
    const [a, b] = [join('a'), join('b')]
    const [first, second, third] = typed(a, 'abc')
    draft.receiveUpdates(a, [second!])
    await settle()
    writer.answers.shift()!(null)
    await settle()
    expect([a.acknowledged, b.edits, writer.rows.length]).toEqual([1, 0, 1])
    // One more that waits with it.
    draft.receiveUpdates(a, [third!])
    await settle()
    writer.answers.shift()!(null)
    await settle()
    expect([a.acknowledged, b.edits, writer.rows.length]).toEqual([2, 0, 2])
    draft.receiveUpdates(a, [first!])
    await settle()
    writer.answers.shift()!(null)
    await settle()
    expect(b.doc.getText('t').toJSON()).toBe('abc')
    expect(replay(writer.rows)).toBe('abc')
  })

  test('takes the good part of what a client sends, and closes it at the bad one', async () => {
    const { draft, join, writer } = setUp()
    const [a, b] = [join('a'), join('b')]
    const [first, second] = typed(a, 'ab')
    // Its structs are whole, the list of deletions behind them is cut off.
    draft.receiveUpdates(a, [first!, second!.subarray(0, second!.length - 1)])
    await settle()
    writer.answers.shift()!(null)
    await settle()
    expect(a.closedFor).toBe('badMessage')
    expect(b.closedFor).toBe(null)
    expect(b.doc.getText('t').toJSON()).toBe('a')
    expect(replay(writer.rows)).toBe('a')
  })

  test('takes nothing from whoever may only read, and knows what it has already', () => {
    const { draft, join, writer } = setUp()
    const [a, reader] = [join('a'), join('reader', 'read')]
    draft.receiveUpdates(reader, [new Uint8Array([0, 0]), Y.encodeStateAsUpdate(reader.doc)])
    expect([reader.acknowledged, reader.refused]).toEqual([2, 0])
    draft.receiveUpdates(reader, typed(reader, 'no'))
    expect([reader.acknowledged, reader.refused]).toEqual([2, 2])
    expect([a.edits, writer.answers.length]).toEqual([0, 0])
  })

  test('does not blame who suggests for what others lost when the draft failed', () => {
    vi.useFakeTimers()
    try {
      const { draft, join } = setUp()
      const lost = new Y.Doc()
      lost.getText('t').insert(0, 'of an editor, shown and never logged')
      const early = join('reviewer', 'suggest')
      draft.receiveUpdates(early, [Y.encodeStateAsUpdate(lost)])
      expect([early.closedFor, early.refusedFor]).toEqual(['restart', null])
      vi.advanceTimersByTime(31_000)
      const late = join('reviewer', 'suggest')
      draft.receiveUpdates(late, [Y.encodeStateAsUpdate(lost)])
      expect([late.closedFor, late.refusedFor]).toEqual([null, 'suggest-only'])
    } finally {
      vi.useRealTimers()
    }
  })

  test('serves newcomers from the stored bytes, and the same from the edited text', () => {
    const source = new Y.Doc()
    source.getText('t').insert(0, 'stored')
    const { draft, join } = setUp(Y.encodeStateAsUpdate(source))
    const a = join('a')
    expect(a.doc.getText('t').toJSON()).toBe('stored')
    expect(draft.count()).toBe(null)
    draft.receiveUpdates(a, typed(a, '!'))
    expect(join('b').doc.getText('t').toJSON()).toBe('stored!')
    expect(draft.count()).toMatchObject({ words: 0, noteWords: 0, notes: 0 })
  })

  test('waits for whoever was promised it', () => {
    const { draft, join, events } = setUp()
    draft.expect(1)
    const a = join('a')
    draft.leave(a)
    expect(events).toEqual([])
    draft.dismiss()
    expect(events).toEqual(['empty'])
  })
})
