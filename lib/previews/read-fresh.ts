import { createHash } from 'node:crypto'
import { withClaims } from '@/lib/claims-ledger/annex-claims'
import { db } from '@/lib/db'
import { readDesign } from '@/lib/designs/queries'
import { readContents } from '@/lib/drafts/read-content'
import type { StoredReport } from '@/lib/export/content'
import { idsIn } from '@/lib/images/ids-in'
import { readImages } from '@/lib/images/queries'

/** What the process of a preview has been told. */
export interface Known {
  drafts: ReadonlySet<string>
  pictures: ReadonlySet<string>
  /** What seldom changes and is long to read. */
  beside: Pick<StoredReport, 'design' | 'claims'>
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
 * The report as it stands, as far as the process of its preview does not know it: everything when `known` is null,
 * otherwise the text of the `changed` drafts. How its pages look and what its annexes are made of is read again only if
 * `isAllAsked`. `question` is null when nothing is new.
 * @throws AppError `not_found` when the report is gone; `too_large` when its pictures are too many.
 */
export async function readFresh(
  reportId: string,
  changed: readonly string[],
  known: Known | null,
  isAllAsked: boolean,
): Promise<{ question: Fresh | null; known: Known }> {
  const { only, read, images } = await readTexts(reportId, changed, known)
  const beside = known && !isAllAsked ? known.beside : await readBeside(reportId, read)
  const stored = { ...read, ...beside }
  const ids = draftsOf(read).flatMap(({ draftId }) => draftId ?? [])
  const fresh = ids.filter((id) => only?.includes(id) ?? true)
  const frame = createHash('sha256').update(JSON.stringify(stored, withoutTexts)).digest('hex')
  const isNew = fresh.length > 0 || frame !== known?.frame
  return {
    question: isNew ? { stored: { ...stored, images }, fresh } : null,
    known: {
      drafts: new Set(ids),
      pictures: new Set([...(known?.pictures ?? []), ...Object.keys(images)]),
      beside,
      frame,
    },
  }
}

/** Texts and pictures of one moment; `only` is null when they are those of all drafts. */
async function readTexts(reportId: string, changed: readonly string[], known: Known | null) {
  return db.$transaction(
    async (tx) => {
      let only = known && changed
      let read = await readContents(tx, reportId, only ? { only } : {})
      if (only && draftsOf(read).some(({ draftId }) => draftId && !known?.drafts.has(draftId))) {
        only = null
        read = await readContents(tx, reportId)
      }
      const ids = idsIn(draftsOf(read).flatMap(({ text }) => text))
      const wanted = ids.filter((id) => !known?.pictures.has(id))
      return { only, read, images: wanted.length > 0 ? await readImages(reportId, wanted, tx) : {} }
    },
    { isolationLevel: 'RepeatableRead', timeout: 60_000 },
  )
}

async function readBeside(reportId: string, read: StoredReport): Promise<Known['beside']> {
  const design = await readDesign(reportId)
  const { claims } = await withClaims(reportId, read)
  return { ...(design && { design }), ...(claims && { claims }) }
}

const draftsOf = ({ chapters, sections }: StoredReport) => [
  ...chapters,
  ...sections.flatMap(({ questions }) => questions),
]

const withoutTexts = (name: string, value: unknown): unknown => {
  if (name === 'text' && Array.isArray(value)) return undefined
  return value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value
}
