'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { IMAGE_TYPES, imageAddress, MAX_IMAGE_BYTES, uploadAddress } from '@/lib/images/schema'
import { useCollaboration, useObservable } from '../../collab-provider'
import type { CompanionProps } from '../../companions/companion'
import { NOTHING_OPEN } from '../../companions/surface'
import { modeOf } from '../../suggesting/suggesting'
import { boardOf } from './figure-board'
import { FigureControls } from './figure-controls'
import { useFigureOfAddress } from './use-figure-of-address'
import { FigureSender, type ShownUpload } from './figure-sender'
import { PictureKeeper } from './picture-keeper'
import { isPicture } from './pictures-of'
import { UploadCard } from './upload-card'

const NONE: readonly ShownUpload[] = []

/** What figures need besides themselves: their words, the sending of pictures, and the controls of the one in hand. */
export default function FigureCompanion({ editor, session, draftId, canEdit, surface }: CompanionProps) {
  const t = useTranslations('figures')
  const { reportId, userId } = useCollaboration()
  const [sender] = useState(() => {
    const refuse = (file: File) =>
      !isPicture(file)
        ? t('notAPicture')
        : file.size > MAX_IMAGE_BYTES
          ? t('tooLarge', { megabytes: MAX_IMAGE_BYTES / 1_000_000 })
          : null
    const flush = () => session.store.flush()
    const suggests = () => modeOf(editor) === 'suggesting'
    const keeper = new PictureKeeper({ userId, reportId, draftId, suggests, flush })
    return new FigureSender(editor, uploadAddress(reportId), { refuse, keeper })
  })
  const list = useObservable(sender.shown, NONE)
  const input = useRef<HTMLInputElement>(null)
  const replaced = useRef<number | null>(null)

  useEffect(() => {
    const host = {
      address: (imageId: string) => imageAddress(reportId, imageId),
      texts: {
        caption: t('captionPlaceholder'),
        missing: t('missing'),
        describe: t('describe'),
        tools: t('tools'),
      },
      receive: sender.receive,
    }
    const stop = sender.start()
    const leave = boardOf(editor.state)?.join(host)
    return () => {
      leave?.()
      stop()
    }
  }, [editor, reportId, t, sender])

  useEffect(() => {
    if (canEdit) sender.resume()
  }, [canEdit, sender])

  useFigureOfAddress(editor)

  // Asked for by a command: the file dialogue is the whole panel.
  const asked = useObservable(surface.open, NOTHING_OPEN).get('figure')
  useEffect(() => {
    if (!asked) return
    surface.close('figure')
    replaced.current = null
    input.current?.click()
  }, [asked, surface])

  const chosen = (files: FileList | null) => {
    const all = Array.from(files ?? [])
    if (input.current) input.current.value = ''
    if (all.length === 0) return
    const at = replaced.current
    if (at !== null && all[0]) sender.replace(at, all[0])
    else editor.commands.insertFigure(all)
    replaced.current = null
    editor.view.focus()
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        accept={IMAGE_TYPES}
        multiple
        hidden
        aria-label={t('choose')}
        data-figure-input=""
        onChange={(event) => chosen(event.target.files)}
      />
      {list.map(({ upload, element, isKept }) =>
        createPortal(
          <UploadCard
            upload={upload}
            isKept={isKept}
            onCancel={() => sender.cancel(upload.key)}
            onRetry={() => sender.retry(upload.key)}
          />,
          element,
          upload.key,
        ),
      )}
      {canEdit && (
        <FigureControls
          editor={editor}
          onReplace={(pos) => {
            replaced.current = pos
            input.current?.click()
          }}
        />
      )}
    </>
  )
}
