'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { classes } from '@/components/ui/styles'
import type { ChangedQuestion, ChangeState, ReplyChanges } from '@/lib/state-replies/schema'
import { Pieces } from './pieces'

const STATES = ['changed', 'relabelled', 'added', 'removed', 'same'] as const

/** The same words under another number: a change of its own kind. */
function isRelabelled({ state, formerLabel, text, paragraphs }: ChangedQuestion): boolean {
  return (
    formerLabel !== null &&
    state !== 'added' &&
    state !== 'removed' &&
    text === null &&
    paragraphs.every((paragraph) => paragraph.state === 'same')
  )
}

function shownState(question: ChangedQuestion): ChangeState | 'relabelled' {
  return isRelabelled(question) ? 'relabelled' : question.state
}

/** The questions of two versions with their differences; those that are the same are left out until asked for. */
export function ChangeList({ reportId, changes }: { reportId: string; changes: ReplyChanges }) {
  const t = useTranslations('versions.changed')
  const [isAll, setAll] = useState(false)
  const { questions } = changes
  const shown = isAll ? questions : questions.filter((question) => shownState(question) !== 'same')
  const counted = STATES.map(
    (state) => [state, questions.filter((question) => shownState(question) === state).length] as const,
  ).filter(([, count]) => count > 0)
  return (
    <>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line pb-3 text-sm">
        <p className="text-soft tabular-nums">
          {counted.map(([state, count]) => t(`count.${state}`, { count })).join(' · ')}
        </p>
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={isAll}
            onChange={(event) => setAll(event.target.checked)}
            className="size-4 accent-accent"
          />
          {t('all')}
        </label>
      </div>
      {shown.length === 0 && <p className="mt-8 text-soft">{t('nothing')}</p>}
      {shown.map((question) => (
        <Changed key={question.id} reportId={reportId} question={question} version={changes.to} />
      ))}
    </>
  )
}

function Changed(props: { reportId: string; question: ChangedQuestion; version: number }) {
  const { reportId, question, version } = props
  const t = useTranslations('versions.changed')
  const { id, slug, label, formerLabel, text, paragraphs } = question
  const state = shownState(question)
  return (
    <section
      id={slug ? `q-${slug}` : undefined}
      aria-labelledby={`change-${id}`}
      className="scroll-my-16 border-b border-line py-6 [contain-intrinsic-size:auto_12rem] [content-visibility:auto]"
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id={`change-${id}`} className="font-serif text-xl font-semibold">
          {slug && state !== 'removed' ? (
            <Link
              href={`/reports/${reportId}/questions/${encodeURIComponent(slug)}`}
              className="hover:underline"
            >
              {label}
            </Link>
          ) : (
            label
          )}
        </h2>
        {state !== 'same' && (
          <span
            className={classes(
              'rounded border px-1.5 text-xs font-medium',
              state === 'removed' ? 'border-danger/40 text-danger' : 'border-accent/40 text-accent-strong',
            )}
          >
            {t(`state.${state}`, { version })}
          </span>
        )}
        {formerLabel && <span className="text-sm text-soft">{t('former', { label: formerLabel })}</span>}
      </div>
      <div className="reading mt-3 flex max-w-[72ch] empty:hidden flex-col gap-3">
        {text && (
          <p dir="auto" className="border-s-2 border-line-strong ps-3 text-soft italic">
            <Pieces pieces={text} />
          </p>
        )}
        {(state === 'relabelled' ? [] : paragraphs).map(
          ({ anchor, number, state: change, pieces }, index) => (
            <p
              key={`${anchor}-${index}`}
              dir="auto"
              className={classes(change === 'same' && state !== 'same' && 'text-faint')}
            >
              {number && <span className="me-2 font-sans text-sm text-faint">{number}</span>}
              <Pieces pieces={pieces} />
            </p>
          ),
        )}
      </div>
    </section>
  )
}
