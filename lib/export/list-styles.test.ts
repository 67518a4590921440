import { expect, test } from 'vitest'
import { li, ol, p, ul, withAttrs } from '@/lib/testing/richtext'
import { styleLists } from './list-styles'

test('numbered lists count by their depth among numbered lists, unless somebody chose', () => {
  const styled = (type: string, ...items: Parameters<typeof ol>) => withAttrs(ol(...items), { type })
  expect(
    styleLists([
      p('x'),
      ol(li('1', ul(li('bullet', ol(li('a', ol(li('i', ol(li('1')))))))))),
      styled('I', li('I', ol(li('a')))),
    ]),
  ).toEqual([
    p('x'),
    styled('1', li('1', ul(li('bullet', styled('a', li('a', styled('i', li('i', styled('1', li('1')))))))))),
    styled('I', li('I', styled('a', li('a')))),
  ])
})
