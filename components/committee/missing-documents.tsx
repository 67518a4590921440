import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { buttonClasses } from '@/components/ui/styles'
import { COMMITTEE_DOCUMENT_KINDS, type CommitteeDocumentKind } from '@/lib/committee-documents/schema'

/** The ways to add what the report does not have yet. */
export function MissingDocuments({ reportId, has }: { reportId: string; has: CommitteeDocumentKind[] }) {
  const t = useTranslations('documents')
  const missing = COMMITTEE_DOCUMENT_KINDS.filter((kind) => !has.includes(kind))
  if (missing.length === 0) return null
  return (
    <div className="mt-5 flex flex-wrap gap-2">
      {missing.map((kind) => (
        <Link
          key={kind}
          href={`/reports/${reportId}/issues?add=${kind}`}
          prefetch={false}
          className={buttonClasses(kind === 'list_of_issues' ? 'primary' : 'secondary')}
        >
          {t(`add.${kind}`)}
        </Link>
      ))}
    </div>
  )
}
