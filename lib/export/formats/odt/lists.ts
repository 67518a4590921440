import type { DocumentNode } from '@/lib/richtext/document'
import { integer, listStyle } from '../shared'
import { countingStyle, LISTS } from './style-names'
import { el, type Xml } from './xml'

// What the item of a list may hold; a table is none of it.
const IN_ITEMS = new Set(['text:p', 'text:h', 'text:list'])

/**
 * A list with these items. Around a table in one of them it ends and goes on behind: OpenDocument has no tables in lists.
 * What goes on says where it counts from.
 */
export function listOf(node: DocumentNode, items: readonly Xml[][]): Xml[] {
  const isOrdered = node.type === 'orderedList'
  const style = isOrdered ? countingStyle(listStyle(node)) : LISTS.bullets
  const first = integer(node.attrs?.start, 1, [0, 32_767])
  const written: Xml[] = []
  let open: Xml[] = []
  let isCounting = false
  const close = () => {
    if (open.length > 0) written.push(el('text:list', { 'text:style-name': style }, ...open))
    open = []
    isCounting = false
  }
  items.forEach((blocks, index) => {
    let inItem: Xml[] = []
    let isNumbered = true
    const end = () => {
      // Only the first stretch of an item has its marker. Each list counts from its own start, whatever stands before it.
      if (isNumbered) {
        open.push(
          el('text:list-item', { 'text:start-value': isOrdered && !isCounting && first + index }, ...inItem),
        )
        isCounting = true
      } else if (inItem.length > 0) open.push(el('text:list-header', {}, ...inItem))
      inItem = []
      isNumbered = false
    }
    for (const block of blocks) {
      if (IN_ITEMS.has(block.name)) inItem.push(block)
      else {
        end()
        close()
        written.push(block)
      }
    }
    if (inItem.length > 0 || isNumbered) end()
  })
  close()
  return written
}
