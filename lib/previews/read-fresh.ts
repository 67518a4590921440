import { createHash } from 'node:crypto'
import { db } from '@/lib/db'
import { readContents } from '@/lib/drafts/read-content'
import type { StoredReport } from '@/lib/export/content'
import { idsIn } from '@/lib/images/ids-in'
import { readImages } from '@/lib/images/queries'

/** What the process of a preview has been told. */
export interface Known {
  drafts: ReadonlySet<string>
  pictures: ReadonlySet<string>
  /** Of all that is no text. */
  frame: string
}

/** What is to be told to it; texts and pictures that it knows are left out. */
export interface Fresh {
  stored: StoredReport
  /** The drafts whose text is in it. */
  fresh: string[]
}

/**
 * The report as it stands at one moment, as far as the process of its preview does not know it: everything when `known`
 * is null, otherwise the text of the `changed` drafts. `question` is null when nothing is new.
 * @throws AppError `not_found` when the report is gone; `too_large` when its pictures are too many.
 */
export async function readFresh(
  reportId: string,
  changed: readonly string[] | null,
  known: Known | null,
): Promise<{ question: Fresh | null; known: Known }> {
  return db.$transaction(
    async (tx) => {
      let only = known && changed
      let read = await readContents(tx, reportId, only ? { only } : {})
      if (only && draftsOf(read).some(({ draftId }) => draftId && !known?.drafts.has(draftId))) {
        only = null
        read = await readContents(tx, reportId)
      }
      const drafts = draftsOf(read)
      const ids = drafts.flatMap(({ draftId }) => draftId ?? [])
      const wanted = idsIn(drafts.flatMap(({ text }) => text)).filter((id) => !known?.pictures.has(id))
      const images = wanted.length > 0 ? await readImages(reportId, wanted, tx) : {}
      const frame = createHash('sha256').update(JSON.stringify(read, withoutTexts)).digest('hex')
      const fresh = ids.filter((id) => only?.includes(id) ?? true)
      const isNew = fresh.length > 0 || frame !== known?.frame
      return {
        question: isNew ? { stored: { ...read, images }, fresh } : null,
        known: {
          drafts: new Set(ids),
          pictures: new Set([...(known?.pictures ?? []), ...Object.keys(images)]),
          frame,
        },
      }
    },
    { isolationLevel: 'RepeatableRead', timeout: 60_000 },
  )
}

const draftsOf = ({ chapters, sections }: StoredReport) => [
  ...chapters,
  ...sections.flatMap(({ questions }) => questions),
]

const withoutTexts = (name: string, value: unknown): unknown => (name === 'text' ? undefined : value)
