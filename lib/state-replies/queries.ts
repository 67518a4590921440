import { itemsOfQuestion } from '@/lib/committee-documents/queries'
import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { CHAPTERS, CLOSING_CHAPTER, chapterOfSlug, chapterSlug } from '@/lib/reports/chapters'
import { countsFootnotes, limitedWords, STORED_WORDS, type StoredWords } from '@/lib/reports/footnotes'
import type { Outline, OutlineChapter, ParagraphPlace, QuestionText, ReplyText } from './schema'

/** Chapters, sections and questions of a report with the drafts that belong to them; empty without a reply. */
export async function outlineOf(userId: string, reportId: string): Promise<Outline> {
  await authorize(userId, reportId, 'report.view')
  const [rule, drafts, sections, reply, paragraphs] = await Promise.all([
    db.report.findUniqueOrThrow({
      where: { id: reportId },
      select: { committee: true, footnotes: true, publicity: true },
    }),
    db.draft.findMany({
      where: { reportId, chapter: { not: null } },
      select: { id: true, chapter: true, notes: true, ...STORED_WORDS },
    }),
    db.section.findMany({
      where: { stateReply: { reportId } },
      orderBy: { position: 'asc' },
      select: {
        id: true,
        title: true,
        questions: {
          where: { draft: { isNot: null } },
          orderBy: { position: 'asc' },
          select: {
            id: true,
            slug: true,
            label: true,
            withdrawnIn: true,
            draft: {
              select: {
                ...STORED_WORDS,
                ...{ id: true, notes: true, editedAt: true, replyChangedIn: true },
                _count: { select: { threads: true } },
              },
            },
            committeeItems: {
              where: { item: { document: { kind: 'list_of_issues' } } },
              take: 1,
              select: { itemId: true },
            },
          },
        },
      },
    }),
    db.stateReply.findUnique({ where: { reportId }, select: { version: true } }),
    db.$queryRaw<({ anchor: string } & ParagraphPlace)[]>`
      select p.anchor, q.slug, p.changed_in as "changedIn"
      from reply_paragraphs p
        join questions q on q.id = p.question_id
        join state_replies r on r.id = q.state_reply_id
      where r.report_id = ${reportId}::uuid
        and (p.changed_in is not null or regexp_replace(p.anchor, '[.][^.]*$', '') <> q.slug)`,
  ])
  type Question = (typeof sections)[number]['questions'][number]
  const hasNotes = countsFootnotes(rule)
  const wordsOf = (draft: StoredWords | null) =>
    draft === null ? { words: 0, final: 0 } : limitedWords(hasNotes, draft)
  const chapterDrafts = CHAPTERS.flatMap((chapter) => drafts.find((each) => each.chapter === chapter) ?? [])
  const isOpening = ({ chapter }: { chapter: string | null }) => chapter !== CLOSING_CHAPTER
  const placeOf = ({ id, slug, label, draft, committeeItems }: Question) => ({
    id,
    slug,
    label,
    draftId: draft?.id ?? '',
    ...wordsOf(draft),
    changed: draft?.replyChangedIn != null,
    asked: committeeItems.length > 0,
  })
  const isThere = ({ withdrawnIn }: Question) => withdrawnIn === null
  const isWritten = ({ draft }: Question) =>
    draft !== null && (draft.words > 0 || draft.editedAt !== null || draft._count.threads > 0)
  return {
    chapters: CHAPTERS.flatMap((chapter): OutlineChapter[] => {
      const draft = drafts.find((candidate) => candidate.chapter === chapter)
      return draft ? [{ chapter, slug: chapterSlug(chapter), draftId: draft.id, ...wordsOf(draft) }] : []
    }),
    sections: sections
      // What has nothing but withdrawn questions is a heading that the reply has no more.
      .filter(({ questions }) => questions.length === 0 || questions.some(isThere))
      .map(({ id, title, questions }) => ({ id, title, questions: questions.filter(isThere).map(placeOf) })),
    withdrawn: sections.flatMap(({ questions }) =>
      questions.filter((question) => !isThere(question) && isWritten(question)).map(placeOf),
    ),
    countsFootnotes: hasNotes,
    countsConfidential: rule.publicity === 'confidential',
    // As `lib/export/compile.ts` puts them together.
    notes: [
      ...chapterDrafts.filter(isOpening),
      ...sections.flatMap(({ questions }) => questions.flatMap(({ draft }) => draft ?? [])),
      ...chapterDrafts.filter((draft) => !isOpening(draft)),
    ].map(({ id, notes }) => ({ draftId: id, notes })),
    version: reply?.version ?? 0,
    paragraphs: Object.fromEntries(paragraphs.map(({ anchor, ...place }) => [anchor, place])),
  }
}

/** One question with the State's text, by its slug or one that it had before. Unknown slugs are not found. */
export async function questionText(userId: string, reportId: string, slug: string): Promise<QuestionText> {
  await authorize(userId, reportId, 'report.view')
  // PostgreSQL has no text with U+0000 in it, and so no such slug.
  if (slug.includes('\0')) throw notFound()
  const find = (where: { slug: string } | { formerSlugs: { has: string } }) =>
    db.question.findFirst({
      where: { ...where, stateReply: { reportId } },
      // Of several that had it, one that is still there.
      orderBy: [{ withdrawnIn: { sort: 'desc', nulls: 'first' } }, { position: 'asc' }],
      select: {
        id: true,
        slug: true,
        label: true,
        text: true,
        confidence: true,
        guesses: true,
        withdrawnIn: true,
        draft: { select: { id: true, replyChangedIn: true } },
        section: { select: { title: true } },
        stateReply: { select: { language: true, version: true } },
        paragraphs: {
          orderBy: { position: 'asc' },
          select: { anchor: true, text: true, number: true, changedIn: true },
        },
      },
    })
  const question = (await find({ slug })) ?? (await find({ formerSlugs: { has: slug } }))
  if (!question) throw notFound()
  const { draft, section, stateReply, ...rest } = question
  return {
    ...rest,
    sectionTitle: section.title,
    language: stateReply.language,
    version: stateReply.version,
    draftId: draft?.id ?? '',
    replyChangedIn: draft?.replyChangedIn ?? null,
    items: await itemsOfQuestion(question.id),
  }
}

/** The chapter of this report with this slug. Unknown slugs are not found. */
export async function chapterOf(
  userId: string,
  reportId: string,
  slug: string,
): Promise<Pick<OutlineChapter, 'chapter' | 'slug' | 'draftId'>> {
  await authorize(userId, reportId, 'report.view')
  const chapter = chapterOfSlug(slug)
  const draft =
    chapter &&
    (await db.draft.findUnique({ where: { reportId_chapter: { reportId, chapter } }, select: { id: true } }))
  if (!chapter || !draft) throw notFound()
  return { chapter, slug, draftId: draft.id }
}

/** A name for the reply's present content: changes whenever what `replyText` answers could change. */
export async function replyVersion(userId: string, reportId: string): Promise<string> {
  await authorize(userId, reportId, 'report.view')
  const reply = await db.stateReply.findUnique({
    where: { reportId },
    select: { id: true, sourceSha256: true, version: true },
  })
  if (!reply) throw notFound()
  return `${reply.sourceSha256.slice(0, 32)}-${reply.id}-${reply.version}`
}

/** The whole text of the reply, in reading order, for searching it in the browser. */
export async function replyText(userId: string, reportId: string): Promise<ReplyText> {
  await authorize(userId, reportId, 'report.view')
  const reply = await db.stateReply.findUnique({ where: { reportId }, select: { version: true } })
  const questions = await db.question.findMany({
    where: { stateReply: { reportId }, withdrawnIn: null },
    orderBy: { position: 'asc' },
    select: {
      slug: true,
      label: true,
      section: { select: { title: true } },
      paragraphs: { orderBy: { position: 'asc' }, select: { anchor: true, text: true, changedIn: true } },
    },
  })
  return {
    version: reply?.version ?? 1,
    questions: questions.map(({ slug, label, section, paragraphs }) => ({
      slug,
      label,
      sectionTitle: section.title,
      paragraphs,
    })),
  }
}
