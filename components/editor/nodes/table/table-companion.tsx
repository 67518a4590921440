'use client'
import type { Editor } from '@tiptap/core'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { CompanionProps } from '../../companions/companion'
import { useEditorState } from '../../text/use-editor-state'
import { type StandingPlace, STANDS_IN, standsIn } from '@/lib/richtext/stands-in'
import { SettledField } from '../settled-field'
import { StandingPlaceField } from '../standing-place'
import { columnsAt, NARROWEST, resizeColumn, setShares, sharesOf, tableAt } from './table-widths'

interface Found {
  pos: number
  caption: string
  summary: string
  column: number
  columns: number
  percent: number
  place: StandingPlace | null
}

function found(editor: Editor): Found | null {
  const table = tableAt(editor.state)
  const at = columnsAt(editor.state)
  if (!table || !at) return null
  const { caption, summary } = table.node.attrs as Record<string, unknown>
  const shares = sharesOf(table.node)
  return {
    pos: table.pos,
    caption: typeof caption === 'string' ? caption : '',
    summary: typeof summary === 'string' ? summary : '',
    column: at.first,
    columns: shares.length,
    percent: Math.round((shares[at.first] ?? 0) * 100),
    place: standsIn(table.node.attrs[STANDS_IN]),
  }
}

/** Below the table that holds the cursor: its caption, its summary, and the width of the cursor's column. */
export default function TableDetails({ editor, canEdit, surface }: CompanionProps) {
  const state = useEditorState(editor, found, null)
  const close = () => {
    surface.close('table')
    editor.view.focus()
  }
  const isGone = !state || !canEdit
  useEffect(() => {
    if (isGone) surface.close('table')
  }, [isGone, surface])
  if (isGone) return null
  const dom = editor.view.nodeDOM(state.pos)
  const place = dom instanceof HTMLElement ? dom.querySelector('.table-details') : null
  return place && createPortal(<Details editor={editor} state={state} onClose={close} />, place)
}

function Details({ editor, state, onClose }: { editor: Editor; state: Found; onClose: () => void }) {
  const t = useTranslations('figures.table')
  const id = useId()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const set = (name: string, value: string | null) => {
    const table = tableAt(editor.state)
    const text = value?.trim() || null
    if (table && table.node.attrs[name] !== text)
      editor.view.dispatch(editor.state.tr.setNodeAttribute(table.pos, name, text))
  }
  const widen = (percent: number) => {
    const table = tableAt(editor.state)
    if (!table) return
    const shares = resizeColumn(sharesOf(table.node), state.column, percent / 100)
    editor.view.dispatch(setShares(editor.state.tr, table.node, table.pos, shares))
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from any of its fields
    <div
      role="group"
      aria-label={t('details')}
      className="figure-panel table-panel"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <label htmlFor={`${id}-caption`}>{t('caption')}</label>
      <SettledField
        lang={editor.view.dom.lang}
        id={`${id}-caption`}
        inputRef={first}
        value={state.caption}
        maxLength={300}
        onChange={(text) => set('caption', text)}
      />
      <label htmlFor={`${id}-summary`}>{t('summary')}</label>
      <SettledField
        lang={editor.view.dom.lang}
        id={`${id}-summary`}
        describedBy={`${id}-hint`}
        value={state.summary}
        rows={2}
        maxLength={1000}
        onChange={(text) => set('summary', text)}
      />
      <p id={`${id}-hint`} className="figure-hint">
        {t('summaryHint')}
      </p>
      <StandingPlaceField value={state.place} onChange={(place) => set(STANDS_IN, place)} />
      <div className="figure-row">
        {state.columns > 1 && (
          <label className="figure-width">
            {t('width', { column: state.column + 1 })}
            <input
              type="range"
              min={NARROWEST * 100}
              max={100 - NARROWEST * 100 * (state.columns - 1)}
              step={1}
              value={state.percent}
              aria-valuetext={t('percent', { percent: state.percent })}
              onChange={(event) => widen(Number(event.target.value))}
            />
            <output>{t('percent', { percent: state.percent })}</output>
          </label>
        )}
        <button type="button" onClick={onClose}>
          <X aria-hidden /> {t('close')}
        </button>
      </div>
    </div>
  )
}
