import { expect, test } from 'vitest'
import { exportWording } from '@/lib/export/wording'
import { PIXEL } from '@/lib/testing/images'
import { reportFacts } from '@/lib/testing/report-content'
import { doc, figure, li, p, ul } from '@/lib/testing/richtext'
import { compile } from './compile'
import { renderJson } from './formats/json/render'

const wording = exportWording()
// As the database names them: the first digits are the moment at which each was sent.
const idOf = (moment: string) => `${moment}-0000-7000-8000-00000000000a`
const [early, late, gone] = [idOf('0190a5c2'), idOf('0192ffff'), idOf('0195aaaa')] as const
const picture = { bytes: PIXEL, mime: 'image/png' as const, width: 1, height: 1 }

test('pictures are named in the order of the report, and by no row of the database', () => {
  const text = doc(
    figure({ image: late, alt: 'A' }),
    ul(li(p('one'), figure({ image: gone, alt: 'B' }))),
    figure({ image: early, alt: 'C' }),
    figure({ image: late, alt: 'A again' }),
  )
  const questions = [{ id: 'q-1', label: '1', slug: '1', draftId: 'd-1', text }]
  const images = { [early]: picture, [late]: picture, other: picture }
  const tree = compile(
    { report: reportFacts(), chapters: [], sections: [{ title: 'A', questions }], images },
    wording,
  )
  expect(Object.keys(tree.images)).toEqual(['image-1', 'image-3'])
  const json = new TextDecoder().decode(renderJson(tree))
  expect(json.match(/"image": "image-\d"/g)).toEqual(
    [1, 2, 3, 1].map((number) => `"image": "image-${number}"`),
  )
  expect(json).not.toMatch(/0000-7000-8000/)
})
