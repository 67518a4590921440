import { expect, test } from 'vitest'
import { doc, h, li, p, table, td, tr, ul } from '@/lib/testing/richtext'
import { by, del, fmt, ins, split, suggested } from '@/lib/testing/suggested'
import type { DocumentNode } from '../document'
import { suggestionsIn } from './list'

const reviewer = by('reviewer')
const author = by('author', 'author-1', 2)

function told(...content: DocumentNode[]) {
  return suggestionsIn(doc(...content)).map(({ id, kind, inserted, deleted, kept, block }) =>
    [id, kind, inserted, deleted, kept, block].filter((value) => value !== '').join(' | '),
  )
}

test('says of each what it is, whose, and where it begins', () => {
  expect(told(p('a'), p(del(reviewer, 'old'), ins(reviewer, 'new'), ' ', ins(author, 'more')))).toEqual([
    'reviewer | replacement | new | old | 1',
    'author-1 | insertion | more | 1',
  ])
  expect(told(p(del(reviewer, 'old')))).toEqual(['reviewer | deletion | old | 0'])
  expect(told(p('a', split(reviewer), 'b'))).toEqual(['reviewer | split | 0'])
  expect(told(p('a'), suggested(p('b'), { joined: reviewer }))).toEqual(['reviewer | join | 1'])
  expect(told(p(fmt(reviewer, 'word', { add: [{ type: 'bold' }], remove: ['italic'] })))).toEqual([
    'reviewer | formatting | word | 0',
  ])
  expect(told(suggested(h(2, 'Title'), { changed: [{ ...reviewer, type: 'paragraph' }] }))).toEqual([
    'reviewer | block-change | Title | 0',
  ])
})

test('takes together what has one id, in whatever blocks', () => {
  expect(
    told(
      suggested(p(ins(reviewer, 'one')), { inserted: reviewer }),
      suggested(ul(li('old'), li('list')), { deleted: reviewer }),
      p(ins(reviewer, 'two')),
    ),
  ).toEqual(['reviewer | block-replacement | one\ntwo | old\nlist | 0'])
  expect(told(table(tr(td('a')), suggested(tr(td(), td()), { inserted: reviewer })))).toEqual([
    'reviewer | block-insertion | 0',
  ])
  expect(told(table(tr(td('a'), td('b')), suggested(tr(td('c'), td('d')), { deleted: reviewer })))).toEqual([
    'reviewer | block-deletion | c\nd | 0',
  ])
})

test('two people’s suggestions side by side stay two, and so do two on the same words', () => {
  const both = { ...del(reviewer, 'x'), marks: [...del(reviewer, '').marks!, ...del(author, '').marks!] }
  expect(told(p(ins(reviewer, 'a'), ins(author, 'b')))).toEqual([
    'reviewer | insertion | a | 0',
    'author-1 | insertion | b | 0',
  ])
  expect(told(p(both))).toEqual(['reviewer | deletion | x | 0', 'author-1 | deletion | x | 0'])
})
