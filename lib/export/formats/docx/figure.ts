import { type FileChild, ImageRun, Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { DocumentNode } from '@/lib/richtext/document'
import { integer, writable } from '../shared'
import type { Context } from './blocks'
import { PAGE } from './styles'

const TYPES: Record<string, 'png' | 'jpg'> = { 'image/png': 'png', 'image/jpeg': 'jpg' }

// Twentieths of a point to pixels at 96 to the inch.
const TWIPS_PER_PIXEL = 15

// A page without its margins and without the caption.
const TALLEST = (PAGE.height - 2 * PAGE.margin - 1200) / TWIPS_PER_PIXEL

/**
 * A picture in the middle with its caption below, as wide as in the editor and never taller than a page. In place of
 * a picture that the report does not have it says so.
 */
export function figure({ attrs }: DocumentNode, context: Context, caption: ParagraphChild[]): FileChild[] {
  const id = attrs?.image
  const image = typeof id === 'string' && Object.hasOwn(context.images, id) ? context.images[id] : undefined
  const direction = context.rtl ? { bidirectional: true } : {}
  const below =
    caption.length > 0 ? [new Paragraph({ style: 'Caption', ...direction, children: caption })] : []
  const type = image && TYPES[image.mime]
  if (!image || !type) {
    const missing = typeof attrs?.missing === 'string' ? writable(attrs.missing) : ''
    const run = new TextRun({ text: missing, ...(context.rtl && { rightToLeft: true }) })
    return [new Paragraph({ style: 'Figure', keepNext: below.length > 0, children: [run] }), ...below]
  }
  const share = integer(attrs?.width, 100, [10, 100]) / 100
  const wide = (context.width / TWIPS_PER_PIXEL) * share
  const scale = Math.min(wide / image.width, TALLEST / image.height)
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
