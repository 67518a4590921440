import type { DocumentNode } from '@/lib/richtext/document'
import { standsIn, STANDS_IN } from '@/lib/richtext/stands-in'
import type { ContentImage } from './content'
import type { CompilationSettings } from './settings'

/** A table of more rows than this is large, without those that head it: about half a page. */
export const LARGE_ROWS = 15
// The same of one whose cells hold much text.
const LARGE_LETTERS = 1800
/** A picture that is taller than this share of the text's width is large: about half a page. */
export const LARGE_HEIGHT = 0.75

/** Whether a table or picture stands in the annex: as its writer says, else by its size where the report says so. */
export function isForAnnex(
  node: DocumentNode,
  { annexes }: Pick<CompilationSettings, 'annexes'>,
  images: Readonly<Record<string, ContentImage>>,
): boolean {
  const isPicture = node.type === 'figure' && typeof node.attrs?.image === 'string'
  if (node.type !== 'table' && !isPicture) return false
  const place = standsIn(node.attrs?.[STANDS_IN])
  if (place !== null) return place === 'annex'
  return annexes.tables === 'large' && isLarge(node, images)
}

function isLarge(node: DocumentNode, images: Readonly<Record<string, ContentImage>>): boolean {
  if (node.type === 'table') {
    const rows = (node.content ?? []).filter(({ content }) =>
      content?.some(({ type }) => type === 'tableCell'),
    )
    return rows.length > LARGE_ROWS || letters(node) > LARGE_LETTERS
  }
  const { image, width } = node.attrs ?? {}
  const found = typeof image === 'string' && Object.hasOwn(images, image) ? images[image] : undefined
  if (!found) return false
  const share = typeof width === 'number' ? width / 100 : 1
  return (share * found.height) / found.width > LARGE_HEIGHT
}

const letters = (node: DocumentNode): number =>
  (node.text?.length ?? 0) + (node.content ?? []).reduce((sum, child) => sum + letters(child), 0)
