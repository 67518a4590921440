import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { cleanImage } from './clean-image'
import { recognise } from './recognise'
import { chattyJpeg, chattyPng, noise, picture, SECRET, tellTale } from './testing/pictures'
import { tracesIn } from './testing/traces'

const tracesOf = async (bytes: Promise<Buffer>) => tracesIn(await bytes)

const TELL_TALES: [string, () => Promise<Buffer>, mime: string][] = [
  ['JPEG with a thumbnail, a comment and IPTC', chattyJpeg, 'image/jpeg'],
  ['PNG with texts and a time', chattyPng, 'image/png'],
  [
    'WebP, photograph',
    () => tellTale(picture('photograph')).webp({ lossless: true }).toBuffer(),
    'image/jpeg',
  ],
  ['WebP, chart', () => tellTale(picture('chart')).webp({ lossless: true }).toBuffer(), 'image/png'],
  ['GIF', () => picture('chart').gif().toBuffer(), 'image/png'],
  ['TIFF', () => tellTale(picture('photograph')).tiff().toBuffer(), 'image/jpeg'],
  ['AVIF', () => tellTale(picture('chart')).avif({ lossless: true }).toBuffer(), 'image/png'],
  ['PNG, half transparent', () => tellTale(picture('glass')).png().toBuffer(), 'image/png'],
]

describe.each(TELL_TALES)('%s', (name, make, mime) => {
  test('keeps nothing but the picture, upright', async () => {
    const bytes = await make()
    // The file does say it; otherwise this would prove nothing.
    if (name !== 'GIF') expect(bytes.includes(SECRET) || bytes.includes('ICC')).toBe(true)
    const clean = await cleanImage(bytes)
    expect(clean.mime).toBe(mime)
    expect(tracesIn(clean.bytes)).toEqual([])
    expect(Buffer.from(clean.bytes).includes(SECRET)).toBe(false)
    const { exif, icc, xmp, iptc, density, orientation, format, width, height, space } = await sharp(
      clean.bytes,
    ).metadata()
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({})
    expect([undefined, 72]).toContain(density)
    expect(`image/${format}`).toBe(mime)
    expect({ width, height }).toEqual({ width: clean.width, height: clean.height })
    expect(['srgb', 'b-w']).toContain(space)
    // Formats that carry an orientation were turned by a quarter.
    const isTurned = name !== 'GIF'
    expect([width, height]).toEqual(isTurned ? [48, 64] : [64, 48])
  })

  test('is the same each time', async () => {
    const bytes = await make()
    const [first, second] = [await cleanImage(bytes), await cleanImage(bytes)]
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true)
  })
})

test('the own reader finds what there is', async () => {
  expect((await tracesOf(chattyJpeg())).map((trace) => trace.split(' ')[0])).toEqual(
    expect.arrayContaining(['APP0', 'APP1', 'APP2', 'APP13', 'COM', '26']),
  )
  expect((await tracesOf(chattyPng())).map((trace) => trace.split(' ')[0])).toEqual(
    expect.arrayContaining(['tEXt', 'iTXt', 'tIME', 'eXIf', 'iCCP', 'pHYs']),
  )
})

test('stands as it was taken: what was up is up', async () => {
  // A red upper half; the camera was held sideways, and says so.
  const half = { create: { width: 40, height: 20, channels: 3, background: '#f00' } } as const
  const upright = sharp({ create: { width: 40, height: 40, channels: 3, background: '#00f' } }).composite([
    { input: half, left: 0, top: 0 },
  ])
  const sideways = await sharp(await upright.png().toBuffer())
    .rotate(270)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer()
  const clean = await cleanImage(sideways)
  const { data, info } = await sharp(clean.bytes).raw().toBuffer({ resolveWithObject: true })
  const [red, , blue] = [...data.subarray(20 * info.channels, 20 * info.channels + 3)]
  expect(red).toBeGreaterThan(200)
  expect(blue).toBeLessThan(60)
})

test('colours are those that were seen, whatever the profile called them', async () => {
  const wide = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c03020' } })
    .withIccProfile('p3', { attach: true })
    .png()
    .toBuffer()
  const { data } = await sharp((await cleanImage(wide)).bytes)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const [red, green, blue] = [...data]
  expect(Math.abs(red! - 0xc0) + Math.abs(green! - 0x30) + Math.abs(blue! - 0x20)).toBeLessThan(12)
})

test('16 bits, greys and CMYK become what every program shows', async () => {
  const grey = await sharp(noise(40, 40, 1), { raw: { width: 40, height: 40, channels: 1 } })
    .toColourspace('grey16')
    .png()
    .toBuffer()
  expect((await cleanImage(grey)).mime).toBe('image/jpeg')
  const cmyk = await picture('photograph').toColourspace('cmyk').jpeg().toBuffer()
  const { channels, depth } = await sharp((await cleanImage(cmyk)).bytes).metadata()
  expect({ channels, depth }).toEqual({ channels: 3, depth: 'uchar' })
})

test('what is larger than a page needs is scaled down, what is small stays', async () => {
  const large = await picture('chart', 4000, 2000).png().toBuffer()
  expect(await cleanImage(large)).toMatchObject({ width: 3000, height: 1500 })
  const small = await picture('chart', 10, 10).png().toBuffer()
  expect(await cleanImage(small)).toMatchObject({ width: 10, height: 10 })
})

test('transparency stays, a channel that says nothing goes', async () => {
  const seeThrough = await cleanImage(await picture('glass').png().toBuffer())
  expect((await sharp(seeThrough.bytes).metadata()).hasAlpha).toBe(true)
  const opaque = await cleanImage(await picture('chart').ensureAlpha(1).png().toBuffer())
  expect((await sharp(opaque.bytes).metadata()).hasAlpha).toBe(false)
})

describe('refuses, saying what to do', () => {
  const iso = (...brands: string[]) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(12 + 4 * brands.length)
    head.write('ftyp', 4, 'latin1')
    return Buffer.concat([head, Buffer.from(`${brands[0]}\0\0\0\0${brands.slice(1).join('')}`, 'latin1')])
  }
  test.each([
    ['HEIC', iso('heic', 'mif1'), 'imageHeic'],
    ['HEIC that calls itself by the container', iso('mif1', 'heic'), 'imageHeic'],
    ['SVG', Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'), 'imageSvg'],
    ['SVG with a mark before it', Buffer.from('\ufeff <svg onload="alert(1)"/>'), 'imageSvg'],
    ['PDF', Buffer.from('%PDF-1.7'), 'imageUnknown'],
    ['a program', Buffer.from('MZ\x90\0'), 'imageUnknown'],
    ['nearly nothing', Buffer.from([0xff]), 'imageUnknown'],
    ['text named as a picture', Buffer.from('GIF87b'), 'imageUnknown'],
    ['the head of a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'imageDamaged'],
    ['an AVIF without anything in it', iso('avif', 'mif1'), 'imageDamaged'],
  ])('%s', async (_, bytes, reason) => {
    await expect(cleanImage(bytes)).rejects.toMatchObject({ reason })
  })

  test('a picture that is cut off', async () => {
    const whole = await picture('photograph', 400, 400).png().toBuffer()
    await expect(cleanImage(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      reason: 'imageDamaged',
    })
  })

  test('a small file of very many pixels, without unpacking it', async () => {
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(300_000)
    const started = Date.now()
    await expect(cleanImage(bomb)).rejects.toMatchObject({ reason: 'imagePixels', code: 'too_large' })
    expect(Date.now() - started).toBeLessThan(500)
  })
})

test('an AVIF is told from a HEIC although both are of one family', () => {
  expect(recognise(Buffer.from('\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf', 'latin1'))).toBe('avif')
})
