'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { memo, useState } from 'react'
import { ComboBox } from '@/components/ui/combo-box'
import { Button } from '@/components/ui/button'
import { buttonClasses, classes } from '@/components/ui/styles'
import type { LinkedItem } from '@/lib/committee-documents/schema'
import type { QuestionChoice } from '@/lib/state-replies/schema'

/** One item: what was asked, and where the State answers it. */
export const ItemRow = memo(function ItemRow(props: {
  reportId: string
  item: LinkedItem
  showsLead: boolean
  language: string | undefined
  questions: QuestionChoice[]
  kind: 'list_of_issues' | 'concluding_observations'
  canManage: boolean
  isPending: boolean
  onLink: (questionId: string) => void
  onUnlink: (questionId: string) => void
}) {
  const { reportId, item, showsLead, language, questions, kind, canManage, isPending, onLink, onUnlink } =
    props
  const t = useTranslations('documents')
  const { label, lead, text, links } = item
  const [isChoosing, setChoosing] = useState(false)
  return (
    <div
      id={`item-${item.slug}`}
      className="grid scroll-my-16 gap-x-6 gap-y-2 border-b border-line py-3 [contain-intrinsic-size:auto_6rem] [content-visibility:auto] sm:grid-cols-[minmax(0,1fr)_15rem]"
    >
      <div lang={language} className="min-w-0">
        {showsLead && (
          <p dir="auto" className="mb-1.5 font-serif text-soft">
            {lead}
          </p>
        )}
        <p dir="auto" className="font-serif">
          <span className="me-2 font-sans text-sm font-semibold text-accent-strong">{label}</span>
          {text}
        </p>
      </div>
      <div className="flex flex-col items-start gap-1.5 text-sm">
        {links.length === 0 && (
          <p className={kind === 'list_of_issues' ? 'font-medium text-warning' : 'text-soft'}>
            {t(`unpaired.${kind}`)}
          </p>
        )}
        <ul className="flex flex-wrap gap-1.5">
          {links.map(({ questionId, slug, label: question, origin }) => (
            <li
              key={questionId}
              className="flex items-center rounded-md border border-line-strong bg-raised ps-2 text-sm"
            >
              <Link
                href={`/reports/${reportId}/questions/${encodeURIComponent(slug)}`}
                prefetch={false}
                className="link py-0.5"
              >
                <span className="sr-only">{t('answeredAt')} </span>
                {question}
              </Link>
              <span className="px-1.5 text-xs text-soft">{t(`origin.${origin}`)}</span>
              {canManage && (
                <button
                  type="button"
                  aria-label={t('unlink', { item: label, question })}
                  title={t('unlink', { item: label, question })}
                  disabled={isPending}
                  onClick={() => onUnlink(questionId)}
                  className={classes(buttonClasses('quiet', 'icon'), 'size-7')}
                >
                  <X aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
        {canManage && !isChoosing && (
          <Button
            variant="quiet"
            size="small"
            aria-label={t('linkItem', { item: label })}
            onPress={() => setChoosing(true)}
          >
            <Plus aria-hidden />
            {t('link')}
          </Button>
        )}
        {isChoosing && (
          <ComboBox
            label={t('choose')}
            options={questions
              .filter(({ id }) => !links.some(({ questionId }) => questionId === id))
              .map(({ id, label: name, sectionTitle }) => ({ id, label: name, description: sectionTitle }))}
            value=""
            onChange={(questionId) => {
              setChoosing(false)
              onLink(questionId)
            }}
            className="w-full"
          />
        )}
      </div>
    </div>
  )
})
