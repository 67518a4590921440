import { isBareLabel } from '@/lib/richtext/label'
import { isEmptyDocument } from '@/lib/richtext/words'
import type { ChapterName, ReportContent } from './content'
import type { ReferenceTarget } from './finish'
import type { Wording } from './compile'

/** The ids of parts, which formats make their bookmarks of. */
export const chapterId = (name: ChapterName) => `chapter-${name.replaceAll('_', '-')}`
export const questionId = (slug: string) => `question-${slug}`

/** What stands above a question's text: a bare label ("3 (a)") has a word before it, any other stands as it was printed. */
export const titleOfQuestion = (label: string, { t }: Pick<Wording, 't'>): string =>
  isBareLabel(label) ? t('question', { label }) : label

/** What cross-references may point to. What has no text is not in the report, so nothing leads there. */
export function referencesOf(content: ReportContent, wording: Wording): Map<string, ReferenceTarget> {
  const chapterTargets = content.chapters.map(({ chapter, text }): [string, ReferenceTarget] => [
    `chapter:${chapter}`,
    { text: wording.chapter(chapter), part: isEmptyDocument(text) ? null : chapterId(chapter) },
  ])
  const questionTargets = content.sections
    .flatMap(({ questions }) => questions)
    .map(({ id, label, slug, text }): [string, ReferenceTarget] => [
      `question:${id}`,
      {
        text: isBareLabel(label) ? wording.t('reference', { label }) : label,
        part: isEmptyDocument(text) ? null : questionId(slug),
      },
    ])
  return new Map([...chapterTargets, ...questionTargets])
}
