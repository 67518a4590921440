import * as Y from 'yjs'
import type { DocumentNode } from '@/lib/richtext/document'
import { overstepOf } from '@/lib/richtext/suggestions/check'
import type { SuggestionRecord } from '@/lib/richtext/suggestions/record'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { readDocument } from '@/lib/richtext/ydoc'
import { linesIn, liveLinesIn, matchLines } from './blocks'
import type { Edit } from './changes'
import { type NoPlace, type Placed, Places } from './place'
import type { PictureIds } from './made-blocks'
import { type Ready, writeEdits } from './write-edits'

/** What of a draft's edits was taken in. */
export interface Taken {
  edits: Edit[]
  /** Those that have no place in the draft as it is now, with why. */
  conflicts: { edit: Edit; why: NoPlace; passage: string }[]
}

/** Where things of a copy are in a live draft: `base` is the draft as the copy had it. */
export function placesIn(doc: Y.Doc, base: DocumentNode): Places {
  const now = liveLinesIn(doc.getXmlFragment(XML_FRAGMENT))
  const lines = linesIn(base)
  return new Places(lines, matchLines(lines, now), now)
}

/**
 * Makes suggestions of the edits, in the name of `record`'s person; what has no place is left and told. Edits that belong
 * together are taken together or not at all. Nothing but suggestions is written, whatever the edits say. `pictures` are all
 * that the edits bring.
 * @throws Error when it were otherwise: then the transaction around must not stand.
 */
export function takeInto(
  doc: Y.Doc,
  places: Places,
  edits: readonly Edit[],
  record: (edit: Edit) => SuggestionRecord,
  pictures: PictureIds,
): Taken {
  const before = readDocument(doc)
  const placed = new Map<Edit, Placed>(edits.map((edit) => [edit, places.of(edit)]))
  const isLost = (at: Placed | undefined): at is NoPlace => at === 'gone' || at === 'changed'
  const lost = new Map<number, NoPlace>()
  for (const [edit, at] of placed) if (isLost(at)) lost.set(edit.group, at)
  const taken: Ready[] = []
  const conflicts: Taken['conflicts'] = []
  for (const edit of edits) {
    const at = placed.get(edit)!
    const why = lost.get(edit.group)
    if (why) conflicts.push({ edit, why: isLost(at) ? at : why, passage: places.line(edit.block) })
    else if (typeof at === 'object') taken.push({ edit, placed: at, record: record(edit) })
  }
  writeEdits(taken, pictures)
  const [first] = taken
  const overstep = first && overstepOf(before, readDocument(doc), first.record.user)
  if (overstep) throw new Error(`a review copy would have changed more than it suggests: ${overstep}`)
  return { edits: taken.map(({ edit }) => edit), conflicts }
}
