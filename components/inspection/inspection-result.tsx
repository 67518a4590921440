'use client'
import { ShieldCheck, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Inspection } from '@/lib/inspection'
import { FindingList, FindingsByDanger } from './findings-by-danger'

/** What an inspection found: nothing, or the list; then what the format needs, what was looked for, and what cannot be seen. */
export function InspectionResult({
  name,
  inspection,
  canBeCleaned,
}: {
  name: string
  inspection: Inspection
  canBeCleaned: boolean
}) {
  const t = useTranslations('inspection')
  const { findings, needed, checked, format } = inspection
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever waited goes on at the answer.
  useEffect(() => heading.current?.focus(), [])
  const isClean = findings.length === 0
  const Icon = isClean ? ShieldCheck : TriangleAlert
  return (
    <section aria-labelledby="result" className="flex flex-col gap-5">
      <div>
        <h2
          id="result"
          ref={heading}
          tabIndex={-1}
          className="flex items-start gap-2 text-xl font-semibold outline-none"
        >
          <Icon aria-hidden className={`mt-1 size-5 shrink-0 ${isClean ? 'text-good' : 'text-warning'}`} />
          {t('found', { count: findings.length })}
        </h2>
        <p dir="auto" className="mt-1 text-soft wrap-anywhere">
          {t('inFile', { name, format: t(`formats.${format}`) })}
        </p>
        {canBeCleaned && (
          <p className="mt-2 text-sm">
            <a href="#clean" className="link">
              {t('clean.make')}
            </a>
          </p>
        )}
      </div>
      <FindingsByDanger findings={findings} />
      <div className="flex flex-col gap-2 text-sm">
        {needed.length > 0 && (
          <details>
            <summary className="cursor-pointer">{t('needed', { count: needed.length })}</summary>
            <FindingList findings={needed} withKind />
          </details>
        )}
        <details>
          <summary className="cursor-pointer">{t('checked')}</summary>
          <p className="mt-1 text-soft">{checked.map((kind) => t(`kinds.${kind}.label`)).join(', ')}</p>
        </details>
        <details>
          <summary className="cursor-pointer">{t('unseen.title')}</summary>
          <p className="mt-1 max-w-prose text-soft">{t(`unseen.${format}`)}</p>
        </details>
      </div>
    </section>
  )
}
