import type { DocumentNode } from '@/lib/richtext/document'
import { blockId, bytesToBase64, captionLabel, integer } from '../shared'
import type { Context } from './blocks'
import { escape } from './escape'

// What the page's text is wide at most: see style.ts.
const TEXT_WIDTH = 664

/**
 * A picture, inside of the page itself, with its caption, as wide as in the editor. In place of a picture that the
 * report does not have it says so.
 */
export function figure(node: DocumentNode, { images }: Context, caption: string): string {
  const { attrs } = node
  const id = attrs?.image
  const image = typeof id === 'string' && Object.hasOwn(images, id) ? images[id] : undefined
  const own = blockId(node)
  const name = own ? ` id="${own}"` : ''
  const label = escape(captionLabel(node))
  const below = caption && `<figcaption>${label && `${label} `}${caption}</figcaption>\n`
  if (!image) {
    const missing = typeof attrs?.missing === 'string' ? attrs.missing : ''
    return `<figure class="picture"${name}>\n<p class="missing">${escape(missing)}</p>\n${below}</figure>\n`
  }
  const alt = attrs?.decorative === true || typeof attrs?.alt !== 'string' ? '' : attrs.alt
  const source = `data:${image.mime};base64,${bytesToBase64(image.bytes)}`
  const width = Math.round((TEXT_WIDTH * integer(attrs?.width, 100, [10, 100])) / 100)
  const height = Math.max(1, Math.round((image.height * width) / image.width))
  return `<figure class="picture"${name}>\n<img src="${escape(source)}" alt="${escape(alt)}" width="${width}" height="${height}">\n${below}</figure>\n`
}
