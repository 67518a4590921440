import { type FileChild, ImageRun, Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { DocumentNode } from '@/lib/richtext/document'
import { integer, writable } from '../shared'
import type { Context } from './blocks'
import { captionLabel } from './numbers'

const TYPES: Record<string, 'png' | 'jpg'> = { 'image/png': 'png', 'image/jpeg': 'jpg' }

// Twentieths of a point to pixels at 96 to the inch.
const TWIPS_PER_PIXEL = 15

// What the caption takes of a page.
const CAPTION = 1200

/**
 * A picture in the middle with its caption below, as wide as in the editor and never taller than a page. In place of
 * a picture that the report does not have it says so.
 */
export function figure(node: DocumentNode, context: Context, caption: ParagraphChild[]): FileChild[] {
  const { attrs } = node
  const id = attrs?.image
  const image = typeof id === 'string' && Object.hasOwn(context.images, id) ? context.images[id] : undefined
  const direction = context.rtl ? { bidirectional: true } : {}
  const label = captionLabel(node, { sequence: 'Figure', rtl: context.rtl })
  const below =
    caption.length > 0
      ? [new Paragraph({ style: 'Caption', ...direction, children: [...label, ...caption] })]
      : []
  const type = image && TYPES[image.mime]
  if (!image || !type) {
    const missing = typeof attrs?.missing === 'string' ? writable(attrs.missing) : ''
    const run = new TextRun({ text: missing, ...(context.rtl && { rightToLeft: true }) })
    return [new Paragraph({ style: 'Figure', keepNext: below.length > 0, children: [run] }), ...below]
  }
  const share = integer(attrs?.width, 100, [10, 100]) / 100
  const wide = (context.width / TWIPS_PER_PIXEL) * share
  const scale = Math.min(wide / image.width, (context.textHeight - CAPTION) / TWIPS_PER_PIXEL / image.height)
  const isDecorative = attrs?.decorative === true
  const alt = !isDecorative && typeof attrs?.alt === 'string' ? writable(attrs.alt) : ''
  const picture = new ImageRun({
    type,
    data: image.bytes,
    transformation: {
      width: Math.max(1, Math.round(image.width * scale)),
      height: Math.max(1, Math.round(image.height * scale)),
    },
    altText: { name: '', description: alt },
    ...(isDecorative && { decorative: true }),
  })
  return [new Paragraph({ style: 'Figure', keepNext: below.length > 0, children: [picture] }), ...below]
}
