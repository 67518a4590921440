import { FilePlus2, ListChecks } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { DocumentFile } from '@/components/committee/document-file'
import { buttonClasses } from '@/components/ui/styles'
import type { ReplyVersion } from '@/lib/state-replies/schema'

/** The versions of a reply, the latest first: when and why each came to be, its file, and what it changed. */
export function VersionList(props: {
  reportId: string
  versions: ReplyVersion[]
  canImport: boolean
  canCorrect: boolean
}) {
  const { reportId, versions, canImport, canCorrect } = props
  const t = useTranslations('versions')
  const format = useFormatter()
  return (
    <>
      {(canCorrect || canImport) && (
        <div className="my-6 flex flex-wrap gap-2">
          {canCorrect && versions.length > 0 && (
            <Link
              href={`/reports/${reportId}/reply/correct`}
              prefetch={false}
              className={buttonClasses('secondary')}
            >
              <ListChecks aria-hidden />
              {t('correct')}
            </Link>
          )}
          {canImport && (
            <Link
              href={`/reports/${reportId}/reply/versions?add=reply`}
              prefetch={false}
              className={buttonClasses('secondary')}
            >
              <FilePlus2 aria-hidden />
              {t('import')}
            </Link>
          )}
        </div>
      )}
      <ol className="divide-y divide-line border-y border-line">
        {versions.map(({ version, reason, createdAt, createdBy, file }, index) => {
          const before = versions[index + 1]?.version
          const date = format.dateTime(new Date(createdAt), { dateStyle: 'long', timeStyle: 'short' })
          return (
            <li key={version} className="flex flex-col gap-2 py-4">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                <h2 className="font-medium">
                  {t('version', { version })}
                  <span className="ms-2 font-normal text-soft">{t(`reasons.${reason}`)}</span>
                </h2>
                {before !== undefined && (
                  <Link
                    href={`/reports/${reportId}/reply/changes?from=${before}&to=${version}`}
                    prefetch={false}
                    className="link text-sm"
                  >
                    {t('changes', { version })}
                  </Link>
                )}
              </div>
              <p className="text-sm text-soft">
                {createdBy ? t('createdBy', { date, name: createdBy }) : t('created', { date })}
              </p>
              {file && <DocumentFile reportId={reportId} file={file} />}
            </li>
          )
        })}
      </ol>
      {versions.length === 0 && <p className="text-soft">{t('none')}</p>}
    </>
  )
}
