'use client'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { QuestionClaims } from '@/components/claims/question-claims'
import { focusHeading, PaneHeading } from '@/components/workspace/pane-heading'
import { useWorkspace } from '@/components/workspace/workspace-context'
import type { QuestionText } from '@/lib/state-replies/schema'
import { AskedQuestion } from './asked-question'
import { QuoteSelection } from './quote-selection'
import { type ChangeSeen, ReplyChanged } from './reply-changed'
import { ReplyParagraph } from './reply-paragraph'
import { useMarkedParagraph } from './use-marked-paragraph'

const step = 'flex items-center gap-1.5 text-soft hover:text-ink'
const arrow = 'size-3.5 shrink-0 rtl:-scale-x-100'

/** One question of the reply, set for long reading, below what the Committee asked. */
export function Reading(props: { question: QuestionText; changeSeen: ChangeSeen | null }) {
  const { question, changeSeen } = props
  const t = useTranslations('workspace')
  const { reportId, place, questions, hrefOf, hasMoved, query, canEdit } = useWorkspace()
  const scroller = useRef<HTMLElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLDivElement>(null)
  const { slug, label, sectionTitle, language, paragraphs, replyChangedIn } = question
  const marked = useMarkedParagraph(paragraphs)
  const index = questions.findIndex((candidate) => candidate.slug === slug)
  const [before, after] = [questions[index - 1], questions[index + 1]]

  useEffect(() => {
    if (hasMoved() && !location.hash) focusHeading(heading.current)
  }, [hasMoved])

  return (
    <article
      ref={scroller}
      aria-labelledby="reply-heading"
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain"
    >
      <div className="reading mx-auto max-w-[74ch] ps-10 pe-9 pt-7 pb-16 sm:px-10">
        <p className="font-sans text-sm text-soft" lang={language} dir="auto">
          {sectionTitle}
        </p>
        <PaneHeading
          ref={heading}
          id="reply-heading"
          isMain={!place.chapter}
          lang={language}
          className="mt-1 mb-5 text-[1.625rem] leading-tight font-semibold"
        >
          {label}
        </PaneHeading>
        <ReplyChanged question={question} changeSeen={changeSeen} />
        <AskedQuestion question={question} />
        <div ref={text} lang={language} className="flex max-w-[68ch] flex-col gap-4">
          {paragraphs.map(({ anchor, text: words, number, changedIn }, position) => (
            <ReplyParagraph
              key={anchor}
              anchor={anchor}
              text={words}
              number={number}
              isChanged={replyChangedIn !== null && changedIn !== null && changedIn >= replyChangedIn}
              name={t('paragraph.name', { label, number: position + 1 })}
              query={query}
              isMarked={anchor === marked}
              href={`/reports/${reportId}/questions/${encodeURIComponent(slug)}#p-${anchor}`}
            />
          ))}
          {paragraphs.length === 0 && <p className="text-soft italic">{t('noText')}</p>}
        </div>
        <QuestionClaims slug={slug} />
        {place.chapter && (
          <p className="mt-8 font-sans text-sm">
            <Link href={`/reports/${reportId}/questions/${encodeURIComponent(slug)}`} className="link">
              {t('openDraftOf', { label })}
            </Link>
          </p>
        )}
        <nav
          aria-label={t('neighbours')}
          className="mt-10 flex justify-between gap-4 border-t border-line pt-4 font-sans text-sm"
        >
          {before ? (
            <Link href={hrefOf(before.slug)} prefetch={false} className={step}>
              <ArrowLeft aria-hidden className={arrow} />
              {before.label}
              <span className="sr-only">, {t('before')}</span>
            </Link>
          ) : (
            <span />
          )}
          {after && (
            <Link href={hrefOf(after.slug)} prefetch={false} className={step}>
              {after.label}
              <span className="sr-only">, {t('after')}</span>
              <ArrowRight aria-hidden className={arrow} />
            </Link>
          )}
        </nav>
      </div>
      {canEdit && <QuoteSelection text={text} scroller={scroller} label={label} />}
    </article>
  )
}
