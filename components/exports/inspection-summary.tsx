import { ShieldCheck, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { FindingList } from '@/components/inspection/findings-by-danger'
import type { ExportInspection } from '@/lib/exports/schema'

/** What an independent reader found in a file beside what it shows: nothing, or the list. */
export function InspectionSummary({ inspection }: { inspection: ExportInspection | null }) {
  const t = useTranslations('exports.inspection')
  const kinds = useTranslations('inspection.kinds')
  if (!inspection) return <p className="text-sm text-soft">{t('none')}</p>
  const { findings, carried = [], needed, checked } = inspection
  const isClean = findings.length === 0
  return (
    <details className="text-sm">
      <summary className={`cursor-pointer ${isClean ? 'text-good' : 'text-warning'}`}>
        {isClean ? (
          <ShieldCheck aria-hidden className="me-1.5 inline size-4 align-text-bottom" />
        ) : (
          <TriangleAlert aria-hidden className="me-1.5 inline size-4 align-text-bottom" />
        )}
        {t(inspection.carried ? 'titleCopy' : 'title', { count: findings.length })}
      </summary>
      <div className="mt-2 flex flex-col gap-3 border-s border-line ps-3">
        {findings.length > 0 && <FindingList findings={findings} withKind />}
        {carried.length > 0 && (
          <div>
            <p className="text-soft">{t('carried')}</p>
            <FindingList findings={carried} withKind />
          </div>
        )}
        {needed.length > 0 && (
          <div>
            <p className="text-soft">{t('needed')}</p>
            <FindingList findings={needed} withKind />
          </div>
        )}
        <p className="text-soft">
          {t('checked', { kinds: checked.map((kind) => kinds(`${kind}.label`)).join(', ') })}
        </p>
      </div>
    </details>
  )
}
