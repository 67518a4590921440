import { describe, expect, test } from 'vitest'
import { promise, type SaveInputs, type SaveState, saveState, SLOW_AFTER } from './save-state'

const calm: SaveInputs = {
  content: 'server',
  line: 'online',
  synced: true,
  refusal: null,
  canEdit: true,
  isLocked: false,
  unsent: false,
  waiting: 0,
  device: 'kept',
}

describe('saveState', () => {
  const table: [string, Partial<SaveInputs>, SaveState][] = [
    ['all acknowledged', {}, { kind: 'saved' }],
    ['an edit on its way', { unsent: true }, { kind: 'saving', slow: false }],
    ['the server stalls', { unsent: true, waiting: SLOW_AFTER + 1 }, { kind: 'saving', slow: true }],
    ['before any text', { content: 'none', synced: false }, { kind: 'opening', slow: false, offline: false }],
    [
      'before any text, first connection',
      { content: 'none', line: 'connecting', synced: false },
      { kind: 'opening', slow: false, offline: false },
    ],
    [
      'text of this device, server not heard yet',
      { content: 'device', synced: false },
      { kind: 'opening', slow: false, offline: false },
    ],
    [
      'the server does not send the text',
      { content: 'none', synced: false, waiting: 9000 },
      { kind: 'opening', slow: true, offline: false },
    ],
    [
      'unsent of an earlier visit, not exchanged yet',
      { content: 'device', synced: false, unsent: true },
      { kind: 'saving', slow: false },
    ],
    [
      'offline before any text',
      { content: 'none', line: 'offline', synced: false },
      { kind: 'opening', slow: false, offline: true },
    ],
    [
      'offline, nothing unsent',
      { line: 'offline', synced: false },
      { kind: 'offline', failing: false, unsent: false, device: 'kept' },
    ],
    [
      'offline, kept',
      { line: 'offline', synced: false, unsent: true },
      { kind: 'offline', failing: false, unsent: true, device: 'kept' },
    ],
    [
      'offline, being written',
      { line: 'offline', synced: false, unsent: true, device: 'writing' },
      { kind: 'offline', failing: false, unsent: true, device: 'writing' },
    ],
    [
      'offline, disk full',
      { line: 'offline', synced: false, unsent: true, device: 'failed' },
      { kind: 'offline', failing: false, unsent: true, device: 'failed' },
    ],
    [
      'offline before the socket noticed its synced flag',
      { line: 'offline', unsent: true },
      { kind: 'offline', failing: false, unsent: true, device: 'kept' },
    ],
    [
      'the database is away',
      { line: 'failing', synced: false, unsent: true },
      { kind: 'offline', failing: true, unsent: true, device: 'kept' },
    ],
    ['a reader', { canEdit: false }, { kind: 'reading', online: true }],
    [
      'a reader offline',
      { canEdit: false, line: 'offline', synced: false },
      { kind: 'reading', online: false },
    ],
    [
      'a writer made a reader with edits left',
      { canEdit: false, unsent: true },
      { kind: 'refused', reason: 'readOnly', unsent: true, device: 'kept' },
    ],
    [
      'signed out while offline',
      { refusal: 'session', line: 'offline', synced: false, unsent: true },
      { kind: 'refused', reason: 'session', unsent: true, device: 'kept' },
    ],
    [
      'old editor',
      { refusal: 'schema', unsent: false },
      { kind: 'refused', reason: 'schema', unsent: false, device: 'kept' },
    ],
    [
      'no access',
      { refusal: 'forbidden', content: 'none' },
      { kind: 'refused', reason: 'forbidden', unsent: false, device: 'kept' },
    ],
  ]
  test.each(table)('%s', (_name, inputs, expected) => {
    expect(saveState({ ...calm, ...inputs })).toEqual(expected)
  })

  test('of all combinations, "saved" is said only when everything is acknowledged, over a line that stands', () => {
    let saved = 0
    for (const inputs of combinations()) {
      const { kind } = saveState(inputs)
      if (kind !== 'saved') continue
      saved++
      expect(inputs).toMatchObject({
        content: 'server',
        synced: true,
        refusal: null,
        canEdit: true,
        unsent: false,
      })
      expect(inputs.line).toBe('online')
    }
    expect(saved).toBeGreaterThan(0)
  })

  test('of all combinations, unsent edits are never passed over', () => {
    for (const inputs of combinations()) {
      if (!inputs.unsent) continue
      const state = saveState(inputs)
      expect(['saving', 'offline', 'refused']).toContain(state.kind)
      if (state.kind === 'offline' || state.kind === 'refused') {
        expect(state).toMatchObject({ unsent: true, device: inputs.device })
      }
    }
  })
})

test('the sign falls from each state to a worse one at once', () => {
  const ladder: SaveState[] = [
    { kind: 'refused', reason: 'session', unsent: true, device: 'kept' },
    { kind: 'offline', failing: false, unsent: true, device: 'writing' },
    { kind: 'offline', failing: false, unsent: true, device: 'kept' },
    { kind: 'saving', slow: true },
    { kind: 'saving', slow: false },
    { kind: 'saved' },
  ]
  const promises = ladder.map(promise)
  expect(promises).toEqual([...promises].sort((a, b) => a - b))
  expect(new Set(promises).size).toBe(ladder.length)
})

function* combinations(): Generator<SaveInputs> {
  // What cannot be together is left out: a text of the server before any exchange, and the reverse.
  for (const line of ['connecting', 'online', 'offline', 'failing'] as const)
    for (const content of ['none', 'device', 'server'] as const)
      for (const synced of content === 'server' && line === 'online' ? [true, false] : [false])
        for (const refusal of [
          null,
          'session',
          'schema',
          'forbidden',
          'broken',
          'tooLarge',
          'suggestOnly',
        ] as const)
          for (const canEdit of [true, false])
            for (const unsent of [true, false])
              for (const waiting of [0, 10_000])
                for (const device of ['kept', 'writing', 'failed'] as const)
                  for (const isLocked of canEdit ? [false] : [false, true])
                    yield { line, content, synced, refusal, canEdit, isLocked, unsent, waiting, device }
}
