import sharp, { type Sharp } from 'sharp'
import { AppError } from '@/lib/errors'
import { bare } from './bare'
import { type ImageKind, recognise } from './recognise'
import { LONGEST_SIDE, MAX_IMAGE_PIXELS } from './schema'

/** A picture as it is kept. */
export interface CleanImage {
  bytes: Uint8Array<ArrayBuffer>
  mime: 'image/png' | 'image/jpeg'
  /** Pixels. */
  width: number
  height: number
}

// Only the readers that are needed: a stranger's file reaches no other.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'].map((name) => `VipsForeignLoad${name}`),
})
sharp.cache(false)
sharp.concurrency(1)

const JPEG_QUALITY = 86
/** An opaque PNG that grows larger is a photograph after all. */
const MAX_PNG_BYTES = 4_000_000
/** So many of a hundred pixels of a photograph have a colour of their own; of a chart or a screen hardly any have. */
const PHOTOGRAPH_SHARE = 0.25

/**
 * Draws a picture anew: upright, in sRGB with 8 bits, at most `LONGEST_SIDE` long, and without anything else that its
 * file said (camera, place, time, author, thumbnail, colour profile, text). A photograph becomes JPEG, everything else
 * PNG; of what moves the first frame is kept. The same file gives the same bytes.
 * To be called in a process of its own: see `cleanAside`.
 * @throws AppError `unsupported` / `imageHeic`, `imageSvg`, `imageUnknown`, `imageDamaged`; `too_large` / `imagePixels`
 */
export async function cleanImage(bytes: Uint8Array): Promise<CleanImage> {
  const kind = recognise(bytes)
  refuseKind(kind)
  try {
    return await redraw(bytes, kind)
  } catch (error) {
    if (error instanceof AppError) throw error
    const message = error instanceof Error ? error.message : ''
    if (/pixel limit|too large|exceeds/i.test(message)) throw tooManyPixels()
    throw new AppError('unsupported', 'imageDamaged')
  }
}

function refuseKind(kind: ImageKind): void {
  if (kind === 'heic') throw new AppError('unsupported', 'imageHeic')
  if (kind === 'svg') throw new AppError('unsupported', 'imageSvg')
  if (kind === 'unknown') throw new AppError('unsupported', 'imageUnknown')
}

const tooManyPixels = () =>
  new AppError('too_large', 'imagePixels', { megapixels: MAX_IMAGE_PIXELS / 1_000_000 })

async function redraw(bytes: Uint8Array, kind: ImageKind): Promise<CleanImage> {
  const source = sharp(bytes, { limitInputPixels: MAX_IMAGE_PIXELS, failOn: 'error', pages: 1 })
  const { width, height } = await source.metadata()
  if (width * height > MAX_IMAGE_PIXELS) throw tooManyPixels()
  // Decoded once; everything after this works on plain pixels, which carry nothing.
  const raw = await source
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { info } = raw
  const pixels = () =>
    sharp(raw.data, { raw: { width: info.width, height: info.height, channels: info.channels } })
  const isTransparent = (info.channels === 2 || info.channels === 4) && !(await pixels().stats()).isOpaque
  const flat = () => (isTransparent ? pixels() : pixels().removeAlpha())
  const asJpeg = () => encoded(flat().jpeg({ quality: JPEG_QUALITY }), 'image/jpeg')
  if (!isTransparent && (kind === 'jpeg' || (kind !== 'gif' && isPhotograph(raw.data, info)))) return asJpeg()
  const png = await encoded(flat().png({ compressionLevel: 9, effort: 7 }), 'image/png')
  return !isTransparent && png.bytes.byteLength > MAX_PNG_BYTES ? asJpeg() : png
}

async function encoded(image: Sharp, mime: CleanImage['mime']): Promise<CleanImage> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true })
  return { bytes: bare(data, mime), mime, width: info.width, height: info.height }
}

/** Whether hardly any colour occurs twice among some pixels, spread evenly; or, of a grey picture, most greys occur. */
function isPhotograph(data: Uint8Array, { channels }: { channels: number }): boolean {
  const pixels = Math.floor(data.byteLength / channels)
  const samples = Math.min(pixels, 20_000)
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2]
  const colours = new Set<number>()
  let isGrey = true
  for (let sample = 0; sample < samples; sample++) {
    const at = Math.floor((sample * pixels) / samples) * channels
    const colour = (data[at]! << 16) | (data[at + green]! << 8) | data[at + blue]!
    isGrey &&= colour === data[at]! * 0x01_01_01
    colours.add(colour)
  }
  return isGrey ? colours.size > 128 : samples > 256 && colours.size / samples > PHOTOGRAPH_SHARE
}
