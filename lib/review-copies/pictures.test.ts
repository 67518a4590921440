import { createHash } from 'node:crypto'
import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { picture } from '@/lib/images/testing/pictures'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { misfitsIn } from '@/lib/richtext/suggestions/fits'
import type { DocumentNode } from '@/lib/richtext/document'
import { doc, figure, p } from '@/lib/testing/richtext'
import { readCopy } from './reading'
import { BEFORE, copyOf, draftText, LAWYER, linesOf, taken } from './testing/copies'
import { pictureRun, tracked, withPictures } from './testing/with-picture'

const png = new Uint8Array(await picture('chart').png().toBuffer())
const jpeg = new Uint8Array(await picture('photograph').jpeg().toBuffer())
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const PARTS = { rIdP1: { name: 'new1.png', bytes: png }, rIdP2: { name: 'new2.jpg', bytes: jpeg } }
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraphWith = (text: string) => new RegExp(`<w:p>(?:(?!</w:p>).)*${text}(?:(?!</w:p>).)*</w:p>`)
const END = `<w:pPr><w:rPr><w:ins w:id="951" ${LAWYER}/></w:rPr></w:pPr>`

/** The lines of a document, with a picture as what it shows. */
const seen = (node: DocumentNode): string[] =>
  (node.content ?? []).flatMap((each) =>
    each.type === 'figure'
      ? [`(${(each.attrs?.alt as string | undefined) ?? ''})`]
      : each.content && each.type !== 'paragraph'
        ? seen(each)
        : linesOf(each),
  )

async function after(change: (xml: string) => string, parts: Parameters<typeof withPictures>[1] = PARTS) {
  const { bytes, compare } = await copyOf(draftText)
  const changes = compare(withPictures(bytes, parts, change))
  const { document, conflicts } = taken(draftText, changes)
  expect(conflicts).toEqual([])
  expect(originalReading(document)).toEqual(originalReading(draftText))
  expect(misfitsIn(document)).toEqual(new Set())
  const [{ edits, remarks }] = changes.drafts as [(typeof changes.drafts)[number]]
  return { edits, remarks, document, lines: seen(finalReading(document)), elsewhere: changes.remarks }
}

const lines = (...inserted: [number, string][]) => {
  const made = [...BEFORE]
  for (const [at, line] of inserted.toReversed()) made.splice(at, 0, line)
  return made
}

describe('a picture that was put in', () => {
  test.each([
    ['tracked', tracked],
    ['not tracked', (runs: string) => runs],
  ])('in a paragraph of its own stands there, with what it shows: %s', async (_, as) => {
    const { edits, remarks, document } = await after((xml) =>
      xml.replace(
        paragraphWith('The last one\\.'),
        `<w:p>${as === tracked ? END : ''}${as(pictureRun('rIdP1', { alt: 'Open doors, by year' }))}</w:p>$&`,
      ),
    )
    expect(remarks).toEqual([])
    expect(edits).toMatchObject([{ kind: 'insertBlocks', author: as === tracked ? 'The lawyer' : null }])
    expect(finalReading(document).content!.at(-2)).toEqual({
      ...figure({ image: hashOf(png), alt: 'Open doors, by year' }),
      attrs: { image: hashOf(png), alt: 'Open doors, by year' },
    })
  })

  test('between new paragraphs stands between them', async () => {
    const { lines: made } = await after((xml) =>
      xml.replace(
        paragraphWith('The last one\\.'),
        `<w:p>${END}${tracked(run('Before it.'))}</w:p><w:p>${END}${tracked(pictureRun('rIdP1', { alt: 'one' }))}</w:p><w:p>${END}${tracked(run('Between them.'))}${tracked(pictureRun('rIdP2', { alt: 'two' }))}</w:p>$&`,
      ),
    )
    expect(made).toEqual(lines([9, 'Before it.'], [9, '(one)'], [9, 'Between them.'], [9, '(two)']))
  })

  test('among words stands behind their paragraph, at its beginning before it; the words are as they were', async () => {
    const { lines: made } = await after((xml) =>
      xml
        .replace(
          run('A third paragraph.'),
          `${run('A third ')}${tracked(pictureRun('rIdP1', { alt: 'in' }))}${run('paragraph.')}`,
        )
        .replace(run('The last one.'), `${pictureRun('rIdP2', { alt: 'at the start' })}$&`),
    )
    expect(made).toEqual(lines([3, '(in)'], [9, '(at the start)']))
  })

  test('in cells, items and new rows stands in them', async () => {
    const row = `<w:tr><w:tc><w:p>${run('five')}</w:p></w:tc><w:tc><w:p>${pictureRun('rIdP2', { alt: 'in a row' })}</w:p></w:tc></w:tr>`
    const { document, remarks } = await after((xml) =>
      xml
        .replace(run('places in towns'), `$&${pictureRun('rIdP1', { alt: 'in an item' })}`)
        .replace(run('one'), `$&${pictureRun('rIdP1', { alt: 'in a cell' })}`)
        .replace(/<w:tr(?: [^>]*)?>(?:(?!<\/w:tr>).)*>three<(?:(?!<\/w:tr>).)*<\/w:tr>/, `$&${row}`),
    )
    expect(remarks).toEqual([])
    const places = (node: DocumentNode, path: string): string[] =>
      (node.content ?? []).flatMap((each, index) =>
        each.type === 'figure'
          ? [`${path} ${index} ${String(each.attrs?.alt)}`]
          : places(each, `${path}/${each.type}`),
      )
    expect(places(finalReading(document), '')).toEqual([
      '/bulletList/listItem 1 in an item',
      '/table/tableRow/tableCell 1 in a cell',
      '/table/tableRow/tableCell 0 in a row',
    ])
  })

  test('that was deleted again, or stands where the report has its own, brings nothing', async () => {
    const { edits, remarks } = await after((xml) =>
      xml.replace(
        run('A third paragraph.'),
        `$&<w:ins w:id="1" ${LAWYER}><w:del w:id="2" ${LAWYER}>${pictureRun('rIdP1')}</w:del></w:ins>`,
      ),
    )
    expect([edits, remarks]).toEqual([[], []])
  })
})

test('a picture that cannot be taken in is told with its place, what it shows and why; words beside it come', async () => {
  const text = (words: string) => `<w:r><w:t>${words}</w:t></w:r>`
  const drawing = (inner: string) => `<w:r><w:drawing><wp:inline>${inner}</wp:inline></w:drawing></w:r>`
  const { edits, remarks, elsewhere } = await after(
    (xml) =>
      xml
        .replace(
          run('A third paragraph.'),
          [
            '$&',
            drawing('<wp:docPr id="5" name="x" descr="a chart"/>'),
            drawing(`<w:txbxContent><w:p>${text('in a box')}</w:p></w:txbxContent>`),
            tracked(pictureRun('rIdE', { alt: 'a drawing of old' })),
            pictureRun('rIdP1', { alt: 'cut', crop: ' l="12000"' }),
            pictureRun('rIdP1', { alt: 'elsewhere', how: 'link' }),
            pictureRun('rIdNone', { alt: 'of no part' }),
            pictureRun('rIdEmpty', { alt: 'empty' }),
            tracked(text(' And more.')),
          ].join(''),
        )
        .replace(
          /(<w:p><w:pPr><w:pStyle w:val="Title"\/>(?:(?!<\/w:p>).)*)<\/w:p>/,
          `$1${tracked(pictureRun('rIdP1', { alt: 'on the cover' }))}</w:p>`,
        ),
    {
      ...PARTS,
      rIdE: { name: 'old.emf', bytes: strToU8('\u0001 EMF') },
      rIdEmpty: { name: 'e.png', bytes: new Uint8Array() },
    },
  )
  expect(edits).toMatchObject([{ kind: 'insert', author: 'The lawyer', pieces: [{ text: ' And more.' }] }])
  expect(remarks.map(({ kind, author, wanted }) => [kind, author, wanted])).toEqual([
    ['pictureDrawn', null, 'a chart'],
    ['pictureFormat', 'The lawyer', 'a drawing of old'],
    ['pictureCropped', null, 'cut'],
    ['pictureLinked', null, 'elsewhere'],
    ['pictureLinked', null, 'of no part'],
    ['pictureDamaged', null, 'empty'],
    ['textBox', null, 'in a box'],
  ])
  for (const { passage } of remarks) expect(passage).toBe('A third paragraph. And more.')
  expect(elsewhere).toMatchObject([{ kind: 'pictureFixed', author: 'The lawyer', wanted: 'on the cover' }])
})

test('a file full of pictures brings the first of them, and tells the others', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 43 }, (_, index) => [
      `rIdM${index}`,
      { name: `many${index}.png`, bytes: new Uint8Array([...png, index]) },
    ]),
  )
  const { edits, remarks } = await after(
    (xml) =>
      xml.replace(
        run('A third paragraph.'),
        `$&${Object.keys(many)
          .map((id) => pictureRun(id))
          .join('')}`,
      ),
    many,
  )
  expect(edits).toHaveLength(40)
  expect(remarks.map(({ kind }) => kind)).toEqual(['pictureMany', 'pictureMany', 'pictureMany'])
})

test('pictures that unpack to far more than a file holds are told; what they show is no longer than anybody needs', async () => {
  const filler = (length: number, every: number) => {
    const bytes = new Uint8Array(length)
    for (let at = 0; at < length; at += every) bytes[at] = (at * 2_654_435_761) >>> 24
    bytes.set(png)
    return bytes
  }
  const shown = [
    pictureRun('rIdP0', { alt: 'a bomb' }),
    pictureRun('rIdP1', { alt: `${'x'.repeat(1_999)}\u{1f6aa}` }),
    pictureRun('rIdP2', { alt: 'two' }),
  ]
  const { edits, remarks } = await after(
    (xml) => xml.replace(run('A third paragraph.'), `$&${shown.join('')}`),
    {
      rIdP0: { name: 'bomb.png', bytes: filler(11_000_000, 1_000_000) },
      rIdP1: { name: 'one.png', bytes: filler(15_000_001, 60) },
      rIdP2: { name: 'two.png', bytes: filler(15_000_000, 60) },
    },
  )
  expect(edits).toMatchObject([{ blocks: [{ picture: { alt: 'x'.repeat(1_999) } }] }])
  expect(remarks.map(({ kind, wanted }) => [kind, wanted])).toEqual(
    ['a bomb', 'two'].map((alt) => ['pictureLarge', alt]),
  )
}, 30_000)

test('pictures that the report put there are not looked at, and one that came beside them is', async () => {
  const own = { bytes: png, mime: 'image/png', width: 64, height: 48 }
  const text = doc(
    p('Before.'),
    figure({ image: 'own', alt: 'Ours' }, 'Its caption'),
    figure({ image: 'own', alt: 'Bare' }),
    p('End.'),
  )
  const { bytes, compare } = await copyOf(text, [], { own })
  expect(readCopy(bytes).pictures.size).toBe(0)
  expect(compare(bytes).drafts[0]).toMatchObject({ edits: [], remarks: [] })
  const back = withPictures(bytes, PARTS, (xml) =>
    xml.replace(run('End.'), `$&${pictureRun('rIdP2', { alt: 'theirs' })}`),
  )
  expect([...readCopy(back).pictures.keys()]).toEqual([hashOf(jpeg)])
  const { document } = taken(text, compare(back))
  expect(seen(finalReading(document))).toEqual(['Before.', '(Ours)', '(Bare)', 'End.', '(theirs)'])

  const gone = withPictures(bytes, {}, (xml) =>
    xml.replace(
      /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:drawing>(?:(?!<\/w:r>).)*Bare.*?<\/w:r>/,
      `<w:del w:id="960" ${LAWYER}>$&</w:del>`,
    ),
  )
  expect(compare(gone).remarks).toEqual([
    { kind: 'pictureGone', author: 'The lawyer', passage: '', wanted: 'Bare' },
  ])
})
