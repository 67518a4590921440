'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type OutsideAuthors, suggestedFrom } from '@/lib/review-copies/schema'

const asked = new Map<string, Promise<OutsideAuthors>>()

/** Who made a suggestion that a review copy brought, as the file names them. */
export function OutsideAuthor({ reportId, suggestion }: { reportId: string; suggestion: string }) {
  const t = useTranslations('editor.suggesting')
  const [authors, setAuthors] = useState<OutsideAuthors>({})
  const from = suggestedFrom(suggestion)
  const importId = from?.importId ?? null
  useEffect(() => {
    if (importId === null) return
    let isOver = false
    void authorsOf(reportId, importId).then((known) => !isOver && setAuthors(known))
    return () => void (isOver = true)
  }, [reportId, importId])
  if (!from) return null
  const name = from.author === null ? undefined : authors[from.importId]?.[from.author]
  return <span className="text-soft">{t('outside', { name: name ?? 'none' })}</span>
}

/** Asked once for all of a report, and anew when there is an import that was not known then. */
async function authorsOf(reportId: string, importId: string): Promise<OutsideAuthors> {
  const before = asked.get(reportId)
  const known = await before
  if (known?.[importId]) return known
  if (asked.get(reportId) !== before) return (await asked.get(reportId)) ?? {}
  const next = fetch(`/reports/${reportId}/review/authors`)
    .then((response) => (response.ok ? (response.json() as Promise<OutsideAuthors>) : {}))
    .catch(() => ({}))
  asked.set(reportId, next)
  return next
}
