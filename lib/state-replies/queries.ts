import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { CHAPTERS, chapterOfSlug, chapterSlug } from '@/lib/reports/chapters'
import type { Outline, OutlineChapter, QuestionText, ReplyText } from './schema'

/** Chapters, sections and questions of a report with the drafts that belong to them; empty without a reply. */
export async function outlineOf(userId: string, reportId: string): Promise<Outline> {
  await authorize(userId, reportId, 'report.view')
  const [drafts, sections] = await Promise.all([
    db.draft.findMany({
      where: { reportId, chapter: { not: null } },
      select: { id: true, chapter: true, words: true },
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
          select: { slug: true, label: true, draft: { select: { id: true, words: true } } },
        },
      },
    }),
  ])
  return {
    chapters: CHAPTERS.flatMap((chapter): OutlineChapter[] => {
      const draft = drafts.find((candidate) => candidate.chapter === chapter)
      return draft ? [{ chapter, slug: chapterSlug(chapter), draftId: draft.id, words: draft.words }] : []
    }),
    sections: sections.map(({ id, title, questions }) => ({
      id,
      title,
      questions: questions.map(({ slug, label, draft }) => ({
        slug,
        label,
        draftId: draft?.id ?? '',
        words: draft?.words ?? 0,
      })),
    })),
  }
}

/** One question with the State's text. Unknown slugs are not found. */
export async function questionText(userId: string, reportId: string, slug: string): Promise<QuestionText> {
  await authorize(userId, reportId, 'report.view')
  // PostgreSQL has no text with U+0000 in it, and so no such slug.
  if (slug.includes('\0')) throw notFound()
  const question = await db.question.findFirst({
    where: { slug, stateReply: { reportId } },
    select: {
      slug: true,
      label: true,
      section: { select: { title: true } },
      stateReply: { select: { language: true } },
      paragraphs: { orderBy: { position: 'asc' }, select: { anchor: true, text: true } },
    },
  })
  if (!question) throw notFound()
  const { label, section, stateReply, paragraphs } = question
  return { slug, label, sectionTitle: section.title, language: stateReply.language, paragraphs }
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
    select: { id: true, sourceSha256: true },
  })
  if (!reply) throw notFound()
  return `${reply.sourceSha256.slice(0, 32)}-${reply.id}`
}

/** The whole text of the reply, in reading order, for searching it in the browser. */
export async function replyText(userId: string, reportId: string): Promise<ReplyText> {
  await authorize(userId, reportId, 'report.view')
  const questions = await db.question.findMany({
    where: { stateReply: { reportId } },
    orderBy: { position: 'asc' },
    select: {
      slug: true,
      label: true,
      section: { select: { title: true } },
      paragraphs: { orderBy: { position: 'asc' }, select: { anchor: true, text: true } },
    },
  })
  return {
    questions: questions.map(({ slug, label, section, paragraphs }) => ({
      slug,
      label,
      sectionTitle: section.title,
      paragraphs,
    })),
  }
}
