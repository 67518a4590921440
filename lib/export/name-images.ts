import type { ContentImage } from './content'
import type { Part } from './tree'
import type { DocumentNode } from '@/lib/richtext/document'

type Images = Readonly<Record<string, ContentImage>>

/**
 * The parts with their figures naming pictures by the order in which they first come (`image-1`, …), and those pictures
 * alone by these names. What a picture is called in the database says when somebody sent it, and belongs in no file.
 */
export function nameImages(parts: readonly Part[], images: Images): { parts: Part[]; images: Images } {
  const names = new Map<string, string>()
  const nodeOf = (node: DocumentNode): DocumentNode => {
    const image: unknown = node.type === 'figure' ? node.attrs?.image : undefined
    const content = node.content?.map(nodeOf)
    const isSame =
      typeof image !== 'string' && !content?.some((child, index) => child !== node.content![index])
    if (isSame) return node
    return {
      ...node,
      ...(typeof image === 'string' && { attrs: { ...node.attrs, image: nameOf(image) } }),
      ...(content && { content }),
    }
  }
  const nameOf = (id: string): string => {
    const name = names.get(id) ?? `image-${names.size + 1}`
    names.set(id, name)
    return name
  }
  const partOf = (part: Part): Part => ({
    ...part,
    blocks: part.blocks.map(nodeOf),
    parts: part.parts.map(partOf),
  })
  const named = parts.map(partOf)
  const shown = [...names].filter(([id]) => Object.hasOwn(images, id))
  return { parts: named, images: Object.fromEntries(shown.map(([id, name]) => [name, images[id]!])) }
}
