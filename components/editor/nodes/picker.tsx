import { type Editor, posToDOMRect } from '@tiptap/core'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useAnnounced } from '@/components/ui/use-announced'
import '../menus/menus.css'
import { placeBeside } from '../menus/place'
import './picker.css'

/** One thing to choose. */
export interface PickerOption {
  key: string
  name: string
  /** Said after it, less loudly. */
  more?: string
}

export interface PickerProps<Option extends PickerOption> {
  editor: Editor
  /** What is there for what was typed. */
  find: (query: string) => readonly Option[]
  onChoose: (option: Option) => void
  /** Closes it; the focus goes back to the text first when it was asked for by key. */
  onClose: () => void
  /** Said below the list: what is still on its way, or was refused. */
  notice?: string | null
  words: { field: string; list: string; none: string; count: (count: number) => string }
}

/**
 * A list below the caret with a field to narrow it: arrows choose, Enter takes, Escape goes back to the text. The field
 * keeps the focus; screen readers follow the choice from it.
 */
export function Picker<Option extends PickerOption>(props: PickerProps<Option>) {
  const { editor, find, onChoose, onClose, notice, words } = props
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [query, setQuery] = useState('')
  const [choice, setChoice] = useState(0)
  const found = find(query)
  const index = Math.min(choice, found.length - 1)
  const chosen = found[index]

  useEffect(() => {
    const { from, to } = editor.state.selection
    if (box.current)
      void placeBeside(box.current, () => posToDOMRect(editor.view, from, to), { placement: 'bottom-start' })
  }, [editor])
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen?.key])

  const move = (step: number) => {
    const to = index + step
    const last = found.length - 1
    if (last < 0) return
    setChoice(Math.abs(step) === 1 ? (to + found.length) % found.length : Math.max(0, Math.min(to, last)))
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step) move(step)
    else if (event.key === 'Enter') {
      if (chosen) onChoose(chosen)
    } else if (event.key === 'Escape') {
      onClose()
      editor.view.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  useAnnounced(words.count(found.length))

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- closes when the focus goes elsewhere
    <div
      ref={box}
      className="editor-menu editor-picker"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose()
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
        aria-activedescendant={chosen && `${id}-${index}`}
        aria-autocomplete="list"
        aria-label={words.field}
        placeholder={words.field}
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
      <div id={`${id}-list`} role="listbox" aria-label={words.list} className="editor-picker-list">
        {found.map((option, at) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the field
          <div
            key={option.key}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === index}
            className="editor-menu-item"
            // The focus stays in the field.
            onMouseDown={(event) => event.preventDefault()}
            onPointerMove={() => at !== index && setChoice(at)}
            onClick={() => onChoose(option)}
          >
            <span className="editor-picker-name">{option.name}</span>
            {option.more && (
              <span className="editor-picker-more" dir="auto">
                {option.more}
              </span>
            )}
          </div>
        ))}
      </div>
      {found.length === 0 && !notice && <p className="editor-menu-none">{words.none}</p>}
      {notice && (
        <p role="status" className="editor-menu-none">
          {notice}
        </p>
      )}
    </div>
  )
}
