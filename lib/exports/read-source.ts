import { withClaims } from '@/lib/claims-ledger/annex-claims'
import { readDesign } from '@/lib/designs/queries'
import { readContents } from '@/lib/drafts/read-content'
import { db } from '@/lib/db'
import type { StoredReport } from '@/lib/export/content'
import { idsIn } from '@/lib/images/ids-in'
import { readImages } from '@/lib/images/queries'

/**
 * All that a file is made from: the drafts, the settings, the pictures and how pages are to look, read at one moment, whatever is typed
 * meanwhile. The caller has checked the rights.
 * @throws AppError `not_found`; `too_large` / `exportPictures`.
 */
export async function readSource(reportId: string): Promise<StoredReport> {
  const stored = await db.$transaction(
    async (tx) => {
      const stored = await readContents(tx, reportId)
      const images = await readImages(reportId, idsIn(textsOf(stored)), tx)
      const design = await readDesign(reportId, tx)
      return { ...stored, images, ...(design && { design }) }
    },
    { isolationLevel: 'RepeatableRead', timeout: 60_000 },
  )
  return withClaims(reportId, stored)
}

/** All updates of all drafts. */
const textsOf = ({ chapters, sections }: StoredReport): Uint8Array[] =>
  [...chapters, ...sections.flatMap(({ questions }) => questions)].flatMap(({ text }) => text)
