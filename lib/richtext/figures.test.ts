import { expect, test } from 'vitest'
import { bold, doc, figure, li, note, p, table, td, tr, ul } from '@/lib/testing/richtext'
import { undescribedFigures } from './figures'

test('names the figures without a description, wherever they stand, as somebody counts them', () => {
  const document = doc(
    figure({ image: 'a', alt: 'A door' }),
    p('text'),
    figure({ image: 'b' }, 'The ', bold('shelter'), note('Seen in May.')),
    ul(li('item', figure({ image: 'c', alt: ' \u200b ' }))),
    table(tr(td(figure({ image: 'd', decorative: true }), figure({ image: null, alt: '' })))),
  )
  expect(undescribedFigures(document)).toEqual([
    { number: 2, image: 'b', caption: 'The shelter' },
    { number: 3, image: 'c', caption: '' },
    { number: 5, image: null, caption: '' },
  ])
  expect(undescribedFigures(doc(p('none')))).toEqual([])
  const inserted = { id: '00000000-0000-4000-8000-000000000001', user: 'u', at: 1 }
  expect(undescribedFigures(doc(figure({ image: 'e', inserted } as never), figure({ image: 'f' })))).toEqual([
    { number: 2, image: 'f', caption: '' },
  ])
})
