import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Callout } from '@/components/ui/callout'
import type { ExportRowProps } from './export-row'

/** Why an export failed and where, with the way to the draft in which the fault lies. */
export function FailedExport({ reportId, entry: { failure } }: ExportRowProps) {
  const t = useTranslations('exports')
  const errors = useTranslations('errors')
  const { reason, values, path } = failure ?? { reason: 'exportBroken', values: {}, path: null }
  return (
    <Callout tone="error">
      <p>{errors.has(reason) ? errors(reason, values) : errors('exportBroken')}</p>
      {path && (
        <Link href={`/reports/${reportId}/${path}`} prefetch={false} className="link mt-1 inline-block">
          {t('openDraft', { place: values.place ?? '' })}
        </Link>
      )}
    </Callout>
  )
}
