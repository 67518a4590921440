import { expect, test } from 'vitest'
import { picture } from '@/lib/images/testing/pictures'
import { chart } from '@/lib/testing/pictures'
import { reportFacts } from '@/lib/testing/report-content'
import { doc, figure, p } from '@/lib/testing/richtext'
import { compile } from '../compile'
import type { ContentImage } from '../content'
import { exportWording } from '../wording'
import { Typesetter } from './typesetter'

const wording = exportWording()
const one = chart([1, 2, 3])
const two = chart([9, 5, 1])
const photo = { ...one, bytes: await picture('photograph').jpeg().toBuffer(), mime: 'image/jpeg' }
const IMAGES: Record<string, ContentImage> = { one, two, photo }

/** What stands over each caption, in the order of the pages. */
function shown(typesetter: Typesetter, ...pictures: string[]): (string | undefined)[] {
  const text = doc(
    p('Before.'),
    ...pictures.map((image) => figure({ image, alt: image }, `This is ${image}.`)),
  )
  const question = { id: 'q', label: '3', slug: '3', draftId: 'draft', text }
  const content = {
    report: reportFacts(),
    chapters: [],
    sections: [{ title: 'Section', questions: [question] }],
    images: Object.fromEntries(pictures.map((image) => [image, IMAGES[image]!])),
  }
  const tree = compile(content, wording)
  const drawn = typesetter
    .set(tree, 'a4')
    .pages.map(({ hash }) => typesetter.draw(hash)!.picture)
    .join('')
  const kept = [...drawn.matchAll(/data:image\/\w+;base64,([^"]+)/g)].map(([, data]) => data)
  return kept.map((data) =>
    Object.keys(IMAGES).find((name) => Buffer.from(IMAGES[name]!.bytes).toString('base64') === data),
  )
}

test('pictures stay over their captions when their order changes, when one comes, goes or is replaced', () => {
  const typesetter = new Typesetter()
  for (const pictures of [
    ['one', 'two'],
    ['two', 'one'],
    ['photo', 'one'],
    ['one', 'photo', 'two'],
    ['photo'],
    ['one'],
    ['one', 'two'],
  ])
    expect(shown(typesetter, ...pictures)).toEqual(pictures)
})
