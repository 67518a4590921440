import type { DocumentNode } from '@/lib/richtext/document'
import { bytesToBase64 } from '../shared'
import type { Context } from './blocks'
import { escape } from './escape'

/** A picture, inside of the page itself, with its caption. A picture that the report does not have leaves the caption. */
export function figure({ attrs }: DocumentNode, { images }: Context, caption: string): string {
  const id = attrs?.image
  const image = typeof id === 'string' && Object.hasOwn(images, id) ? images[id] : undefined
  if (!image) return `<figure>\n${caption}</figure>\n`
  const alt = attrs?.decorative === true || typeof attrs?.alt !== 'string' ? '' : attrs.alt
  const source = `data:${image.mime};base64,${bytesToBase64(image.bytes)}`
  return `<figure>\n<img src="${escape(source)}" alt="${escape(alt)}" width="${image.width}" height="${image.height}">\n${caption}</figure>\n`
}
