import { type Database, db } from '@/lib/db'
import { CHAPTERS, chapterSlug } from '@/lib/reports/chapters'
import type { ThreadHome } from './schema'

/** The places of a report in the order in which it is read, and which of them a draft or a reply paragraph belongs to. */
export interface Homes {
  all: readonly ThreadHome[]
  ofDraft(draftId: string): ThreadHome | undefined
  /** By its anchor; of one that is gone the question that its name tells, or else the first place of all. */
  ofParagraph(anchor: string): ThreadHome
  hasParagraph(anchor: string): boolean
}

/** Reads the places of a report, with these paragraphs of its reply. */
export async function homesOf(
  reportId: string,
  anchors: readonly string[],
  client: Database = db,
): Promise<Homes> {
  const [chapters, questions, paragraphs] = await Promise.all([
    client.draft.findMany({
      where: { reportId, chapter: { not: null } },
      select: { id: true, chapter: true },
    }),
    client.$queryRaw<{ slug: string; label: string; draftId: string | null }[]>`
      select q.slug, q.label, d.id as "draftId" from questions q
        join state_replies r on r.id = q.state_reply_id left join drafts d on d.question_id = q.id
      where r.report_id = ${reportId}::uuid order by q.position`,
    anchors.length === 0
      ? []
      : client.replyParagraph.findMany({
          where: { anchor: { in: [...anchors] }, question: { stateReply: { reportId } } },
          select: { anchor: true, question: { select: { slug: true } } },
        }),
  ])
  const chapterHomes = CHAPTERS.flatMap((chapter): ThreadHome[] => {
    const draft = chapters.find((each) => each.chapter === chapter)
    return draft ? [{ kind: 'chapter', slug: chapterSlug(chapter), label: chapter, draftId: draft.id }] : []
  })
  const questionHomes = questions.map(({ slug, label, draftId }): ThreadHome => ({
    kind: 'question',
    slug,
    label,
    draftId: draftId ?? '',
  }))
  // The last chapter stands after all questions.
  const all = [...chapterHomes.slice(0, -1), ...questionHomes, ...chapterHomes.slice(-1)]
  const byDraft = new Map(all.map((home) => [home.draftId, home]))
  const bySlug = new Map(questionHomes.map((home) => [home.slug, home]))
  const slugs = new Map(paragraphs.map(({ anchor, question }) => [anchor, question.slug]))
  return {
    all,
    ofDraft: (draftId) => byDraft.get(draftId),
    ofParagraph: (anchor) =>
      bySlug.get(slugs.get(anchor) ?? anchor.slice(0, anchor.lastIndexOf('.'))) ?? all[0]!,
    hasParagraph: (anchor) => slugs.has(anchor),
  }
}
