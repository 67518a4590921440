'use client'
import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { buttonClasses, classes } from '@/components/ui/styles'
import type { Outline } from '@/lib/state-replies/schema'

/** The way back to where this browser's person was last; the way in, for who was nowhere yet. */
export function ContinueLink(props: {
  reportId: string
  outline: Outline
  /** What `lastPlace` remembers. */
  place: string | null
}) {
  const { reportId, outline, place } = props
  const t = useTranslations('workspace')
  const questions = outline.sections.flatMap((section) => section.questions)
  const [kind, slug] = place?.split('/') ?? []
  const chapter =
    kind === 'chapters' ? outline.chapters.find((candidate) => candidate.slug === slug) : undefined
  const question = kind === 'questions' ? questions.find((candidate) => candidate.slug === slug) : undefined
  const label = chapter ? t(`chapters.${chapter.chapter}`) : question?.label
  const href = label ? place : questions[0] && `questions/${questions[0].slug}`
  if (!href) return null
  return (
    <Link
      href={`/reports/${reportId}/${href}`}
      prefetch={false}
      className={classes(buttonClasses('primary'), 'h-10')}
    >
      <span className="truncate">{label ? t('continue', { label }) : t('begin')}</span>
      <ArrowRight aria-hidden className="rtl:-scale-x-100" />
    </Link>
  )
}
