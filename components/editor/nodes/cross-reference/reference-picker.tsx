import { posToDOMRect } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useObservable } from '../../collab-provider'
import type { CompanionProps } from '../../companions/companion'
import '../../menus/menus.css'
import { placeBeside } from '../../menus/place'
import '../picker.css'
import { filterReferences } from './filter-references'
import type { Reference } from './references'

const NONE: readonly Reference[] = []

/**
 * The parts of the report to refer to, below the caret: what is typed narrows them, arrows choose, Enter puts the
 * reference into the text, Escape goes back to it.
 */
export default function ReferencePicker({ editor, canEdit, surface }: CompanionProps) {
  const t = useTranslations('editor.nodes.crossReference')
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const list = useObservable(editor.storage.crossReferences.references, null) ?? NONE
  const [query, setQuery] = useState('')
  const [choice, setChoice] = useState(0)
  const found = useMemo(() => filterReferences(list, query), [list, query])
  const index = Math.min(choice, found.length - 1)

  useEffect(() => {
    const { from, to } = editor.state.selection
    if (box.current)
      void placeBeside(box.current, () => posToDOMRect(editor.view, from, to), { placement: 'bottom-start' })
  }, [editor])
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [index, found])

  if (!canEdit) return null
  const back = () => {
    surface.close('crossReference')
    editor.view.focus()
  }
  const choose = (reference: Reference | undefined) => {
    if (!reference) return
    surface.close('crossReference')
    editor.chain().focus().insertCrossReference({ target: reference.target, label: reference.text }).run()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step && found.length > 0)
      setChoice(
        Math.abs(step) === 1
          ? (index + step + found.length) % found.length
          : Math.max(0, Math.min(index + step, found.length - 1)),
      )
    else if (event.key === 'Enter') choose(found[index])
    else if (event.key === 'Escape') back()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- closes when the focus goes elsewhere
    <div
      ref={box}
      className="editor-menu editor-picker"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) surface.close('crossReference')
      }}
    >
      <input
        // The person asked for this list just now.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found[index] && `${id}-${index}`}
        aria-autocomplete="list"
        aria-label={t('find')}
        placeholder={t('find')}
        autoComplete="off"
        spellCheck={false}
        className="editor-picker-field"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setChoice(0)
        }}
        onKeyDown={press}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('parts')} className="editor-picker-list">
        {found.map((reference, at) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the field
          <div
            key={reference.target}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === index}
            className="editor-menu-item"
            onMouseDown={(event) => event.preventDefault()}
            onPointerMove={() => at !== index && setChoice(at)}
            onClick={() => choose(reference)}
          >
            <span className="editor-picker-name">{reference.text}</span>
            {reference.section && (
              <span className="editor-picker-more" dir="auto">
                {reference.section}
              </span>
            )}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="editor-menu-none">{t('none')}</p>}
      <p role="status" className="sr-only">
        {t('count', { count: found.length })}
      </p>
    </div>
  )
}
