'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { usePlace } from '@/components/editor/collab-provider'
import { lastPlace } from '@/components/workspace/device'
import { useShortcuts } from '@/components/workspace/use-shortcuts'
import type { CommitteeItem } from '@/lib/committee-documents/schema'
import type { Outline } from '@/lib/state-replies/schema'
import { ChangedReplies } from './changed-replies'
import { ContinueLink } from './continue-link'
import { Faces } from './faces'
import { PlaceLink } from './place-link'
import { Unanswered } from './unanswered'
import { useLiveReport, useWordLimit } from './use-live-report'
import { WordMeter } from './word-meter'

const HOME = { kind: 'home' } as const

/** The live part of a report's home: words, who is where, and every chapter and question with its state. */
export function ReportHome(props: {
  reportId: string
  outline: Outline
  wordLimit: number | null
  /** Of the list of issues, what no question of the reply answers. */
  unanswered: CommitteeItem[]
  /** What stands below the word count: exports. */
  children: ReactNode
}) {
  const { reportId, outline, unanswered, children } = props
  const wordLimit = useWordLimit(props.wordLimit)
  const t = useTranslations('workspace')
  const router = useRouter()
  const live = useLiveReport(outline)
  usePlace(HOME)
  const questions = outline.sections.flatMap((section) => section.questions)
  const started = questions.filter((question) => live.wordsOf(question) > 0).length
  const [last, setLast] = useState<string | null>(null)
  useEffect(() => setLast(lastPlace(reportId)), [reportId])
  const first = questions[0] && `questions/${questions[0].slug}`
  const goOn = () => {
    const place = last ?? first
    if (place) router.push(`/reports/${reportId}/${place}`)
  }
  useShortcuts({ nextQuestion: goOn, draft: goOn })

  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_17rem] lg:gap-12">
      <aside className="flex flex-col gap-6 lg:order-2 lg:pt-1">
        <ContinueLink reportId={reportId} outline={outline} place={last} />
        <WordMeter words={live.words} final={live.final} limit={wordLimit} variants={live} />
        {questions.length > 0 && (
          <p className="text-sm text-soft">{t('progress', { started, all: questions.length })}</p>
        )}
        {live.people.length > 0 && (
          <div className="flex flex-col gap-2">
            <h2 className="text-sm font-semibold">{t('inReport')}</h2>
            <Faces people={live.people} label={t('inReport')} atMost={8} />
          </div>
        )}
        {children}
      </aside>
      <div className="flex min-w-0 flex-col gap-8">
        <ChangedReplies reportId={reportId} outline={outline} />
        <section aria-labelledby="chapters">
          <h2 id="chapters" className="mb-2 border-b border-line pb-1.5 text-sm font-semibold text-soft">
            {t('ourChapters')}
          </h2>
          <ul className="grid gap-x-4 sm:grid-cols-2">
            {outline.chapters.map((chapter) => (
              <li key={chapter.slug}>
                <PlaceLink
                  href={`/reports/${reportId}/chapters/${chapter.slug}`}
                  label={t(`chapters.${chapter.chapter}`)}
                  words={live.wordsOf(chapter)}
                  people={live.peopleAt(chapter.draftId)}
                />
              </li>
            ))}
          </ul>
        </section>
        <Unanswered reportId={reportId} items={unanswered} />
        {outline.sections.length === 0 && <p className="text-soft">{t('outline.noReply')}</p>}
        {outline.sections.map((section) => {
          const begun = section.questions.filter((question) => live.wordsOf(question) > 0)
          const words = begun.reduce((sum, question) => sum + live.wordsOf(question), 0)
          return (
            <section key={section.id} aria-labelledby={`section-${section.id}`}>
              <div className="mb-2 flex items-baseline justify-between gap-4 border-b border-line pb-1.5">
                <h2
                  id={`section-${section.id}`}
                  dir="auto"
                  className="font-serif text-lg leading-snug font-semibold"
                >
                  {section.title || t('outline.untitled')}
                </h2>
                <span className="shrink-0 text-sm text-faint tabular-nums">
                  {begun.length > 0
                    ? t('sectionProgress', { started: begun.length, all: section.questions.length, words })
                    : t('sectionEmpty', { all: section.questions.length })}
                </span>
              </div>
              <ul className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4">
                {section.questions.map((question) => (
                  <li
                    key={question.slug}
                    className={question.label.length > 10 ? 'col-span-full sm:col-span-2' : ''}
                  >
                    <PlaceLink
                      href={`/reports/${reportId}/questions/${encodeURIComponent(question.slug)}`}
                      label={question.label}
                      words={live.wordsOf(question)}
                      people={live.peopleAt(question.draftId)}
                      isChanged={question.changed}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
        {outline.withdrawn.length > 0 && (
          <section aria-labelledby="withdrawn">
            <h2 id="withdrawn" className="mb-2 border-b border-line pb-1.5 text-sm font-semibold text-soft">
              {t('outline.withdrawn')}
            </h2>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4">
              {outline.withdrawn.map((question) => (
                <li key={question.slug}>
                  <PlaceLink
                    href={`/reports/${reportId}/questions/${encodeURIComponent(question.slug)}`}
                    label={question.label}
                    words={live.wordsOf(question)}
                    people={live.peopleAt(question.draftId)}
                    isChanged={question.changed}
                  />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  )
}
