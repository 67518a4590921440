import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { annexHref } from '@/components/find/places'
import type { BlockReference } from '@/lib/references/schema'
import { isBareLabel } from '@/lib/richtext/label'
import type { Outline, OutlineQuestion } from '@/lib/state-replies/schema'
import type { Reference } from './references'
import { useReportReferences } from './references-provider'

/**
 * The parts of a report that its texts may refer to, as the outline has them now, in its order; behind them annexes, tables,
 * figures and paragraphs, once they were asked for.
 */
export function useReferences(
  reportId: string,
  outline: Outline,
  language: string,
): { list: Reference[]; hasBlocks: boolean } {
  const t = useTranslations('editor.nodes.crossReference')
  const known = useReportReferences()?.known ?? null
  return useMemo(() => {
    const locale = language.toLowerCase().split('-')[0] ?? ''
    const pages = new Map<string, { href: string; name: string }>()
    const questionOf =
      (section: string, isOffered: boolean) =>
      (question: OutlineQuestion): Reference => {
        const { id, label, slug, draftId } = question
        const text = isBareLabel(label) ? t('question', { label, language: locale }) : label
        const href = `/reports/${reportId}/questions/${encodeURIComponent(slug)}`
        pages.set(draftId, { href, name: text })
        return { target: `question:${id}`, text, section, href, isOffered }
      }
    const parts = [
      ...outline.chapters.map(({ chapter, slug, draftId }): Reference => {
        const text = t(`chapters.${chapter}`, { language: locale })
        const href = `/reports/${reportId}/chapters/${slug}`
        pages.set(draftId, { href, name: text })
        return { target: `chapter:${chapter}`, text, section: '', href, isOffered: true }
      }),
      ...outline.sections.flatMap(({ title, questions }) => questions.map(questionOf(title, true))),
      ...outline.withdrawn.map(questionOf('', false)),
    ]
    const annexes = (known?.annexes ?? []).map(({ target, text, title }): Reference => ({
      ...{ target, text, section: title, isOffered: true },
      href: annexHref(reportId, target),
    }))
    const rest = (known?.blocks ?? []).toSorted(
      (one, other) => Number(one.kind === 'paragraph') - Number(other.kind === 'paragraph'),
    )
    const blocks = rest.map(({ target, text, ...choice }): Reference => ({
      target: target ?? keyOf(choice),
      text,
      section: [choice.words, pages.get(choice.draftId)?.name].filter(Boolean).join(' · '),
      href: pages.get(choice.draftId)?.href ?? `/reports/${reportId}`,
      isOffered: true,
      ...(target === null && { choice }),
    }))
    return { list: [...parts, ...annexes, ...blocks], hasBlocks: known !== null }
  }, [reportId, outline, language, known, t])
}

// Like no target, so that it is stored nowhere by mistake.
const keyOf = ({ draftId, kind, index }: Omit<BlockReference, 'target' | 'text'>) =>
  `new ${kind} ${draftId} ${index}`
