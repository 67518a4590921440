import { expect, test } from 'vitest'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { doc, figure, p } from '@/lib/testing/richtext'
import { idsIn } from './ids-in'

test('finds the pictures of figures in stored updates, wherever they stand', () => {
  const first = '0197c0de-0000-7000-8000-00000000000a'
  const second = '0197c0de-0000-7000-8000-00000000000b'
  const updates = [
    updateFromDocument(doc(p('Текст 😀'), figure({ image: first, alt: 'x' }, 'One'))),
    updateFromDocument(doc(figure({ image: second }), figure({ image: first })), 9),
    updateFromDocument(doc(p('0197c0de-0000'))),
  ]
  expect(idsIn(updates)).toEqual([first, second])
})
