import { crc32 } from 'node:zlib'
import { zlibSync } from 'fflate'
import type { ContentImage } from '@/lib/export/content'

/** A bar chart of `values` (0 to 1), the same bytes everywhere: a PNG of grey shades. */
export function chart(values: readonly number[], width = 1200, height = 700): ContentImage {
  return png(width, height, 1, (x, y) => {
    const column = Math.floor((x / width) * values.length)
    const within = (x / width) * values.length - column
    const isBar = within > 0.15 && within < 0.85 && 1 - y / height < (values[column] ?? 0) * 0.9
    return [isBar ? 60 + ((column * 37) % 120) : y % 70 === 0 ? 220 : 255]
  })
}

/** What a photograph weighs and looks like to an encoder: soft colours with grain. */
export function photograph(random: () => number, width = 900, height = 600): ContentImage {
  return png(width, height, 3, (x, y) => {
    const grain = Math.floor(random() * 6)
    return [
      80 + Math.floor((x / width) * 120) + grain,
      90 + Math.floor((y / height) * 90) + grain,
      110 + Math.floor(((x + y) / (width + height)) * 60) + grain,
    ]
  })
}

function png(
  width: number,
  height: number,
  channels: 1 | 3,
  colour: (x: number, y: number) => number[],
): ContentImage {
  const pixels = Buffer.alloc(height * (width * channels + 1))
  let at = 0
  for (let y = 0; y < height; y++) {
    // Each line begins with its filter, which is none.
    at++
    for (let x = 0; x < width; x++) for (const value of colour(x, y)) pixels[at++] = value
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits each, grey or red, green and blue.
  header.set([8, channels === 1 ? 0 : 2], 8)
  const bytes = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { bytes: new Uint8Array(bytes), mime: 'image/png', width, height }
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
