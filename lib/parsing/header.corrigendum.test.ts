import { expect, it } from 'vitest'
import { readHeaderLine } from './header'

it.each(['Corrigendum', 'Rectificatif', 'Corrección', 'Исправление', 'تصويب', '更正', 'Addendum', 'Additif'])(
  '%s is a line of a header',
  (line) => {
    expect(readHeaderLine(line)).toEqual({ field: 'other' })
  },
)
