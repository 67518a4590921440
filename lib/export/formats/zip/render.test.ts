import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { PIXEL } from '@/lib/testing/images'
import { richReport } from '@/lib/testing/report-content'
import { doc, figure } from '@/lib/testing/richtext'
import { compile } from '../../compile'
import { exportWording } from '../../wording'
import { FORMATS } from '..'
import type { ManifestEntry } from './render'

const wording = exportWording()
const images = { seen: { bytes: new Uint8Array(PIXEL), mime: 'image/png', width: 10, height: 5 } }
const chapters = [{ chapter: 'introduction' as const, text: doc(figure({ image: 'seen', alt: 'A door' })) }]
const tree = () => compile({ ...richReport(), images, chapters }, wording)

test(
  'an archive holds every other format and the pictures, each with its hash, and is the same each time',
  { timeout: 60_000 },
  async () => {
    const bytes = await FORMATS.zip.render(tree(), wording.t)
    const files = unzipSync(bytes)
    const { files: entries } = JSON.parse(strFromU8(files['manifest.json']!)) as { files: ManifestEntry[] }
    const formats = Object.keys(FORMATS).filter((name) => name !== 'zip') as Exclude<
      keyof typeof FORMATS,
      'zip'
    >[]
    expect(entries.map(({ name }) => name)).toEqual([
      ...formats.map((name) => `report.${FORMATS[name].extension}`),
      'images/picture-1.png',
    ])
    for (const { name, size, sha256 } of entries) {
      expect(files[name]!.byteLength).toBe(size)
      expect(createHash('sha256').update(files[name]!).digest('hex')).toBe(sha256)
    }
    expect(strFromU8(files.SHA256SUMS!)).toBe(
      entries.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''),
    )
    expect(Object.keys(files)).toHaveLength(entries.length + 2)
    expect(Buffer.from(files['report.md']!).equals(Buffer.from(await FORMATS.markdown.render(tree())))).toBe(
      true,
    )

    expect(Buffer.from(await FORMATS.zip.render(tree(), wording.t)).equals(Buffer.from(bytes))).toBe(true)
    // The first day that a zip can name, at midnight wherever that was.
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([0, 0x21])
  },
)
