'use client'
import { Bookmark } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { type Answer, useAction } from '@/components/ui/use-action'
import { type ReportHistory, VERSION_NAME_LENGTH } from '@/lib/versions/schema'
import { NameDialog } from './name-dialog'
import { useNames } from './names'

/** The versions of the whole report, each with the way to what changed since and before. */
export function ReportVersions(props: {
  reportId: string
  history: ReportHistory
  canName: boolean
  nameReport: (input: { reportId: string; name: string }) => Promise<Answer<{ id: string }>>
  renameReport: (input: { reportVersionId: string; name: string }) => Promise<Answer<void>>
}) {
  const { reportId, history, canName, nameReport, renameReport } = props
  const t = useTranslations('history')
  const format = useFormatter()
  const namesOf = useNames(history.people)
  const { run, isPending, general, clear } = useAction()
  const [naming, setNaming] = useState<{ id: string | null; name: string } | null>(null)
  const { versions } = history
  const compare = (from: string, to: string) => `/reports/${reportId}/history?from=${from}&to=${to}`
  return (
    <section aria-labelledby="report-versions" className="mt-8">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="report-versions" className="me-auto text-lg font-semibold">
          {t('report.title')}
        </h2>
        {canName && (
          <Button variant="secondary" onPress={() => setNaming({ id: null, name: '' })}>
            <Bookmark aria-hidden />
            {t('report.name')}
          </Button>
        )}
      </div>
      {versions.length === 0 && <p className="mt-3 max-w-prose text-soft">{t('report.none')}</p>}
      <ol className="mt-3 divide-y divide-line border-y border-line empty:hidden">
        {versions.map(({ id, name, createdById, at, words, drafts }, index) => (
          <li key={id} className="flex flex-col gap-1 py-3">
            <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
              <h3 className="font-medium">{name}</h3>
              <span className="text-sm text-soft tabular-nums">{t('report.size', { words, drafts })}</span>
              <span className="ms-auto flex flex-wrap gap-x-4 text-sm">
                <Link href={compare(id, 'now')} prefetch={false} className="link">
                  {t('report.toNow')}
                </Link>
                {versions[index + 1] && (
                  <Link href={compare(versions[index + 1]!.id, id)} prefetch={false} className="link">
                    {t('report.fromBefore', { name: versions[index + 1]!.name })}
                  </Link>
                )}
                {canName && (
                  <button type="button" className="link" onClick={() => setNaming({ id, name })}>
                    {t('rename')}
                  </button>
                )}
              </span>
            </div>
            <p className="text-sm text-soft">
              {t('report.by', {
                name: namesOf(createdById ? [createdById] : []),
                date: format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short' }),
              })}
            </p>
          </li>
        ))}
      </ol>
      {naming && (
        <NameDialog
          title={naming.id ? t('rename') : t('report.name')}
          hint={t('report.hint')}
          initial={naming.name}
          maxLength={VERSION_NAME_LENGTH}
          isPending={isPending}
          error={general}
          onClose={() => {
            clear()
            setNaming(null)
          }}
          onSave={(name) => {
            const { id } = naming
            const close = () => setNaming(null)
            void (id
              ? run(() => renameReport({ reportVersionId: id, name }), close)
              : run(() => nameReport({ reportId, name }), close))
          }}
        />
      )}
    </section>
  )
}
