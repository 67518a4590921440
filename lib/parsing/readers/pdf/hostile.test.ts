import { zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { isAppError } from '@/lib/errors'
import { refusal } from '../testing/refusal'
import { readPdf } from '.'
import { pagesPdf, type PdfObject, pdfOf, picture, shown } from './testing/minimal-pdf'

const SCAN = { content: 'q 595 0 0 842 0 0 cm /I Do Q', resources: '/XObject<</I 5 0 R>>' }
const refused = (bytes: Uint8Array): Promise<unknown> => refusal(readPdf(bytes))
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('what has no text', () => {
  it('refuses scanned pages, stamped or not', async () => {
    expect(await refused(pagesPdf([SCAN, SCAN, SCAN], [picture(50)]))).toEqual({
      code: 'unsupported',
      reason: 'pdfScanned',
      pages: 3,
    })
    const stamped = { ...SCAN, content: `${SCAN.content} ${shown(['Scanned by machine'])}` }
    expect(await refused(pagesPdf([stamped, stamped], [picture(50)]))).toMatchObject({ reason: 'pdfScanned' })
  })

  it('reads what has some, and counts the pages without', async () => {
    const text = shown(['This page has a line of text that is long enough to be a page of a reply.'])
    const { notices, text: read } = await readPdf(
      pagesPdf([{ content: text }, SCAN, { content: '' }], [picture(50)]),
    )
    expect(read).toContain('long enough')
    expect(notices).toContainEqual({ code: 'pagesWithoutText', values: { count: 1 } })
  })

  it('never unpacks a picture', async () => {
    const start = performance.now()
    await readPdf(
      pagesPdf(
        [
          {
            ...SCAN,
            content: `${SCAN.content} ${shown(['A line of text beside a picture that is far too large for any memory.'])}`,
          },
        ],
        [picture(60_000)],
      ),
    )
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})

function composite(encoding: string, ordering: string): PdfObject[] {
  return [
    {
      dictionary: `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/DescendantFonts[6 0 R]>>`,
    },
    {
      dictionary: `<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 2>>/FontDescriptor 7 0 R/DW 1000>>`,
    },
    {
      dictionary:
        '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 800/StemV 80>>',
    },
  ]
}

const compositePage = (codes: string) => ({
  content: `BT /C 12 Tf 72 700 Td <${codes}> Tj ET`,
  resources: '/Font<</C 5 0 R>>',
})

describe('fonts that the file does not carry', () => {
  it.each([
    ['UniGB-UCS2-H', '7b2c4e096bb576847b54590d'],
    ['UniGB-UTF16-H', '7b2c4e096bb576847b54590d'],
    ['GBK-EUC-H', 'b5dac8fdb6ceb5c4b4f0b8b4'],
    ['GB-EUC-H', 'b5dac8fdb6ceb5c4b4f0b8b4'],
  ])('reads Chinese by %s without asking anybody', async (encoding, codes) => {
    const { text } = await readPdf(pagesPdf([compositePage(codes)], composite(encoding, 'GB1')))
    expect(text).toBe('第三段的答复')
  })

  it('refuses codes that nobody can tell the letters of', async () => {
    expect(await refused(pagesPdf([compositePage('0b3f0c4a')], composite('Identity-H', 'GB1')))).toEqual({
      code: 'unsupported',
      reason: 'pdfNoLetters',
    })
  })
})

describe('what cannot be opened', () => {
  it('says that a password is needed', async () => {
    const none = `<${'00'.repeat(32)}>`
    const encrypt = { dictionary: `<</Filter/Standard/V 2/R 3/Length 128/O ${none}/U ${none}/P -4>>` }
    const file = pagesPdf([{ content: shown(['Hello']) }], [encrypt], '/Encrypt 5 0 R/ID[<00><00>]')
    expect(await refused(file)).toEqual({ code: 'unsupported', reason: 'pdfEncrypted' })
  })

  it.each([
    ['nothing', new Uint8Array(0)],
    ['a header alone', bytesOf('%PDF-1.7\n')],
    ['no pages', pdfOf([{ dictionary: '<</Type/Catalog>>' }])],
    ['another format', bytesOf('<html><body>%PDF-</body></html>')],
  ])('refuses %s', async (_, file) => {
    expect(await refused(file)).toMatchObject({ reason: 'pdfBroken' })
  })

  it('refuses more pages than a reply can have before it reads one', async () => {
    const kids = Array.from({ length: 1_001 }, () => '3 0 R').join(' ')
    const file = pdfOf([
      { dictionary: '<</Type/Catalog/Pages 2 0 R>>' },
      { dictionary: `<</Type/Pages/Count 1001/Kids[${kids}]>>` },
      { dictionary: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>' },
    ])
    expect(await refused(file)).toEqual({
      code: 'too_large',
      reason: 'pdfTooLong',
      pages: 1_001,
      limit: 1_000,
    })
  })

  it('refuses a page with more signs than can be printed on it', async () => {
    const content = zlibSync(
      bytesOf(`BT /F 1 Tf ${`(${'a'.repeat(100)}) Tj 1 0 0 1 9 9 Tm `.repeat(1_300)}ET`),
    )
    expect(content.length).toBeLessThan(2_000)
    expect(await refused(pagesPdf([{ content, filter: 'FlateDecode' }]))).toMatchObject({ code: 'too_large' })
  }, 20_000)

  it('leaves out what stands beside the page', async () => {
    const file = pagesPdf([{ content: shown(['On the page']) + shown(['Beside it'], { x: 900 }) }])
    expect((await readPdf(file)).text).toBe('On the page')
  })
})

/** Numbers that are the same at every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

it('never throws anything but AppError, whatever happened to the bytes', async () => {
  const file = pagesPdf([
    { content: shown(['1. The State party has adopted a plan.', 'It is carried out.']) },
    { content: shown(['Region', 'North']) + shown(['Women', '12'], { x: 300 }) },
  ])
  const random = randomNumbers(7)
  for (let round = 0; round < 120; round += 1) {
    const bytes = file.slice(0, random(4) === 0 ? random(file.length) : file.length)
    const changes = 1 + random(12)
    for (let change = 0; change < changes; change += 1) bytes[random(bytes.length)] = random(256)
    try {
      const { text, marks } = await readPdf(bytes)
      for (const { start, end } of marks) expect(start < end && end <= text.length).toBe(true)
    } catch (error) {
      expect(isAppError(error), String(error)).toBe(true)
    }
  }
}, 60_000)

it('tells how far it is, page by page', async () => {
  const shares: number[] = []
  const page = { content: shown(['A page of text']) }
  await readPdf(pagesPdf([page, page, page, page]), { onProgress: (share) => shares.push(share) })
  expect(shares).toEqual([0.25, 0.5, 0.75, 1])
})

it('leaves the bytes that it was given as they were', async () => {
  const file = pagesPdf([{ content: shown(['A page of text']) }])
  const copy = file.slice()
  await readPdf(file)
  expect(file).toEqual(copy)
  expect((await readPdf(Buffer.from(file))).text).toBe('A page of text')
})
