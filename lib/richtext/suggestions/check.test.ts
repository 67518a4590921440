import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bold, doc, hr, li, marked, p, td, tr, table, ul } from '@/lib/testing/richtext'
import '@/lib/testing/property-seed'
import { anySuggestedDocument, by, del, fmt, ins, split, suggested } from '@/lib/testing/suggested'
import { originalReading } from '../readings'
import { overstepOf } from './check'
import { resolve } from './resolve'

const ana = by('ana')
const ben = by('ben')
const inserting = ins(ana, '').marks![0]!
const before = doc(p('one two'), p('three'), ul(li('four')), table(tr(td('five'))), hr())
const { content: [first, second, list, cells, rule] = [] } = before
const with_ = (...content: (typeof first)[]) => doc(...content.flatMap((node) => (node ? [node] : [])))

describe('is a suggestion', () => {
  test.each([
    ['text that comes', with_(p('one ', ins(ana, 'and '), 'two'), second, list, cells, rule)],
    ['text that goes', with_(p(del(ana, 'one'), ' two'), second, list, cells, rule)],
    [
      'another look',
      with_(p(fmt(ana, 'one', { add: [{ type: 'bold' }] }), ' two'), second, list, cells, rule),
    ],
    ['a split', with_(p('one ', split(ana), 'two'), second, list, cells, rule)],
    ['a join', with_(first, suggested(second!, { joined: ana }), list, cells, rule)],
    ['a block', with_(first, suggested(p(ins(ana, 'new')), { inserted: ana }), second, list, cells, rule)],
    ['a block that goes', with_(first, second, suggested(list!, { deleted: ana }), cells, rule)],
    [
      'another type',
      with_(suggested(first!, { changed: [{ ...ana, type: 'heading' }] }), second, list, cells, rule),
    ],
    [
      'a row',
      with_(first, second, list, table(tr(td('five')), suggested(tr(td()), { inserted: ana })), rule),
    ],
    ['nothing at all', before],
    ['text that is stored in other pieces', with_(p('one', ' t', 'wo'), second, list, cells, rule)],
  ])('%s', (_, after) => {
    expect(overstepOf(before, after, 'ana')).toBeNull()
    expect(overstepOf(after, before, 'ana')).toBeNull()
  })

  test('in the name of another it is none', () => {
    const after = with_(p('one ', ins(ana, 'and '), 'two'), second, list, cells, rule)
    expect(overstepOf(before, after, 'ben')).toBe('suggestions-of-others')
    expect(overstepOf(after, before, 'ben')).toBe('suggestions-of-others')
  })
})

describe('is more than suggestions', () => {
  test.each([
    ['text', with_(p('one and two'), second, list, cells, rule)],
    ['text without its letter', with_(p('one to'), second, list, cells, rule)],
    ['a look', with_(p(bold('one'), ' two'), second, list, cells, rule)],
    [
      'a mark of a comment',
      with_(p(marked('one', { type: 'comment', attrs: { thread: 't' } }), ' two'), second, list, cells, rule),
    ],
    ['a block less', with_(first, list, cells, rule)],
    ['a rule less', with_(first, second, list, cells)],
    ['another order', with_(second, first, list, cells, rule)],
    ['a type', with_({ ...first!, type: 'heading' }, second, list, cells, rule)],
    ['an attribute', with_({ ...first!, attrs: { dir: 'rtl' } }, second, list, cells, rule)],
    ['a cell', with_(first, second, list, table(tr(td('five'), td())), rule)],
    ['nothing left', doc()],
    [
      'what its mark does not say whose it is',
      with_(
        p('one ', marked('x', { type: 'insertion', attrs: { id: 'x' } }), 'two'),
        second,
        list,
        cells,
        rule,
      ),
    ],
    [
      'text that takes shelter in a suggested block',
      with_(first, suggested(p('new'), { inserted: ana }), second, list, cells, rule),
    ],
  ])('%s', (_, after) => {
    expect(overstepOf(before, after, 'ana')).toBe('text')
  })
})

describe('the suggestions of others', () => {
  test('may be struck out and written into, not removed, accepted or taken over', () => {
    const theirs = doc(p('a', ins(ben, 'their words'), 'b'))
    const struck = { ...ins(ben, 'their'), marks: [...ins(ben, '').marks!, ...del(ana, '').marks!] }
    expect(overstepOf(theirs, doc(p('a', struck, ins(ben, ' words'), 'b')), 'ana')).toBeNull()
    expect(
      overstepOf(theirs, doc(p('a', ins(ben, 'their'), ins(ana, ' own'), ins(ben, ' words'), 'b')), 'ana'),
    ).toBeNull()
    expect(overstepOf(theirs, doc(p('ab')), 'ana')).toBe('suggestions-of-others')
    expect(overstepOf(theirs, doc(p('atheir wordsb')), 'ana')).toBe('text')
    expect(overstepOf(theirs, doc(p('a', ins(ana, 'their words'), 'b')), 'ana')).toBe('suggestions-of-others')
    const both = { ...ins(ben, 'their words'), marks: [...ins(ben, '').marks!, inserting] }
    expect(overstepOf(theirs, doc(p('a', both, 'b')), 'ana')).toBe('suggestions-of-others')
  })

  test('on a block may be replaced by one of the same kind, for two people may make them at once', () => {
    const theirs = doc(p('a'), suggested(p('b'), { joined: ben }))
    expect(overstepOf(theirs, doc(p('a'), suggested(p('b'), { joined: ana })), 'ana')).toBeNull()
    expect(overstepOf(theirs, doc(p('a'), p('b')), 'ana')).toBe('suggestions-of-others')
    const changed = doc(suggested(p('a'), { changed: [{ ...ben, attrs: { dir: 'rtl' } }] }))
    const mine = doc(suggested(p('a'), { changed: [{ ...ana, type: 'heading' }] }))
    expect(overstepOf(changed, mine, 'ana')).toBeNull()
    expect(overstepOf(changed, doc(p('a')), 'ana')).toBe('suggestions-of-others')
  })

  test('withdrawing or making one’s own is never more, whatever else stands there', () => {
    fc.assert(
      fc.property(anySuggestedDocument(), (node) => {
        const without = resolve(node, ({ user }) => (user === 'ana' ? 'reject' : 'keep'))
        expect(overstepOf(node, without, 'ana')).toBeNull()
        expect(overstepOf(without, node, 'ana')).toBeNull()
      }),
      { numRuns: 50 },
    )
  }, 20_000)

  test('deciding on theirs is', () => {
    fc.assert(
      fc.property(anySuggestedDocument(), fc.constantFrom('accept', 'reject'), (node, verdict) => {
        const decided = resolve(node, ({ user }) => (user === 'ben' ? verdict : 'keep'))
        fc.pre(JSON.stringify(originalReading(decided)) !== JSON.stringify(originalReading(node)))
        expect(overstepOf(node, decided, 'ana')).not.toBeNull()
      }),
      { numRuns: 50 },
    )
  }, 20_000)
})
