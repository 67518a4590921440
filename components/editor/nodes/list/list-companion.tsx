'use client'
import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useLayoutEffect, useRef } from 'react'
import type { CompanionProps } from '../../companions/companion'
import { useEditorState } from '../../text/use-editor-state'
import './list.css'
import {
  continueNumbering,
  MOST,
  NUMBER_STYLES,
  numberingAt,
  type NumberStyle,
  restartAt,
  setNumberStyle,
} from './numbering'

const found = (editor: Editor) => {
  const numbering = numberingAt(editor.state)
  return numbering && { ...numbering, from: editor.state.selection.from }
}

/** Over the text at the cursor's item: the number it begins with, how the list counts, and going on from the one before. */
export default function ListNumbers({ editor, canEdit, surface, scroller }: CompanionProps) {
  const t = useTranslations('figures.list')
  const id = useId()
  const state = useEditorState(editor, found, null)
  const panel = useRef<HTMLDivElement>(null)
  const first = useRef<HTMLInputElement>(null)
  const isGone = !state || !canEdit
  useEffect(() => {
    if (isGone) surface.close('listNumbers')
    else first.current?.focus()
  }, [isGone, surface])
  const from = state?.from
  useLayoutEffect(() => {
    const box = scroller.current?.getBoundingClientRect()
    if (from === undefined || !panel.current || !box || !scroller.current) return
    const { bottom, left } = editor.view.coordsAtPos(Math.min(from, editor.state.doc.content.size))
    const widest = scroller.current.clientWidth - panel.current.offsetWidth - 8
    panel.current.style.top = `${bottom - box.top + scroller.current.scrollTop + 6}px`
    panel.current.style.left = `${Math.max(8, Math.min(left - box.left, widest))}px`
  }, [editor, from, scroller])
  if (isGone) return null
  const apply = (transaction: Transaction | null) => transaction && editor.view.dispatch(transaction)
  const close = () => {
    surface.close('listNumbers')
    editor.view.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from any of its fields
    <div
      ref={panel}
      role="group"
      aria-label={t('title')}
      className="figure-panel list-panel"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return
        if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
        event.preventDefault()
        close()
      }}
    >
      <label htmlFor={`${id}-start`}>{t('start')}</label>
      <input
        ref={first}
        id={`${id}-start`}
        type="number"
        min={0}
        max={MOST}
        value={state.number}
        onChange={({ target: { value } }) => value !== '' && apply(restartAt(editor.state, Number(value)))}
      />
      <label htmlFor={`${id}-style`}>{t('style')}</label>
      <select
        id={`${id}-style`}
        value={state.style ?? ''}
        onChange={({ target: { value } }) =>
          apply(setNumberStyle(editor.state, value === '' ? null : (value as NumberStyle)))
        }
      >
        <option value="">{t('byDepth')}</option>
        {NUMBER_STYLES.map((style) => (
          <option key={style} value={style}>
            {t(`styles.${STYLE_NAMES[style]}`)}
          </option>
        ))}
      </select>
      <div className="figure-row">
        {state.continued !== null && (
          <button type="button" onClick={() => apply(continueNumbering(editor.state))}>
            {t('continue', { number: state.continued })}
          </button>
        )}
        <button type="button" onClick={() => apply(restartAt(editor.state, 1))}>
          {t('restart')}
        </button>
        <button type="button" onClick={close}>
          <X aria-hidden /> {t('close')}
        </button>
      </div>
    </div>
  )
}

// Keys of messages do not tell "a" from "A" in every tool.
const STYLE_NAMES: Record<NumberStyle, string> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
}
