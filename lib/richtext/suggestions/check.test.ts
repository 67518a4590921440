import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bold, doc, hr, li, marked, p, td, tr, table, ul } from '@/lib/testing/richtext'
import '@/lib/testing/property-seed'
import { anySuggestedDocument, by, del, fmt, ins, split, suggested } from '@/lib/testing/suggested'
import { originalReading } from '../readings'
import { overstepOf } from './check'
import { resolve } from './resolve'

const reviewer = by('reviewer')
const author = by('author')
const inserting = ins(reviewer, '').marks![0]!
const before = doc(p('one two'), p('three'), ul(li('four')), table(tr(td('five'))), hr())
const { content: [first, second, list, cells, rule] = [] } = before
const with_ = (...content: (typeof first)[]) => doc(...content.flatMap((node) => (node ? [node] : [])))

describe('is a suggestion', () => {
  test.each([
    ['text that comes', with_(p('one ', ins(reviewer, 'and '), 'two'), second, list, cells, rule)],
    ['text that goes', with_(p(del(reviewer, 'one'), ' two'), second, list, cells, rule)],
    [
      'another look',
      with_(p(fmt(reviewer, 'one', { add: [{ type: 'bold' }] }), ' two'), second, list, cells, rule),
    ],
    ['a split', with_(p('one ', split(reviewer), 'two'), second, list, cells, rule)],
    ['a join', with_(first, suggested(second!, { joined: reviewer }), list, cells, rule)],
    [
      'a block',
      with_(first, suggested(p(ins(reviewer, 'new')), { inserted: reviewer }), second, list, cells, rule),
    ],
    ['a block that goes', with_(first, second, suggested(list!, { deleted: reviewer }), cells, rule)],
    [
      'another type',
      with_(suggested(first!, { changed: [{ ...reviewer, type: 'heading' }] }), second, list, cells, rule),
    ],
    [
      'a row',
      with_(first, second, list, table(tr(td('five')), suggested(tr(td()), { inserted: reviewer })), rule),
    ],
    ['nothing at all', before],
    ['text that is stored in other pieces', with_(p('one', ' t', 'wo'), second, list, cells, rule)],
  ])('%s', (_, after) => {
    expect(overstepOf(before, after, 'reviewer')).toBeNull()
    expect(overstepOf(after, before, 'reviewer')).toBeNull()
  })

  test('in the name of another it is none', () => {
    const after = with_(p('one ', ins(reviewer, 'and '), 'two'), second, list, cells, rule)
    expect(overstepOf(before, after, 'author')).toBe('suggestions-of-others')
    expect(overstepOf(after, before, 'author')).toBe('suggestions-of-others')
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
      with_(first, suggested(p('new'), { inserted: reviewer }), second, list, cells, rule),
    ],
  ])('%s', (_, after) => {
    expect(overstepOf(before, after, 'reviewer')).toBe('text')
  })
})

describe('what no editor can draw', () => {
  test.each([
    ['a mark', with_(p('one ', ins(reviewer, 'x', 'nonsense'), 'two'), second, list, cells, rule)],
    ['a node', with_(first, { type: 'nonsense', attrs: { inserted: reviewer } }, second, list, cells, rule)],
    [
      'a row in a paragraph of somebody',
      with_(
        { ...first!, content: [...first!.content!, suggested(tr(td()), { inserted: reviewer })] },
        second,
        list,
        cells,
        rule,
      ),
    ],
    [
      'a rule before the paragraph of an item',
      with_(
        first,
        second,
        ul({ ...li('four'), content: [suggested(hr(), { inserted: reviewer }), p('four')] }),
        cells,
        rule,
      ),
    ],
    [
      'a type that is none',
      with_(suggested(first!, { changed: [{ ...reviewer, type: 'nonsense' }] }), second, list, cells, rule),
    ],
    [
      'a suggestion of another as an attribute to come',
      with_(
        suggested(first!, { changed: [{ ...reviewer, attrs: { deleted: author } }] }),
        second,
        list,
        cells,
        rule,
      ),
    ],
    [
      'a format that is none',
      with_(p(fmt(reviewer, 'one', { add: [{ type: 'nonsense' }] }), ' two'), second, list, cells, rule),
    ],
  ])('is refused though it is proposed in one’s own name: %s', (_, after) => {
    expect(overstepOf(before, after, 'reviewer')).toBe('text')
    // Who finds it there may take theirs away.
    expect(overstepOf(after, before, 'reviewer')).toBeNull()
  })
})

test('an attribute that is what it is anyway says nothing', () => {
  const filled = (node: typeof before): typeof before => ({
    ...node,
    ...((node.type === 'tableCell' || node.type === 'tableHeader') && {
      attrs: { colspan: 1, rowspan: 1, colwidth: null },
    }),
    ...(node.content && { content: node.content.map(filled) }),
  })
  expect(overstepOf(before, filled(before), 'reviewer')).toBeNull()
  expect(overstepOf(filled(before), before, 'reviewer')).toBeNull()
})

describe('the suggestions of others', () => {
  test('may be struck out and written into, not removed, accepted or taken over', () => {
    const theirs = doc(p('a', ins(author, 'their words'), 'b'))
    const struck = {
      ...ins(author, 'their'),
      marks: [...ins(author, '').marks!, ...del(reviewer, '').marks!],
    }
    expect(overstepOf(theirs, doc(p('a', struck, ins(author, ' words'), 'b')), 'reviewer')).toBeNull()
    expect(
      overstepOf(
        theirs,
        doc(p('a', ins(author, 'their'), ins(reviewer, ' own'), ins(author, ' words'), 'b')),
        'reviewer',
      ),
    ).toBeNull()
    expect(overstepOf(theirs, doc(p('ab')), 'reviewer')).toBe('suggestions-of-others')
    expect(overstepOf(theirs, doc(p('atheir wordsb')), 'reviewer')).toBe('text')
    expect(overstepOf(theirs, doc(p('a', ins(reviewer, 'their words'), 'b')), 'reviewer')).toBe(
      'suggestions-of-others',
    )
    const both = { ...ins(author, 'their words'), marks: [...ins(author, '').marks!, inserting] }
    expect(overstepOf(theirs, doc(p('a', both, 'b')), 'reviewer')).toBe('suggestions-of-others')
  })

  test('on a block may be replaced by one of the same kind, for two people may make them at once', () => {
    const theirs = doc(p('a'), suggested(p('b'), { joined: author }))
    expect(overstepOf(theirs, doc(p('a'), suggested(p('b'), { joined: reviewer })), 'reviewer')).toBeNull()
    expect(overstepOf(theirs, doc(p('a'), p('b')), 'reviewer')).toBe('suggestions-of-others')
    const changed = doc(suggested(p('a'), { changed: [{ ...author, attrs: { dir: 'rtl' } }] }))
    const mine = doc(suggested(p('a'), { changed: [{ ...reviewer, type: 'heading' }] }))
    expect(overstepOf(changed, mine, 'reviewer')).toBeNull()
    expect(overstepOf(changed, doc(p('a')), 'reviewer')).toBe('suggestions-of-others')
  })

  test('withdrawing or making one’s own is never more, whatever else stands there', () => {
    fc.assert(
      fc.property(anySuggestedDocument(), (node) => {
        const without = resolve(node, ({ user }) => (user === 'reviewer' ? 'reject' : 'keep'))
        expect(overstepOf(node, without, 'reviewer')).toBeNull()
        expect(overstepOf(without, node, 'reviewer')).toBeNull()
      }),
      { numRuns: 50 },
    )
  }, 20_000)

  test('deciding on theirs is', () => {
    fc.assert(
      fc.property(anySuggestedDocument(), fc.constantFrom('accept', 'reject'), (node, verdict) => {
        const decided = resolve(node, ({ user }) => (user === 'author' ? verdict : 'keep'))
        fc.pre(JSON.stringify(originalReading(decided)) !== JSON.stringify(originalReading(node)))
        expect(overstepOf(node, decided, 'reviewer')).not.toBeNull()
      }),
      { numRuns: 50 },
    )
  }, 20_000)
})
