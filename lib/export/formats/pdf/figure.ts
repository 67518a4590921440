import type { DocumentNode } from '@/lib/richtext/document'
import { integer } from '../shared'
import type { Context } from './blocks'
import { literal, said } from './literal'

/** Where a picture of the report lies for Typst. */
export const picturePath = (id: string, mime: string): string =>
  `/pictures/${encodeURIComponent(id)}.${mime === 'image/png' ? 'png' : 'jpg'}`

// In points: three quarters of the text on the lower paper, and how wide the text is.
const TALLEST = 490
const TEXT_WIDTH = 453

/**
 * A picture with its caption, as wide as in the editor and never taller than three quarters of a page. In place of a
 * picture that the report does not have it says so. One that nobody described is described by its caption.
 */
export function figure({ attrs }: DocumentNode, { images }: Context, caption: string): string {
  const id = attrs?.image
  const image = typeof id === 'string' && Object.hasOwn(images, id) ? images[id] : undefined
  const below = caption ? `, caption: [${caption}]` : ''
  if (!image || typeof id !== 'string') {
    return `#figure(kind: "picture", par[${said(typeof attrs?.missing === 'string' ? attrs.missing : '')}]${below})`
  }
  // Asked for more than the height of a page, Typst would show a part of the picture.
  const most = (TALLEST * image.width) / (image.height || 1) / TEXT_WIDTH
  const width = Math.round(Math.min(integer(attrs?.width, 100, [10, 100]), 100 * most) * 100) / 100
  const alt = typeof attrs?.alt === 'string' ? attrs.alt.trim() : ''
  const isDecorative = attrs?.decorative === true
  const options = `width: ${width}%${isDecorative || !alt ? '' : `, alt: ${literal(alt)}`}`
  const drawn = `image(${literal(picturePath(id, image.mime))}, ${options})`
  if (isDecorative || !alt)
    return `#pdf.artifact(align(center, ${drawn}))${caption && `\n#align(center)[#par[${caption}]]`}`
  return `#figure(kind: "picture", ${drawn}${below})`
}
