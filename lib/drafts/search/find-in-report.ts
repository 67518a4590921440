import { setImmediate } from 'node:timers/promises'
import * as Y from 'yjs'
import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import { findInXml, type FoundInDraft } from '@/lib/richtext/find-in-xml'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { type FindInput, type FoundDraft, PLACES_SHOWN } from './schema'

interface DraftText {
  draftId: string
  isLocked: boolean
  updates: Uint8Array[]
}

/**
 * Looks through all drafts of a report, in no order, as their texts were at one moment. Between two drafts the process
 * does what else there is to do: nobody's keystroke waits for a search.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function findInReport(userId: string, input: FindInput): Promise<FoundDraft[]> {
  const { reportId, query, options } = input
  await authorize(userId, reportId, 'draft.view')
  const found: FoundDraft[] = []
  for (const { draftId, isLocked, updates } of await textsAtOneMoment(reportId)) {
    const places = findIn(updates, (fragment) => findInXml(fragment, query, options))
    if (places.length > 0)
      found.push({ draftId, isLocked, count: places.length, places: places.slice(0, PLACES_SHOWN) })
    await setImmediate()
  }
  return found
}

function findIn(
  updates: readonly Uint8Array[],
  find: (fragment: Y.XmlFragment) => FoundInDraft[],
): FoundInDraft[] {
  const doc = new Y.Doc({ gc: true })
  try {
    doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
    return find(doc.getXmlFragment(XML_FRAGMENT))
  } finally {
    doc.destroy()
  }
}

/** Of every draft its snapshot, then what the log holds beyond it. One statement, so one moment. */
async function textsAtOneMoment(reportId: string): Promise<DraftText[]> {
  const rows = await db.$queryRaw<{ id: string; locked: boolean; data: Uint8Array }[]>`
    select drafts.id, drafts.locked_at is not null as locked, texts.data
    from drafts join (
      select draft_id, 0::bigint as seq, data from draft_snapshots
      union all select draft_id, seq, data from draft_updates
    ) texts on texts.draft_id = drafts.id
    where drafts.report_id = ${reportId}::uuid
    order by drafts.id, texts.seq`
  const texts: DraftText[] = []
  for (const { id, locked, data } of rows) {
    const last = texts.at(-1)
    if (last?.draftId === id) last.updates.push(data)
    else texts.push({ draftId: id, isLocked: locked, updates: [data] })
  }
  return texts
}
