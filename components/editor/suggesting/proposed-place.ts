import type { Node } from '@tiptap/pm/model'
import { changesOf, recordOf } from '@/lib/richtext/suggestions/record'
import { type Place, placeOf } from '@/lib/richtext/suggestions/place'
import type { Proposal } from './proposal'

/** Where a block is proposed to stand as to lists, by whoever proposed last; null for nowhere else. */
export function proposedPlace({ attrs }: Node): Place | null {
  return changesOf(attrs.changed).reduce<Place | null>(
    (place, change) => placeOf(change.place) ?? place,
    null,
  )
}

/** The same place for a block that was split off, in the name of who brings that block. */
export function carryPlace(proposal: Proposal, from: Node, at: number): void {
  const place = proposedPlace(from)
  if (!place) return
  const record = recordOf(proposal.doc.nodeAt(at)?.attrs.inserted) ?? proposal.record
  proposal.tr.setNodeAttribute(at, 'changed', [{ ...record, place }])
}
