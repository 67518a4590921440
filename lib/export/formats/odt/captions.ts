import type { DocumentNode } from '@/lib/richtext/document'
import { integer, writable } from '../shared'
import type { Context } from './context'
import { bookmarked, bookmarkOf } from './lines'
import { el, type Xml } from './xml'

/** What captions count: tables and figures, and those in the annex of their own. */
export const SEQUENCES = ['Table', 'Figure', 'Table_A', 'Figure_A'] as const

/**
 * What stands before a caption ("Table 3."), its number as a field that counts, so that a list of tables or figures can be
 * made of them.
 */
export function captionLabel(
  node: DocumentNode,
  sequence: 'Table' | 'Figure',
  { counts }: Context,
): (Xml | string)[] {
  const label = node.attrs?.label
  const bookmark = bookmarkOf(node)
  if (typeof label !== 'string' || label.trim() === '') return bookmarked(bookmark, [])
  const number = integer(node.attrs?.number, 0, [0, 1_000_000])
  const at = number === 0 ? -1 : label.lastIndexOf(String(number))
  if (at === -1) return bookmarked(bookmark, [writable(`${label} `)])
  const name = node.attrs?.isInAnnex === true ? (`${sequence}_A` as const) : sequence
  const counted = el(
    'text:sequence',
    {
      'text:ref-name': `ref${name}${counts.captions++}`,
      'text:name': name,
      'text:formula': `ooow:${name}+1`,
      'style:num-format': '1',
    },
    String(number),
  )
  const [before, after] = [label.slice(0, at), label.slice(at + String(number).length)]
  return [...bookmarked(bookmark, [writable(before), counted]), writable(`${after} `)]
}
