import { type FileChild, ImageRun, Paragraph, type ParagraphChild } from 'docx'
import type { DocumentNode } from '@/lib/richtext/document'
import { integer, writable } from '../shared'
import type { Context } from './blocks'

const TYPES: Record<string, 'png' | 'jpg'> = { 'image/png': 'png', 'image/jpeg': 'jpg' }

// Twentieths of a point to pixels at 96 to the inch.
const TWIPS_PER_PIXEL = 15

/** A picture with its caption below. A picture that the report does not have leaves the caption. */
export function figure({ attrs }: DocumentNode, context: Context, caption: ParagraphChild[]): FileChild[] {
  const id = attrs?.image
  const image = typeof id === 'string' && Object.hasOwn(context.images, id) ? context.images[id] : undefined
  const below = new Paragraph({ style: 'Caption', children: caption })
  const type = image && TYPES[image.mime]
  if (!image || !type) return [below]
  const share = integer(attrs?.width, 100, [10, 100]) / 100
  const width = Math.round(Math.min(image.width, (context.width / TWIPS_PER_PIXEL) * share))
  const height = Math.round((image.height * width) / image.width)
  const alt = attrs?.decorative !== true && typeof attrs?.alt === 'string' ? writable(attrs.alt) : ''
  const picture = new ImageRun({
    type,
    data: image.bytes,
    transformation: { width, height },
    altText: { name: '', description: alt },
  })
  return [new Paragraph({ style: 'Figure', keepNext: true, children: [picture] }), below]
}
