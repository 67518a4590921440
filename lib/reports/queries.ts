import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { type Role, visibleReports } from '@/lib/policy'
import type { Publicity } from '@/lib/generated/prisma/enums'
import { countsFootnotes, STORED_WORDS, sumOfWords } from './footnotes'
import { ofVariants } from '@/lib/richtext/limited-words'

/** A report in a person's own list. */
export interface ListedReport {
  id: string
  title: string
  committee: string
  session: number | null
  /** ISO 3166 alpha-3, empty while unknown. */
  state: string
  /** This person's role in it. */
  role: Role
  words: number
  /** With every suggestion accepted. */
  final: number
  /** Of each submission; they differ where something is confidential. */
  public: number
  confidential: number
  wordLimit: number | null
  questions: { started: number; all: number }
}

/** The reports that this person may see, the one that was written in last first. */
export async function listMyReports(userId: string): Promise<ListedReport[]> {
  const reports = await db.report.findMany({
    where: visibleReports(userId),
    select: {
      id: true,
      title: true,
      committee: true,
      session: true,
      state: true,
      wordLimit: true,
      footnotes: true,
      publicity: true,
      createdAt: true,
      memberships: { where: { userId }, select: { role: true } },
      drafts: {
        select: {
          ...STORED_WORDS,
          questionId: true,
          editedAt: true,
          question: { select: { withdrawnIn: true } },
        },
      },
    },
  })
  return reports
    .map(({ memberships, drafts, createdAt, footnotes, publicity, ...report }) => {
      const hasNotes = countsFootnotes({ committee: report.committee, footnotes })
      // What the reply has no more counts as long as somebody's text stands under it.
      const questions = drafts.filter(
        ({ questionId, question, words }) =>
          questionId !== null && (question?.withdrawnIn === null || words > 0),
      )
      const edits = drafts.map(({ editedAt }) => editedAt?.getTime() ?? 0)
      return {
        listed: {
          ...report,
          role: memberships[0]?.role ?? 'reader',
          ...ofVariants(sumOfWords(hasNotes, drafts), publicity === 'confidential'),
          questions: { started: questions.filter(({ words }) => words > 0).length, all: questions.length },
        },
        lastUsed: Math.max(createdAt.getTime(), ...edits),
      }
    })
    .toSorted((a, b) => b.lastUsed - a.lastUsed)
    .map(({ listed }) => listed)
}

/** What the pages of a report say about it as a whole. */
export interface ReportHead {
  id: string
  title: string
  committee: string
  session: number | null
  state: string
  /** BCP 47 language in which the report is written. */
  language: string
  wordLimit: number | null
  publicity: Publicity | null
}

/** A report's own facts, for whoever may see it. */
export async function reportHead(userId: string, reportId: string): Promise<ReportHead> {
  await authorize(userId, reportId, 'report.view')
  const report = await db.report.findUnique({
    where: { id: reportId },
    select: {
      id: true,
      title: true,
      committee: true,
      session: true,
      state: true,
      language: true,
      wordLimit: true,
      publicity: true,
    },
  })
  if (!report) throw notFound()
  return report
}
