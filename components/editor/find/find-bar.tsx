import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { ArrowDown, ArrowUp, CaseSensitive, WholeWord, X } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { paramsOf } from '@/components/find/places'
import { useCollaboration, useObservable } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { detailOf, NOTHING_OPEN } from '../companions/surface'
import { plugIn } from '../text/late-parts'
import { useEditorState } from '../text/use-editor-state'
import { replaceFound } from './find-in-document'
import { findingOf, findPart, goOn, goTo, lookAgain, lookFor, showCurrent } from './find-part'
import './find.css'
import { type RememberedSearch, rememberSearch, rememberedSearch } from './remembered'

const CALM = 200

/** What the bar can be opened with. */
export interface FindRequest {
  replace?: boolean
  /** What to look for and which place of it to show, from a link to a place that was found. */
  search?: RememberedSearch
  index?: number
  step?: 1 | -1
}

/** How one may look, with the sign on its button. */
const WAYS = [
  { name: 'matchCase', Sign: CaseSensitive },
  { name: 'wholeWords', Sign: WholeWord },
  { name: 'foldAccents', Sign: () => <span aria-hidden>é=e</span> },
] as const

/** Find and replace in the draft: between the tools and the text, so that it covers neither. */
export default function FindBar({ editor, surface, canEdit }: CompanionProps) {
  const t = useTranslations('editor.find')
  const { reportId } = useCollaboration()
  const open = useObservable(surface.open, NOTHING_OPEN)
  const request = detailOf<FindRequest>(open, 'find')
  const asked = open.get('find')
  const [search, setSearch] = useState<RememberedSearch>(() => ({
    ...rememberedSearch(),
    ...startOf(editor, request),
  }))
  const [replacement, setReplacement] = useState('')
  const [done, setDone] = useState('')
  const [wantsReplace, setWantsReplace] = useState(request?.replace ?? false)
  const field = useRef<HTMLInputElement>(null)
  const arrivesAt = useRef(request?.index ?? null)
  const { query, matchCase, wholeWords, foldAccents } = search
  const wanted = useMemo(
    () => ({ query, options: { matchCase, wholeWords, foldAccents } }),
    [query, matchCase, wholeWords, foldAccents],
  )
  const { count, current, isStale } = useEditorState(editor, figuresOf, NO_FIGURES)

  useEffect(() => plugIn(editor, findPart), [editor])
  useEffect(() => {
    lookFor(editor, wanted)
    const index = arrivesAt.current
    arrivesAt.current = null
    if (index !== null) goTo(editor, index)
    else showCurrent(editor)
  }, [editor, wanted])
  useEffect(() => rememberSearch(search), [search])
  useEffect(() => {
    if (!isStale) return
    const timer = setTimeout(() => lookAgain(editor), CALM)
    return () => clearTimeout(timer)
  }, [editor, isStale, count])
  // Asked again while it is open: by its keys, or with something else to look for.
  useEffect(() => {
    const { replace, step } = (asked?.detail ?? {}) as FindRequest
    if (step) return goOn(editor, step)
    if (replace) setWantsReplace(true)
    const start = startOf(editor, asked?.detail as FindRequest | null)
    // A new object, so that the same words are looked for once more.
    if (start) setSearch((before) => ({ ...before, ...start }))
    field.current?.focus()
    field.current?.select()
  }, [editor, asked])

  const close = () => {
    surface.close('find')
    editor.view.focus()
  }
  const step = (by: 1 | -1) => {
    setDone('')
    goOn(editor, by)
  }
  const replaceOne = () => {
    lookAgain(editor)
    const { found, current: at } = findingOf(editor)
    const place = found[at]
    if (!place) return
    apart(editor, () => editor.view.dispatch(replaceFound(editor.state, [place], replacement)))
    lookAgain(editor)
    const after = findingOf(editor).found
    const next = after.findIndex(({ from }) => from >= place.from + replacement.length)
    if (after.length > 0) goTo(editor, Math.max(0, next))
    setDone(t('replaced', { count: 1 }))
  }
  const replaceAll = () => {
    lookAgain(editor)
    const { found } = findingOf(editor)
    if (found.length === 0) return
    apart(editor, () => editor.view.dispatch(replaceFound(editor.state, found, replacement)))
    lookAgain(editor)
    setDone(t('replaced', { count: found.length }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === field.current) step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const isReplacing = wantsReplace && canEdit
  const counted = query === '' ? '' : count === 0 ? t('none') : t('count', { current: current + 1, count })

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of its fields
    <div role="search" className="editor-find" aria-label={t('title')} onKeyDown={onKeyDown}>
      <div className="editor-find-row">
        <input
          ref={field}
          type="text"
          className="editor-find-field"
          value={query}
          aria-label={t('query')}
          placeholder={t('query')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setDone('')
            setSearch({ ...search, query: event.target.value })
          }}
        />
        <span role="status" className="editor-find-count">
          {done || counted}
        </span>
        <button
          type="button"
          className="editor-tool"
          aria-label={t('previous')}
          title={t('previous')}
          onClick={() => step(-1)}
        >
          <ArrowUp aria-hidden />
        </button>
        <button
          type="button"
          className="editor-tool"
          aria-label={t('next')}
          title={t('next')}
          onClick={() => step(1)}
        >
          <ArrowDown aria-hidden />
        </button>
        <button
          type="button"
          className="editor-tool editor-find-close"
          aria-label={t('close')}
          title={t('close')}
          onClick={close}
        >
          <X aria-hidden />
        </button>
      </div>
      <div className="editor-find-row">
        {isReplacing ? (
          <>
            <input
              type="text"
              className="editor-find-field"
              value={replacement}
              aria-label={t('replacement')}
              placeholder={t('replacement')}
              autoComplete="off"
              onChange={(event) => setReplacement(event.target.value)}
            />
            <button
              type="button"
              className="editor-find-action"
              aria-disabled={count === 0}
              onClick={replaceOne}
            >
              {t('replace')}
            </button>
            <button
              type="button"
              className="editor-find-action"
              aria-disabled={count === 0}
              onClick={replaceAll}
            >
              {t('replaceAll')}
            </button>
          </>
        ) : (
          canEdit && (
            <button type="button" className="editor-find-action" onClick={() => setWantsReplace(true)}>
              {t('wantReplace')}
            </button>
          )
        )}
        <span className="editor-find-how">
          {WAYS.map(({ name, Sign }) => (
            <button
              key={name}
              type="button"
              className={name === 'foldAccents' ? 'editor-tool editor-find-accents' : 'editor-tool'}
              aria-label={t(name)}
              title={t(name)}
              aria-pressed={search[name]}
              onClick={() => setSearch({ ...search, [name]: !search[name] })}
            >
              <Sign aria-hidden />
            </button>
          ))}
        </span>
        <Link
          className="editor-find-report"
          prefetch={false}
          href={`/reports/${reportId}/find?${paramsOf(search, 'q')}`}
        >
          {t('inReport')}
        </Link>
      </div>
    </div>
  )
}

interface Figures {
  count: number
  current: number
  isStale: boolean
}

const NO_FIGURES: Figures = { count: 0, current: -1, isStale: false }

function figuresOf(editor: Editor): Figures {
  const { found, current, isStale } = findingOf(editor)
  return { count: found.length, current, isStale }
}

/** What to begin with: what was asked for, or the words that are selected, if they are of one line. */
function startOf(editor: Editor, request: FindRequest | null): Partial<RememberedSearch> | null {
  if (request?.search) return request.search
  const { from, to, empty } = editor.state.selection
  if (empty || to - from > 200) return null
  const text = editor.state.doc.textBetween(from, to, '\n', '')
  return text.trim() === '' || text.includes('\n') ? null : { query: text }
}

/** Makes a change that one undo takes back, and nothing else with it. */
function apart(editor: Editor, change: () => void): void {
  const manager = yUndoPluginKey.getState(editor.state)?.undoManager
  manager?.stopCapturing()
  change()
  manager?.stopCapturing()
}
