'use client'
import { TextQuote } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { buttonClasses, classes } from '@/components/ui/styles'
import type { LedgerContradiction, LedgerPassage } from '@/lib/claims-ledger/schema'
import { useClaims } from './claims-provider'
import { Verdict } from './verdict'

export interface ContradictionCardProps {
  contradiction: LedgerContradiction
  /** The question that is open beside it: said, not linked. */
  here?: string
  /** Puts all passages into the draft that is open; without it the card leads to the draft of the first one. */
  onUse?: (passages: LedgerPassage[]) => void
}

/** Passages that cannot all be right, side by side, with one sentence saying why and what can be done with them. */
export function ContradictionCard(props: ContradictionCardProps) {
  const { contradiction, here, onUse } = props
  const { key, kind, explanation, members, dismissed } = contradiction
  const t = useTranslations('claims')
  const { reportId, canEdit } = useClaims()
  const first = members[0]
  const heading = `contradiction-${key}`
  return (
    <article
      aria-labelledby={heading}
      id={`c-${key}`}
      className={classes(
        'scroll-mt-6 rounded-lg border border-line p-4 font-sans text-sm',
        dismissed ? 'border-dashed' : 'bg-raised',
      )}
    >
      <h2 id={heading} className="flex flex-wrap items-baseline gap-x-2">
        <span className="rounded border border-line-strong px-1.5 text-xs font-medium text-soft">
          {t(`contradictionKinds.${kind}`)}
        </span>
        <span className="font-medium">{explanation}</span>
      </h2>
      <div className="mt-3 grid gap-3 sm:grid-cols-[repeat(auto-fit,minmax(15rem,1fr))]">
        {members.map((member) => (
          <figure key={`${member.paragraph}:${member.start}`} className="border-s-2 border-line-strong ps-3">
            <blockquote dir="auto" className="font-serif text-base leading-snug">
              {member.quote}
            </blockquote>
            <figcaption className="mt-1 text-soft">
              {member.slug === here ? (
                t('here', { question: member.question })
              ) : (
                <Link
                  href={`/reports/${reportId}/questions/${encodeURIComponent(member.slug)}#p-${member.paragraph}`}
                  prefetch={false}
                  className="link"
                >
                  {member.question}
                </Link>
              )}
              {member.isContested && ` · ${t('quotedAlready')}`}
            </figcaption>
          </figure>
        ))}
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {canEdit && !dismissed && first && (
          <UseInDraft
            onUse={onUse && (() => onUse(members))}
            href={`/reports/${reportId}/questions/${encodeURIComponent(first.slug)}?contradiction=${key}`}
          />
        )}
        <Verdict contradictionKey={key} dismissed={dismissed} />
      </div>
    </article>
  )
}

function UseInDraft({ onUse, href }: { onUse: (() => void) | undefined; href: string }) {
  const t = useTranslations('claims')
  const looks = buttonClasses('secondary', 'small')
  const words = (
    <>
      <TextQuote aria-hidden />
      {t('useInDraft')}
    </>
  )
  return onUse ? (
    <button type="button" onClick={onUse} className={looks}>
      {words}
    </button>
  ) : (
    <Link href={href} prefetch={false} className={looks}>
      {words}
    </Link>
  )
}
