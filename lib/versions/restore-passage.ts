import * as Y from 'yjs'
import { AppError } from '@/lib/errors'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import type { Range } from './patch'
import { type Restored, restore } from './restore'
import type { RestorePassageInput } from './schema'

/**
 * Brings back one passage of a version, as a comparison of it with what the draft is now names it. Everything else stays
 * as it is by now.
 * @throws AppError `conflict` (`passageChanged`) when that passage is another by now; else as `restore`.
 */
export function restorePassage(userId: string, input: RestorePassageInput): Promise<Restored> {
  const { draftId, version, before, after, behind } = input
  return restore({
    userId,
    draftId,
    version,
    action: 'passage.restored',
    part: (draft, target) => ({
      current: after.length > 0 ? rangeOf(draft, after) : placeBehind(draft, behind),
      target: before.length > 0 ? rangeOf(target, before) : { start: 0, end: 0 },
    }),
  })
}

/** Where these children stand: next to each other, or not where the person saw them. */
function rangeOf(doc: Y.Doc, ids: readonly string[]): Range {
  const all = childrenOf(doc)
  const start = all.indexOf(ids[0]!)
  const end = start + ids.length
  if (start < 0 || all.slice(start, end).join() !== ids.join())
    throw new AppError('conflict', 'passageChanged')
  return { start, end }
}

function placeBehind(doc: Y.Doc, id: string | null): Range {
  const place = id === null ? 0 : childrenOf(doc).indexOf(id) + 1
  if (id !== null && place === 0) throw new AppError('conflict', 'passageChanged')
  return { start: place, end: place }
}

function childrenOf(doc: Y.Doc): string[] {
  return doc
    .getXmlFragment(XML_FRAGMENT)
    .toArray()
    .map((child) => {
      const id = child instanceof Y.AbstractType ? child._item?.id : null
      return id ? `${id.client}:${id.clock}` : ''
    })
}
