import type { DocumentNode } from '@/lib/richtext/document'
import { integer, writable } from '../shared'
import { captionLabel } from './captions'
import { type Context, directed } from './context'
import { paragraph } from './lines'
import { pictureFrame } from './sheet'
import type { Xml } from './xml'

const ENDINGS: Record<string, string> = { 'image/png': 'png', 'image/jpeg': 'jpg' }

// Twentieths of a point in a pixel, at 96 to the inch.
const TWIPS_PER_PIXEL = 15

// What the caption takes of a page.
const CAPTION = 1200

/**
 * A picture in the middle with its caption below, as wide as in the editor and never taller than a page. In place of
 * a picture that the report does not have it says so.
 */
export function figure(node: DocumentNode, context: Context, caption: readonly (Xml | string)[]): Xml[] {
  const { attrs } = node
  const id = attrs?.image
  const image = typeof id === 'string' && Object.hasOwn(context.images, id) ? context.images[id] : undefined
  const keepNext = caption.length > 0
  const style = context.styles.paragraph('Figure', { ...directed(context), ...(keepNext && { keepNext }) })
  const below = keepNext
    ? [
        paragraph(context.styles.paragraph('Caption', directed(context)), [
          ...captionLabel(node, 'Figure', context),
          ...caption,
        ]),
      ]
    : []
  const ending = image && ENDINGS[image.mime]
  if (!image || !ending) {
    const missing = typeof attrs?.missing === 'string' ? writable(attrs.missing) : ''
    return [paragraph(style, [missing]), ...below]
  }
  const share = integer(attrs?.width, 100, [10, 100]) / 100
  const wide = context.width * share
  const scale = Math.min(wide / image.width, (context.textHeight - CAPTION) / image.height)
  const isDecorative = attrs?.decorative === true
  const path = context.pictures.get(id as string) ?? `Pictures/${context.pictures.size + 1}.${ending}`
  context.pictures.set(id as string, path)
  const frame = pictureFrame({
    path,
    mime: image.mime,
    width: Math.max(TWIPS_PER_PIXEL, Math.round(image.width * scale)),
    height: Math.max(TWIPS_PER_PIXEL, Math.round(image.height * scale)),
    alt: !isDecorative && typeof attrs?.alt === 'string' ? writable(attrs.alt) : '',
    isDecorative,
  })
  return [paragraph(style, [frame]), ...below]
}
