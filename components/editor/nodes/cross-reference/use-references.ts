import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { isBareLabel } from '@/lib/richtext/label'
import type { Outline, OutlineQuestion } from '@/lib/state-replies/schema'
import type { Reference } from './references'

/** The parts of a report that its texts may refer to, in its order, as the outline has them now. */
export function useReferences(reportId: string, outline: Outline): Reference[] {
  const t = useTranslations('editor.nodes.crossReference')
  const chapters = useTranslations('workspace')
  return useMemo(() => {
    const questionOf =
      (section: string, isOffered: boolean) =>
      (question: OutlineQuestion): Reference => ({
        target: `question:${question.id}`,
        text: isBareLabel(question.label) ? t('question', { label: question.label }) : question.label,
        section,
        href: `/reports/${reportId}/questions/${encodeURIComponent(question.slug)}`,
        isOffered,
      })
    return [
      ...outline.chapters.map(({ chapter, slug }): Reference => ({
        target: `chapter:${chapter}`,
        text: chapters(`chapters.${chapter}`),
        section: '',
        href: `/reports/${reportId}/chapters/${slug}`,
        isOffered: true,
      })),
      ...outline.sections.flatMap(({ title, questions }) => questions.map(questionOf(title, true))),
      ...outline.withdrawn.map(questionOf('', false)),
    ]
  }, [reportId, outline, t, chapters])
}
