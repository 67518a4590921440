import { expect, test } from 'vitest'
import { doc, h, li, p, table, td, tr, ul } from '@/lib/testing/richtext'
import { by, del, fmt, ins, split, suggested } from '@/lib/testing/suggested'
import type { DocumentNode } from '../document'
import { suggestionsIn } from './list'

const ana = by('ana')
const ben = by('ben', 'ben-1', 2)

function told(...content: DocumentNode[]) {
  return suggestionsIn(doc(...content)).map(({ id, kind, inserted, deleted, kept, block }) =>
    [id, kind, inserted, deleted, kept, block].filter((value) => value !== '').join(' | '),
  )
}

test('says of each what it is, whose, and where it begins', () => {
  expect(told(p('a'), p(del(ana, 'old'), ins(ana, 'new'), ' ', ins(ben, 'more')))).toEqual([
    'ana | replacement | new | old | 1',
    'ben-1 | insertion | more | 1',
  ])
  expect(told(p(del(ana, 'old')))).toEqual(['ana | deletion | old | 0'])
  expect(told(p('a', split(ana), 'b'))).toEqual(['ana | split | 0'])
  expect(told(p('a'), suggested(p('b'), { joined: ana }))).toEqual(['ana | join | 1'])
  expect(told(p(fmt(ana, 'word', { add: [{ type: 'bold' }], remove: ['italic'] })))).toEqual([
    'ana | formatting | word | 0',
  ])
  expect(told(suggested(h(2, 'Title'), { changed: [{ ...ana, type: 'paragraph' }] }))).toEqual([
    'ana | block-change | Title | 0',
  ])
})

test('takes together what has one id, in whatever blocks', () => {
  expect(
    told(
      suggested(p(ins(ana, 'one')), { inserted: ana }),
      suggested(ul(li('old'), li('list')), { deleted: ana }),
      p(ins(ana, 'two')),
    ),
  ).toEqual(['ana | block-replacement | one\ntwo | old\nlist | 0'])
  expect(told(table(tr(td('a')), suggested(tr(td(), td()), { inserted: ana })))).toEqual([
    'ana | block-insertion | 0',
  ])
  expect(told(table(tr(td('a'), td('b')), suggested(tr(td('c'), td('d')), { deleted: ana })))).toEqual([
    'ana | block-deletion | c\nd | 0',
  ])
})

test('two people’s suggestions side by side stay two, and so do two on the same words', () => {
  const both = { ...del(ana, 'x'), marks: [...del(ana, '').marks!, ...del(ben, '').marks!] }
  expect(told(p(ins(ana, 'a'), ins(ben, 'b')))).toEqual([
    'ana | insertion | a | 0',
    'ben-1 | insertion | b | 0',
  ])
  expect(told(p(both))).toEqual(['ana | deletion | x | 0', 'ben-1 | deletion | x | 0'])
})
