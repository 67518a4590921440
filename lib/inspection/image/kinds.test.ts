import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { bareJpeg2000 } from '../cleaning/jpeg2000'
import { redraw } from '../cleaning/redraw'
import { Findings, type FindingKind } from '../finding'
import { bitmap, emf, exifSaying, jpeg2000, svg, uuidBox, wmf, xmlBox } from '../testing/drawings'
import { inspectImage } from './inspect-image'

const MARKER = 'Mark77'
const EXIF = Buffer.from('JpgTiffExif->JP2').toString('hex')

function found(bytes: Uint8Array) {
  const findings = new Findings()
  inspectImage(bytes, 'a', findings)
  return findings.inspection('docx', []).findings
}

const dot = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })

const SAYING: [what: string, kind: FindingKind, bytes: Buffer | (() => Promise<Buffer>), mime?: string][] = [
  ['a drawing of Windows in its head', 'imageMetadata', emf({ head: MARKER }), 'image/x-emf'],
  ['a drawing of Windows by its program', 'imageMetadata', emf({ program: MARKER }), 'image/x-emf'],
  ['a drawing of Windows by the name of a group', 'imageMetadata', emf({ windows: MARKER }), 'image/x-emf'],
  ['a drawing of Windows beside its second way', 'imageMetadata', emf({ plus: MARKER }), 'image/x-emf'],
  ['a drawing of Windows behind its end', 'hiddenBytes', emf({ behind: MARKER }), 'image/x-emf'],
  ['an older drawing of Windows by its program', 'imageMetadata', wmf(MARKER), 'image/x-wmf'],
  ['an older drawing of Windows behind its end', 'hiddenBytes', wmf('', MARKER), 'image/x-wmf'],
  ['a drawing of the web in a remark', 'remark', svg(`<!--${MARKER}-->`), 'image/svg+xml'],
  ['a drawing of the web in its data', 'imageMetadata', svg(`<metadata>${MARKER}</metadata>`), 'image/svg+xml'],
  ['a drawing of the web by its program', 'imageMetadata', svg('', ` xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="${MARKER}"`), 'image/svg+xml'],
  ['a drawing of the web in a script', 'script', svg(`<script>${MARKER}</script>`), 'image/svg+xml'],
  ['a drawing of the web on a click', 'script', svg(`<a onclick="${MARKER}"/>`), 'image/svg+xml'],
  ['a drawing of the web that loads another', 'externalContent', svg(`<image href="http://${MARKER}.example/a.png"/>`), 'image/svg+xml'],
  ['a drawing of the web by a folder', 'path', svg(`<image xlink:href="file:///home/${MARKER}/a.png"/>`), 'image/svg+xml'],
  ['a drawing of the web out of sight', 'hiddenText', svg(`<text style="display: none">${MARKER}</text>`), 'image/svg+xml'],
  ['a drawing of the web by its title', 'imageMetadata', svg(`<title>${MARKER}</title>`), 'image/svg+xml'],
  ['a drawing of the web by its description', 'imageMetadata', svg(`<g><desc>${MARKER}</desc></g>`), 'image/svg+xml'],
  ['a drawing of the web by data of one’s own', 'imageMetadata', svg(`<g data-name="${MARKER}"/>`), 'image/svg+xml'],
  ['a drawing of the web in an element that it does not have', 'imageMetadata', svg(`<zzz>${MARKER}</zzz>`), 'image/svg+xml'],
  ['a drawing of the web between its lines', 'hiddenText', svg(`<g>${MARKER}</g>`), 'image/svg+xml'],
  ['a drawing of the web in a remark among its rules', 'remark', svg(`<style>/* ${MARKER} */ .a{fill:red}</style>`), 'image/svg+xml'],
  ['a drawing of the web in a remark on a style', 'remark', svg(`<path style="/* ${MARKER} */fill:red"/>`), 'image/svg+xml'],
  ['a drawing of the web that loads rules', 'externalContent', svg(`<style>@import "http://${MARKER}.example/a.css";</style>`), 'image/svg+xml'],
  ['a drawing of the web whose rules load', 'externalContent', svg(`<style>.a{fill:url(http://${MARKER}.example/a)}</style>`), 'image/svg+xml'],
  ['a drawing of the web that loads from beside it', 'externalContent', svg(`<image href="../${MARKER}/x.png"/>`), 'image/svg+xml'],
  ['a drawing of the web in one that it holds', 'imageMetadata', svg(`<image href="data:image/svg+xml;charset=utf-8;base64,${svg(`<title>${MARKER}</title>`).toString('base64')}"/>`), 'image/svg+xml'],
  ['a drawing of the web in one that it holds in words', 'imageMetadata', svg(`<image href="data:image/svg+xml,${encodeURIComponent(svg(`<desc>${MARKER}</desc>`).toString())}"/>`), 'image/svg+xml'],
  ['a drawing of the web seen through', 'hiddenText', svg(`<text opacity="0%">${MARKER}</text>`), 'image/svg+xml'],
  ['a drawing of the web by a rule that hides', 'hiddenText', svg(`<style>.h{display:none}</style><text class="h">${MARKER}</text>`)],
  ['a drawing of the web in words without ink', 'hiddenText', svg(`<text fill="none">${MARKER}</text>`)],
  ['a drawing of the web in words without size', 'hiddenText', svg(`<text font-size="0">${MARKER}</text>`)],
  ['JPEG 2000 in a box of text', 'imageMetadata', jpeg2000({ boxes: [xmlBox(MARKER)] })],
  ['JPEG 2000 in XMP', 'imageMetadata', jpeg2000({ boxes: [uuidBox('be7acfcb97a942e89c71999491e3afac', Buffer.from(MARKER))] })],
  ['JPEG 2000 in Exif', 'imageMetadata', jpeg2000({ boxes: [uuidBox(EXIF, exifSaying(MARKER))] })],
  ['JPEG 2000 among its points', 'imageMetadata', jpeg2000({ said: MARKER })],
  ['JPEG 2000 in the head of a tile', 'imageMetadata', jpeg2000({ saidInTile: MARKER })],
  ['JPEG 2000 behind its points', 'hiddenBytes', jpeg2000({ behindPoints: MARKER })],
  ['JPEG 2000 behind its boxes', 'hiddenBytes', jpeg2000({ behind: MARKER })],
  ['a bitmap by a folder', 'path', bitmap({ profile: `C:\\Users\\${MARKER}\\a.icc` })],
  ['a bitmap behind its points', 'hiddenBytes', bitmap({ behind: MARKER })],
  ['a TIFF of one’s own tag', 'imageMetadata', exifSaying(MARKER)],
  ['a picture of a telephone', 'person', () => dot.clone().withExif({ IFD0: { Artist: MARKER } }).avif().toBuffer(), 'image/avif'],
] // prettier-ignore

test.each(SAYING)('%s says so', async (_, kind, make) => {
  const own = found(typeof make === 'function' ? await make() : make).filter((each) => each.kind === kind)
  expect(own.map(({ value }) => value).join('\n')).toContain(MARKER)
})

test.each(SAYING.filter(([, , , mime]) => mime !== undefined && mime !== 'image/avif'))(
  '%s says nothing when it was cleaned',
  async (_, _kind, make, mime) => {
    const { bytes } = await redraw(typeof make === 'function' ? await make() : make, mime!)
    expect(found(bytes)).toEqual([])
    expect(Buffer.from(bytes).toString('latin1').replaceAll('\0', '')).not.toContain(MARKER)
  },
)

test('JPEG 2000 that was cleaned has its points and no words; one of more boxes than any has is not read', () => {
  const all = {
    said: MARKER,
    saidInTile: MARKER,
    behindPoints: MARKER,
    behind: MARKER,
    boxes: [xmlBox(MARKER)],
  }
  const cleaned = Buffer.from(bareJpeg2000(jpeg2000(all))!)
  expect(found(cleaned)).toEqual([])
  expect(cleaned.toString('latin1')).not.toContain(MARKER)
  expect(cleaned.includes(Buffer.from([0xff, 0x93, 1, 2, 3, 0xff, 0xd9]))).toBe(true)
  const many = jpeg2000({ boxes: Array.from({ length: 5_000 }, () => xmlBox('')) })
  expect(found(many).map(({ kind }) => kind)).toEqual(['unreadable'])
})

test.each([
  ['lines around what is not filled', '<path id="seen" style="fill-opacity:0;stroke:red"/>'],
  ['what is shown in what is not', '<g visibility="hidden"><path id="seen" visibility="visible"/></g>'],
  ['what another place shows', '<g display="none"><path id="seen"/></g><use href="#seen"/>'],
  ['what a rule shows again', '<style>.a{display:inline}</style><path id="seen" class="a" display="none"/>'],
  ['words with a line around', '<text id="seen" fill="none" stroke="red">words</text>'],
  [
    'what is shaded from elsewhere',
    '<g display="none"><linearGradient id="seen"/></g><path fill="url(#seen)"/>',
  ],
])('a drawing of the web keeps %s when it is cleaned', async (_, inside) => {
  const { bytes } = await redraw(svg(inside), 'image/svg+xml')
  expect(Buffer.from(bytes).toString()).toContain('id="seen"')
})

describe('a plain one', () => {
  test.each<[string, Buffer | (() => Promise<Buffer>)]>([
    ['drawing of Windows', emf()],
    ['older drawing of Windows', wmf()],
    ['drawing of the web', svg()],
    ['JPEG 2000', jpeg2000({})],
    ['bitmap', bitmap()],
    ['AVIF', () => dot.clone().avif().toBuffer()],
    ['TIFF', () => dot.clone().tiff().toBuffer()],
  ])('%s says nothing', async (_, make) => {
    expect(found(typeof make === 'function' ? await make() : make)).toEqual([])
  })

  test.each([
    ['drawing of Windows', emf(), 'image/x-emf'],
    ['older drawing of Windows', wmf(), 'image/x-wmf'],
    ['drawing of the web', svg(), 'image/svg+xml'],
  ])('%s is drawn the same when it was cleaned', async (_, bytes, mime) => {
    const cleaned = Buffer.from((await redraw(bytes, mime)).bytes)
    if (mime === 'image/svg+xml') expect(cleaned.toString()).toContain(bytes.toString())
    else expect(cleaned).toEqual(bytes)
  })
})

test('one that is cut off anywhere is read to there', () => {
  for (const whole of [
    emf({ program: 'a', plus: 'b' }),
    wmf('a'),
    svg('<a/>'),
    jpeg2000({ boxes: [xmlBox('a')], said: 'b' }),
    bitmap(),
    exifSaying('a'),
  ])
    for (let length = 1; length < whole.length; length += 3)
      expect(() => found(whole.subarray(0, length))).not.toThrow()
})

test('a drawing of the web that would take long is read in bearable time', { timeout: 20_000 }, async () => {
  const started = performance.now()
  const spaces = `<style>${'a{fill:url('.repeat(100)}${' '.repeat(2_000_000)}</style>`
  const nested = `${'<g display="none">'.repeat(900)}${'<path/>'.repeat(20_000)}<path id="a"/>${'</g>'.repeat(900)}<use href="#a"/>`
  for (const inside of [spaces, nested, `<path style="${'/*'.repeat(500_000)}"/>`]) {
    found(svg(inside))
    await redraw(svg(inside), 'image/svg+xml')
  }
  expect(performance.now() - started).toBeLessThan(10_000)
})
