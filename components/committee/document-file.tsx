import { Download } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { CopyButton } from '@/components/ui/copy-button'
import { buttonClasses } from '@/components/ui/styles'

export interface FileFacts {
  id: string
  name: string
  size: number
  /** Hex. */
  sha256: string
}

/** A document's original: its name and size as a download, and the fingerprint by which anybody can check it. */
export function DocumentFile({ reportId, file }: { reportId: string; file: FileFacts }) {
  const t = useTranslations('documents.file')
  const format = useFormatter()
  const size = format.number(file.size / 1000, { maximumFractionDigits: 0 })
  return (
    <div className="flex min-w-0 flex-col gap-1.5 text-sm">
      <a
        href={`/reports/${reportId}/files/${file.id}`}
        download
        className={`${buttonClasses('secondary', 'small')} max-w-full self-start`}
      >
        <Download aria-hidden />
        <span dir="auto" className="truncate">
          {file.name}
        </span>
        <span className="shrink-0 text-faint">{t('size', { size })}</span>
      </a>
      <p className="flex min-w-0 items-center gap-1.5 text-xs text-soft">
        <span className="shrink-0">{t('hash')}</span>
        <code className="min-w-0 font-mono break-all">{file.sha256}</code>
        <CopyButton text={file.sha256} label={t('copy')} iconOnly variant="quiet" />
      </p>
    </div>
  )
}
