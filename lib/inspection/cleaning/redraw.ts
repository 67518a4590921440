import sharp from 'sharp'
import { isAppError } from '@/lib/errors'
import { bare } from '@/lib/images/bare'
import { cleanImage } from '@/lib/images/clean-image'
import { cleanSvg, isSvg } from '../image/svg'
import { cleanMetafile } from './metafile'

/** A picture's new file. */
export interface Redrawn {
  bytes: Uint8Array
  mime: string
  extension: string
}

/** Shares of the picture, from its edges, that are not shown. */
export interface Frame {
  left: number
  top: number
  right: number
  bottom: number
}

/** The picture cut to what is shown of it; null when it cannot be read. */
export type Crop = (bytes: Uint8Array, frame: Frame) => Promise<Uint8Array | null>

export interface Pictures {
  redraw: Redraw
  crop: Crop
}

export type Redraw = (bytes: Uint8Array, mime: string) => Promise<Redrawn>

const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
  'image/tiff': 'tiff',
  'image/x-emf': 'emf',
  'image/x-wmf': 'wmf',
  'image/svg+xml': 'svg',
}

/**
 * Draws a picture anew as those of reports are; one that cannot be is kept as it is (drawings of Windows and of the web),
 * without what stands beside it where its format is known. Runs where it is called: in the process apart that cleans the file.
 */
export const redraw: Redraw = async (bytes, mime) => {
  try {
    const clean = await cleanImage(bytes)
    return { bytes: clean.bytes, mime: clean.mime, extension: clean.mime === 'image/png' ? 'png' : 'jpeg' }
  } catch (error) {
    if (!isAppError(error)) throw error
    return {
      bytes: withoutWords(bytes, mime),
      mime: /^image\/[\w.+-]+$/.test(mime) ? mime : 'image/x-unknown',
      extension: EXTENSIONS[mime] ?? 'bin',
    }
  }
}

/** A picture that cannot be drawn anew, without what its file says beside its points and lines, as far as its kind is known. */
function withoutWords(bytes: Uint8Array, mime: string): Uint8Array {
  if (mime === 'image/png' || mime === 'image/jpeg') return bare(bytes, mime)
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return (isSvg(data) ? cleanSvg(data) : cleanMetafile(data)) ?? bytes
}

export const crop: Crop = async (bytes, { left, top, right, bottom }) => {
  try {
    const { width, height, format } = await sharp(bytes).metadata()
    const area = { left: Math.floor(left * width), top: Math.floor(top * height) }
    const size = {
      width: Math.max(1, Math.min(width - area.left, Math.round((1 - left - right) * width))),
      height: Math.max(1, Math.min(height - area.top, Math.round((1 - top - bottom) * height))),
    }
    const part = sharp(bytes).extract({ ...area, ...size })
    if (format === 'jpeg') return bare(await part.jpeg({ quality: 92 }).toBuffer(), 'image/jpeg')
    return format === 'png' ? bare(await part.png({ compressionLevel: 9 }).toBuffer(), 'image/png') : null
  } catch {
    return null
  }
}
