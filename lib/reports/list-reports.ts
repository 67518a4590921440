import { db } from '@/lib/db'
import { countsFootnotes, STORED_WORDS, sumOfWords } from './footnotes'

/** A report as the administrator's command line lists it. */
export interface ListedReport {
  id: string
  title: string
  committee: string
  session: number | null
  state: string
  members: number
  words: number
  createdAt: string
}

/** All reports of the installation, oldest first: for the administrator only, never for a page. */
export async function listReports(): Promise<ListedReport[]> {
  const reports = await db.report.findMany({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      _count: { select: { memberships: true } },
      drafts: { select: STORED_WORDS },
    },
  })
  return reports.map(({ id, title, committee, session, state, footnotes, createdAt, _count, drafts }) => ({
    id,
    title,
    committee,
    session,
    state,
    members: _count.memberships,
    words: sumOfWords(countsFootnotes({ committee, footnotes }), drafts).words,
    createdAt: createdAt.toISOString(),
  }))
}
