import { RotateCcw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Upload } from './uploads'

/** A picture on its way: what it is, how far it is, what went wrong, and what can be done about it. */
export function UploadCard({
  upload: { file, state },
  isKept,
  onCancel,
  onRetry,
}: {
  upload: Upload
  /** This browser keeps it when the page is closed. */
  isKept: boolean
  onCancel: () => void
  onRetry: () => void
}) {
  const t = useTranslations('figures')
  const preview = usePreview(file)
  const name = file.name || t('pasted')
  const share = state.kind === 'sending' ? state.share : 0
  const isStuck = state.kind === 'failed' || state.kind === 'offline'
  const text =
    state.kind === 'failed'
      ? (state.said ?? t(isKept ? 'unreachableKept' : 'unreachable'))
      : state.kind === 'offline'
        ? t(isKept ? 'offlineKept' : 'offline')
        : t(share < 1 ? 'sending' : 'preparing', { name, percent: Math.round(share * 100) })
  return (
    <div
      className="figure-upload-card"
      role="group"
      aria-label={t('upload', { name })}
      data-state={state.kind}
    >
      {/* oxlint-disable-next-line nextjs/no-img-element -- a file of this machine, on its way */}
      {preview && <img src={preview} alt="" className="figure-upload-preview" />}
      <div className="figure-upload-text">
        <p className="figure-upload-name">{name}</p>
        <p role={isStuck ? 'alert' : undefined}>{text}</p>
        {!isStuck && (
          <progress
            aria-label={t('progress', { name })}
            max={1}
            value={state.kind === 'sending' && share < 1 ? share : undefined}
          />
        )}
        <div className="figure-upload-actions">
          {isStuck && (
            <button type="button" onClick={onRetry}>
              <RotateCcw aria-hidden /> {t('retry')}
            </button>
          )}
          <button type="button" onClick={onCancel}>
            <X aria-hidden /> {isStuck ? t('discard') : t('cancel')}
          </button>
        </div>
      </div>
    </div>
  )
}

/** The file itself as an address for <img>, where a browser can show it. */
function usePreview(file: File): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!/^image\/(png|jpeg|webp|gif|avif)$/.test(file.type)) return
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return address
}
