import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { buttonClasses } from '@/components/ui/styles'
import type { CommitteeDocumentPage } from '@/lib/committee-documents/schema'
import type { QuestionChoice } from '@/lib/state-replies/schema'
import { DocumentFile } from './document-file'
import { ItemList, type Linking } from './item-list'
import { RemoveDocument } from './remove-document'

/** A document of the Committee: where it came from, and its items with what they are linked to. */
export function CommitteeDocument(
  props: Linking & {
    reportId: string
    document: CommitteeDocumentPage
    questions: QuestionChoice[]
    canManage: boolean
    removeDocument: Parameters<typeof RemoveDocument>[0]['removeDocument']
  },
) {
  const { reportId, document, questions, canManage, link, unlink, removeDocument } = props
  const { kind, title, symbol, file, items, unpaired, createdAt } = document
  const t = useTranslations('documents')
  const format = useFormatter()
  const language = document.language === 'und' ? undefined : document.language
  return (
    <section aria-labelledby={kind} className="mt-10 flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 id={kind} className="text-lg font-semibold">
            {t(`kinds.${kind}`)}
          </h2>
          {title && (
            <p lang={language} dir="auto" className="max-w-prose">
              {title}
            </p>
          )}
          <p className="mt-0.5 text-sm text-soft">
            {[
              symbol,
              t(`items.${kind}`, { count: items.length }),
              t('added', { date: format.dateTime(new Date(createdAt), { dateStyle: 'medium' }) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {canManage && (
          <div className="flex gap-1">
            <Link
              href={`/reports/${reportId}/issues?add=${kind}`}
              prefetch={false}
              className={buttonClasses('quiet', 'small')}
            >
              {t('replace')}
            </Link>
            <RemoveDocument reportId={reportId} kind={kind} removeDocument={removeDocument} />
          </div>
        )}
      </div>
      {file && <DocumentFile reportId={reportId} file={file} />}
      <ItemList
        reportId={reportId}
        items={items}
        language={language}
        questions={questions}
        unpaired={unpaired}
        kind={kind}
        canManage={canManage}
        link={link}
        unlink={unlink}
      />
    </section>
  )
}
