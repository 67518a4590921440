'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { type RefObject, useEffect } from 'react'
import type { DraftEditorHandle } from '@/components/editor/lazy-draft-editor'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { useWorkspace } from '@/components/workspace/workspace-context'
import type { OwnRescued } from '@/lib/versions/schema'
import { RescuedText } from './rescued-text'
import { useSeen } from './seen-provider'

/** One's own words that have no place any more, each to be put into the text again, copied, or let go. */
export function RescuedDialog(props: {
  rescued: readonly OwnRescued[]
  editor: RefObject<DraftEditorHandle | null>
  onClose: () => void
}) {
  const { rescued, editor, onClose } = props
  const t = useTranslations('workspace.rescued')
  const format = useFormatter()
  const { say } = useWorkspace()
  const { settle } = useSeen()
  const isDone = rescued.length === 0
  useEffect(() => {
    if (!isDone) return
    onClose()
    // What opened this is gone with the last of them: the dialog, which is gone by then, finds nothing to give it back to.
    setTimeout(() => editor.current?.focus(), 50)
  }, [isDone, onClose, editor])

  const put = (passage: OwnRescued) => {
    if (!editor.current?.insertPassage(passage)) return say(t('notNow'))
    settle(passage.id)
    say(t('put'))
  }
  return (
    <Dialog title={t('title')} isOpen wide onOpenChange={(isOpen) => !isOpen && onClose()}>
      <p className="text-sm text-soft">{t('text')}</p>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {rescued.map((passage) => (
          <li key={passage.id} className="flex flex-col gap-2 py-3">
            <time dateTime={passage.at} className="text-xs text-soft">
              {format.dateTime(new Date(passage.at), { dateStyle: 'medium', timeStyle: 'short' })}
            </time>
            <blockquote
              dir="auto"
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls
              tabIndex={0}
              className="max-h-48 overflow-auto border-s-2 border-accent ps-3 break-words whitespace-pre-line"
            >
              <RescuedText passage={passage} />
            </blockquote>
            <div className="flex flex-wrap gap-2">
              <Button variant="primary" size="small" onPress={() => put(passage)}>
                {t('putIn')}
              </Button>
              {passage.text && <CopyButton text={passage.text} label={t('copy')} size="small" />}
              <Button
                variant="quiet"
                size="small"
                onPress={() => {
                  settle(passage.id)
                  say(t('gone'))
                }}
              >
                {t('letGo')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div className="flex justify-end">
        <Button variant="secondary" onPress={onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  )
}
