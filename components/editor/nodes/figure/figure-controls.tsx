import type { Editor } from '@tiptap/core'
import { ImageUp, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { createPortal } from 'react-dom'
import { useEditorState } from '../../text/use-editor-state'
import { type StandingPlace, STANDS_IN, standsIn } from '@/lib/richtext/stands-in'
import { SettledField } from '../settled-field'
import { StandingPlaceField } from '../standing-place'
import { figureAt } from './figure-keys'
import { keptWidth, NARROWEST } from './resize'

/** Longest description: screen readers cannot skip within one, and what needs more belongs into the text. */
const MAX_ALT = 1000

interface Found {
  pos: number
  alt: string
  decorative: boolean
  width: number
  place: StandingPlace | null
}

function found(editor: Editor): Found | null {
  const figure = figureAt(editor.state)
  if (!figure) return null
  const { alt, decorative, width } = figure.node.attrs as Record<string, unknown>
  return {
    pos: figure.pos,
    alt: typeof alt === 'string' ? alt : '',
    decorative: decorative === true,
    width: typeof width === 'number' ? width : 100,
    place: standsIn(figure.node.attrs[STANDS_IN]),
  }
}

/** The controls of the figure in hand, below its caption: description, decorative, width, another picture, delete. */
export function FigureControls({ editor, onReplace }: { editor: Editor; onReplace: (pos: number) => void }) {
  const state = useEditorState(editor, found, null)
  if (!state) return null
  const dom = editor.view.nodeDOM(state.pos)
  const place = dom instanceof HTMLElement ? dom.querySelector('.figure-controls') : null
  if (!place) return null
  return createPortal(
    <Controls editor={editor} state={state} onReplace={() => onReplace(state.pos)} />,
    place,
  )
}

function Controls({ editor, state, onReplace }: { editor: Editor; state: Found; onReplace: () => void }) {
  const t = useTranslations('figures')
  const id = useId()
  const { alt, decorative, width, place } = state
  const set = (name: string, value: unknown) => {
    const figure = figureAt(editor.state)
    if (figure && figure.node.attrs[name] !== value)
      editor.view.dispatch(editor.state.tr.setNodeAttribute(figure.pos, name, value))
  }
  const remove = () => {
    const figure = figureAt(editor.state)
    if (!figure) return
    editor.view.dispatch(
      editor.state.tr.delete(figure.pos, figure.pos + figure.node.nodeSize).scrollIntoView(),
    )
    editor.view.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape goes back to the text from any of them
    <div
      role="group"
      aria-label={t('tools')}
      className="figure-panel"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        editor.view.focus()
      }}
    >
      <label htmlFor={`${id}-alt`}>{t('alt')}</label>
      <SettledField
        lang={editor.view.dom.lang}
        id={`${id}-alt`}
        describedBy={`${id}-hint`}
        rows={2}
        maxLength={MAX_ALT}
        value={alt}
        isDisabled={decorative}
        onChange={(text) => set('alt', text.trim() || null)}
      />
      <p id={`${id}-hint`} className="figure-hint">
        {t('altHint')}
      </p>
      <label className="figure-check">
        <input
          type="checkbox"
          checked={decorative}
          onChange={(event) => set('decorative', event.target.checked)}
        />
        {t('decorative')}
      </label>
      <StandingPlaceField value={place} onChange={(next) => set(STANDS_IN, next)} />
      <div className="figure-row">
        <label className="figure-width">
          {t('width')}
          <input
            type="range"
            min={NARROWEST}
            max={100}
            step={5}
            value={width}
            aria-valuetext={t('percent', { percent: width })}
            onChange={(event) => set('width', keptWidth(Number(event.target.value)))}
          />
          <output>{t('percent', { percent: width })}</output>
        </label>
        <button type="button" onClick={onReplace}>
          <ImageUp aria-hidden /> {t('replace')}
        </button>
        <button type="button" onClick={remove}>
          <Trash2 aria-hidden /> {t('delete')}
        </button>
      </div>
    </div>
  )
}
