'use client'
import { LifeBuoy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { type RefObject, useState } from 'react'
import type { DraftEditorHandle } from '@/components/editor/lazy-draft-editor'
import { untilThere } from '@/components/ui/until-there'
import { useAnnounced } from '@/components/ui/use-announced'
import { useSeen } from './seen-provider'

const RescuedDialog = dynamic(
  () => untilThere(() => import('./rescued-dialog')).then((module) => module.RescuedDialog),
  {
    ssr: false,
  },
)

/**
 * Tells whoever typed words into a place of this draft that somebody else deleted meanwhile, and leads to them. Give it
 * the draft's id as its key.
 */
export function RescuedBar(props: { draftId: string; editor: RefObject<DraftEditorHandle | null> }) {
  const { draftId, editor } = props
  const t = useTranslations('workspace.rescued')
  const { rescued } = useSeen()
  const [isOpen, setOpen] = useState(false)
  const own = rescued.filter((each) => each.draftId === draftId)
  useAnnounced(own.length > 0 ? t('told') : '')
  return (
    <>
      {own.length > 0 && (
        <div className="flex items-start gap-x-3 border-b border-line bg-sunken px-4 py-2 text-sm">
          <LifeBuoy aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
          <p className="min-w-0">
            {t('told')}{' '}
            <button type="button" aria-haspopup="dialog" className="link" onClick={() => setOpen(true)}>
              {t('show')}
            </button>
          </p>
        </div>
      )}
      {isOpen && <RescuedDialog rescued={own} editor={editor} onClose={() => setOpen(false)} />}
    </>
  )
}
