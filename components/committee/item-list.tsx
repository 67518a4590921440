'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Callout } from '@/components/ui/callout'
import type { Answer } from '@/components/ui/use-action'
import { useAction } from '@/components/ui/use-action'
import type { LinkedItem } from '@/lib/committee-documents/schema'
import type { QuestionChoice } from '@/lib/state-replies/schema'
import { ItemRow } from './item-row'

export interface Linking {
  link: (input: { reportId: string; itemId: string; questionId: string }) => Promise<Answer<unknown>>
  unlink: (input: { reportId: string; itemId: string; questionId: string }) => Promise<Answer<unknown>>
}

/** The items of one document under its headings, each with the questions of the reply that it belongs to. */
export function ItemList(
  props: Linking & {
    reportId: string
    items: LinkedItem[]
    language: string | undefined
    questions: QuestionChoice[]
    unpaired: number
    /** How what is not linked is called: asked, not answered. */
    kind: 'list_of_issues' | 'concluding_observations'
    canManage: boolean
  },
) {
  const { reportId, items, language, questions, unpaired, kind, canManage, link, unlink } = props
  const t = useTranslations('documents')
  const filter = useId()
  const { run, isPending, general } = useAction()
  const [isUnpairedOnly, setUnpairedOnly] = useState(false)
  const shown = isUnpairedOnly ? items.filter(({ links }) => links.length === 0) : items
  const change = (call: Linking['link'], itemId: string) => (questionId: string) =>
    void run(() => call({ reportId, itemId, questionId }))

  return (
    <div className="flex flex-col gap-3">
      {unpaired > 0 && (
        <label htmlFor={filter} className="flex items-center gap-2 text-sm">
          <input
            id={filter}
            type="checkbox"
            checked={isUnpairedOnly}
            onChange={(event) => setUnpairedOnly(event.target.checked)}
            className="size-4 accent-accent"
          />
          {t(`onlyUnpaired.${kind}`, { count: unpaired })}
        </label>
      )}
      {general && <Callout tone="error">{general}</Callout>}
      <ol className="border-t border-line">
        {shown.map((item, index) => (
          <li key={item.id}>
            {item.heading !== '' && item.heading !== shown[index - 1]?.heading && (
              <h3
                lang={language}
                dir="auto"
                className="pt-6 pb-2 font-serif text-lg leading-snug font-semibold"
              >
                {item.heading}
              </h3>
            )}
            <ItemRow
              reportId={reportId}
              item={item}
              // What several letters share is printed once, before the first of them.
              showsLead={item.lead !== '' && item.lead !== shown[index - 1]?.lead}
              language={language}
              questions={questions}
              kind={kind}
              canManage={canManage}
              isPending={isPending}
              onLink={change(link, item.id)}
              onUnlink={change(unlink, item.id)}
            />
          </li>
        ))}
      </ol>
    </div>
  )
}
