import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cleanImage } from '@/lib/images/clean-image'
import { chattyJpeg, chattyPng, picture, SECRET, tellTale } from '@/lib/images/testing/pictures'
import { Findings } from '../finding'
import { inspectImage } from './inspect-image'

function found(bytes: Uint8Array) {
  const findings = new Findings()
  inspectImage(bytes, 'a', findings)
  return findings.inspection('docx', []).findings
}
const kindsIn = (bytes: Uint8Array) => new Set(found(bytes).map(({ kind }) => kind))

test.each([
  ['JPEG', chattyJpeg, ['person', 'editTime', 'imagePlace', 'imageMetadata', 'thumbnail', 'hiddenBytes']],
  ['PNG', chattyPng, ['person', 'editTime', 'imagePlace', 'imageMetadata', 'hiddenBytes']],
  [
    'WebP',
    () => tellTale(picture('photograph')).webp().toBuffer(),
    ['person', 'editTime', 'imagePlace', 'imageMetadata'],
  ],
] as const)('a %s says who, when, where and with what', async (_, make, kinds) => {
  const bytes = await make()
  expect(kindsIn(bytes)).toEqual(new Set(kinds))
  const said = found(bytes).map(({ kind, value }) => `${kind} ${value}`)
  expect(said).toEqual(expect.arrayContaining([`person artist: ${SECRET}`, `imageMetadata make: ${SECRET}`]))
  expect(said.find((each) => each.startsWith('imagePlace GPS 2'))).toContain('43 15 0')
})

test('a TIFF says what stands beside its picture', async () => {
  const bytes = await tellTale(picture('chart')).tiff().toBuffer()
  expect(kindsIn(bytes)).toEqual(new Set(['imageMetadata']))
  expect(kindsIn(await picture('chart').tiff().toBuffer())).toEqual(new Set())
})

test('a GIF says what stands in its comments', async () => {
  const plain = await picture('chart').gif().toBuffer()
  expect(found(plain)).toEqual([])
  const comment = Buffer.concat([
    Buffer.from([0x21, 0xfe, SECRET.length]),
    Buffer.from(SECRET),
    Buffer.from([0]),
  ])
  const end = plain.lastIndexOf(0x3b)
  const bytes = Buffer.concat([plain.subarray(0, end), comment, plain.subarray(end), Buffer.from('behind')])
  expect(found(bytes).map(({ kind, value }) => [kind, value])).toEqual([
    ['hiddenBytes', '6 B: behind'],
    ['imageMetadata', SECRET],
  ])
})

test.each(['jpeg', 'png', 'webp', 'gif'] as const)('a plain %s says nothing', async (format) => {
  const bytes = await picture('chart').toFormat(format).toBuffer()
  expect(found(bytes).filter(({ value }) => !value.startsWith('pHYs'))).toEqual([])
})

test('a picture that was drawn anew says nothing', async () => {
  for (const make of [chattyJpeg, chattyPng])
    expect(found((await cleanImage(await make())).bytes)).toEqual([])
})

test('one that is cut off, or none, is called unreadable', async () => {
  const whole = await sharp(await chattyJpeg())
    .withMetadata()
    .jpeg()
    .toBuffer()
  expect(kindsIn(Buffer.from('no picture at all'))).toEqual(new Set(['unreadable']))
  expect(kindsIn(whole.subarray(0, 25))).toContain('unreadable')
})
