'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { classes } from '@/components/ui/styles'
import type { QuestionItem } from '@/lib/committee-documents/schema'
import type { QuestionText } from '@/lib/state-replies/schema'

/** Longer questions are folded to their first lines, in characters. */
const LONG = 420

/**
 * What the Committee asked, above what the State answers: from its list of issues; without one, as the State repeats
 * the question. Earlier concluding observations that bear on it stand below, folded.
 */
export function AskedQuestion({ question }: { question: QuestionText }) {
  const t = useTranslations('workspace.asked')
  const { items, text, label, language } = question
  const asked = items.filter(({ kind }) => kind === 'list_of_issues')
  const observed = items.filter(({ kind }) => kind === 'concluding_observations')
  if (asked.length === 0 && text === '' && observed.length === 0) return null
  return (
    <div className="mb-6 flex flex-col gap-3 border-s-2 border-accent/50 ps-4 font-sans text-[0.9375rem] leading-relaxed text-soft">
      {asked.map((item) => (
        <section key={item.id} aria-label={t('label', { label: item.label })}>
          <p className="text-xs font-medium text-faint">
            {item.label === label ? t('listOfIssues') : t('listOfIssuesAt', { label: item.label })}
          </p>
          <Folded text={wordsOf(item)} />
        </section>
      ))}
      {asked.length === 0 && text !== '' && (
        <section aria-label={t('label', { label })}>
          <p className="text-xs font-medium text-faint">{t('restated')}</p>
          <Folded text={text} lang={language} />
        </section>
      )}
      {observed.length > 0 && (
        <details>
          <summary className="w-fit cursor-default rounded text-xs font-medium text-faint hover:text-ink">
            {t('observations', {
              count: observed.length,
              labels: observed.map((item) => item.label).join(', '),
            })}
          </summary>
          {observed.map((item) => (
            <p key={item.id} dir="auto" className="mt-1.5">
              <span className="me-1.5 font-medium">{item.label}</span>
              {wordsOf(item)}
            </p>
          ))}
        </details>
      )}
    </div>
  )
}

function wordsOf({ lead, text }: QuestionItem): string {
  return [lead, text].filter(Boolean).join(' ')
}

function Folded({ text, lang }: { text: string; lang?: string }) {
  const t = useTranslations('workspace.asked')
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const isLong = text.length > LONG
  return (
    <>
      <p
        id={id}
        lang={lang}
        dir="auto"
        className={classes('whitespace-pre-line', isLong && !isOpen && 'line-clamp-4')}
      >
        {text}
      </p>
      {isLong && (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="link mt-0.5 text-sm"
        >
          {isOpen ? t('less') : t('more')}
        </button>
      )}
    </>
  )
}
