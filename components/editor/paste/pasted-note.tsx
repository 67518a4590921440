import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useObservable } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { detailOf, NOTHING_OPEN } from '../companions/surface'
import { type Pasted, sliceOf } from './paste-part'

const STAYS = 20_000

/** One line after a paste: what could not be kept, or that lines of a page were put together and how else they can be. */
export default function PastedNote({ editor, surface }: CompanionProps) {
  const t = useTranslations('editor.pasted')
  const pasted = detailOf<Pasted>(useObservable(surface.open, NOTHING_OPEN), 'pasted')
  useEffect(() => {
    const close = () => surface.close('pasted')
    const timer = setTimeout(close, STAYS)
    // What is typed on moves the place that was pasted into.
    const onUpdate = () => pasted?.range && close()
    editor.on('update', onUpdate)
    return () => {
      clearTimeout(timer)
      editor.off('update', onUpdate)
    }
  }, [editor, surface, pasted])
  if (!pasted) return null
  const { left, lines, range } = pasted
  const again = (paragraphs: string[]) => {
    if (!range) return
    const { tr } = editor.state
    yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
    tr.replaceRange(range.from, range.to, sliceOf(paragraphs, tr.doc.resolve(range.from)))
    editor.view.dispatch(tr.scrollIntoView())
    surface.close('pasted')
    editor.view.focus()
  }
  return (
    <div className="editor-pasted">
      <p role="status">
        {lines ? t('joined') : t('leftOut', { ...left })}
        {!lines && left.pictures > 0 && ` ${t('pictures', { pictures: left.pictures })}`}
      </p>
      {lines && range && (
        <>
          {lines.undivided && (
            <button type="button" onClick={() => again(lines.undivided ?? [])}>
              {t('undivide')}
            </button>
          )}
          <button
            type="button"
            onClick={() => again(lines.asTheyStand.split(/\r\n?|\n/).filter((line) => line.trim() !== ''))}
          >
            {t('keepLines')}
          </button>
        </>
      )}
      <button
        type="button"
        className="editor-tool"
        aria-label={t('close')}
        title={t('close')}
        onClick={() => surface.close('pasted')}
      >
        <X aria-hidden />
      </button>
    </div>
  )
}
