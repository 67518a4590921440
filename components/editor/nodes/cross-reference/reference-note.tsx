import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ShownRefusal } from '@/components/ui/use-errors'
import { useObservable } from '../../collab-provider'
import type { CompanionProps } from '../../companions/companion'
import { detailOf, NOTHING_OPEN } from '../../companions/surface'

/** A cross-reference that could not be put, and why; null where its place was gone. */
export interface NotPut {
  name: string
  refusal: ShownRefusal | null
}

/** One line over the text while somebody types on: the reference that they chose does not stand there. */
export default function ReferenceNote({ surface }: CompanionProps) {
  const t = useTranslations('editor.nodes.crossReference')
  const errors = useTranslations('errors')
  const notPut = detailOf<NotPut>(useObservable(surface.open, NOTHING_OPEN), 'referenceNote')
  if (!notPut) return null
  const { name, refusal } = notPut
  const reason = refusal && errors(errors.has(refusal.reason) ? refusal.reason : 'unexpected', refusal.values)
  return (
    <div className="editor-pasted">
      <p role="alert">
        {t('notPut', { name })} {reason}
      </p>
      <button
        type="button"
        className="editor-tool"
        aria-label={t('close')}
        title={t('close')}
        onClick={() => surface.close('referenceNote')}
      >
        <X aria-hidden />
      </button>
    </div>
  )
}
