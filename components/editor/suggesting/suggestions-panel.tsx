import { TextSelection } from '@tiptap/pm/state'
import { ArrowDown, ArrowUp, Check, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { CommentTime } from '@/components/review/comment-time'
import { LazyOutsideAuthor } from '@/components/review-copies/lazy-outside-author'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useAnnounced } from '@/components/ui/use-announced'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import type { Suggestion } from '@/lib/richtext/suggestions/list'
import { useCollaboration, useObservable } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { NOTHING_OPEN } from '../companions/surface'
import { decide, verdictOn } from './decide'
import { lookAt } from './suggestion-part'
import { placesIn, suggestionsBetween } from './suggestion-places'
import { SuggestionText } from './suggestion-text'
import './suggesting.css'
import { modeOf, wishedMode } from './suggesting'
import { useNames, useSuggestions } from './use-suggestions'

type Verdict = 'accept' | 'reject'

/** All that is suggested in the draft: by whom one likes, one after the other, accepted and rejected one by one or all. */
export default function SuggestionsPanel({ editor, session, abilities, canEdit, surface }: CompanionProps) {
  const t = useTranslations('editor.suggesting')
  const { userId, reportId } = useCollaboration()
  const nameOf = useNames()
  const suggestions = useSuggestions(editor)
  const asked = useObservable(surface.open, NOTHING_OPEN).get('suggestions')
  const [author, setAuthor] = useState('')
  const [current, setCurrent] = useState<string | null>(null)
  const [sure, setSure] = useState<{ verdict: Verdict; ids: Set<string>; about: string } | null>(null)
  const [said, setSaid] = useState('')
  useAnnounced(said)
  const list = useRef<HTMLOListElement>(null)
  const panel = useRef<HTMLElement>(null)
  const authors = useMemo(() => [...new Set(suggestions.map(({ user }) => user))], [suggestions])
  const shown = author === '' ? suggestions : suggestions.filter(({ user }) => user === author)
  const mayDecide = abilities['draft.edit'] && canEdit
  const name = (user: string) => (user === userId ? t('you') : (nameOf(user) ?? t('somebody')))

  useEffect(() => {
    panel.current?.focus()
  }, [])
  useFocusKept(panel, () => panel.current?.focus())
  const show = (id: string) => {
    setCurrent(id)
    const place = placesIn(editor.state.doc).find((each) => each.id === id)
    if (!place) return
    const at = TextSelection.near(editor.state.doc.resolve(place.from), 1)
    editor.view.dispatch(lookAt(editor.state.tr.setSelection(at), id).scrollIntoView())
  }
  const step = (by: 1 | -1) => {
    if (shown.length === 0) return
    const index = shown.findIndex(({ id }) => id === current)
    const next =
      shown[index < 0 ? (by > 0 ? 0 : shown.length - 1) : (index + by + shown.length) % shown.length]!
    show(next.id)
    list.current?.querySelector(`[data-id="${CSS.escape(next.id)}"]`)?.scrollIntoView({ block: 'nearest' })
    setSaid(t('position', { index: shown.indexOf(next) + 1, count: shown.length }))
  }
  // Asked by the keys that lead from one to the next.
  useEffect(() => {
    const by = (asked?.detail as { step?: 1 | -1 } | null)?.step
    if (by) step(by)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each time it is asked
  }, [asked])

  const settle = (ids: Set<string>, verdict: Verdict) => {
    decide(editor, session.fragment, verdictOn(ids, verdict))
    setSaid(t(verdict === 'accept' ? 'accepted' : 'rejected', { count: ids.size }))
    setSure(null)
  }
  const settleOne = ({ id }: Suggestion, verdict: Verdict) => {
    const index = shown.findIndex((each) => each.id === id)
    const next = shown[index + 1] ?? shown[index - 1]
    settle(new Set([id]), verdict)
    if (next && next.id !== id) show(next.id)
    // The button that was pressed is gone.
    panel.current?.focus()
  }
  const idsSelected = () => {
    const { from, to, empty } = editor.state.selection
    return empty ? new Set<string>() : suggestionsBetween(placesIn(editor.state.doc), from, to)
  }
  const close = () => {
    surface.close('suggestions')
    editor.view.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'ArrowDown' && event.altKey) step(1)
    else if (event.key === 'ArrowUp' && event.altKey) step(-1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const ask = (verdict: Verdict) => {
    const selected = idsSelected()
    const isSelection = selected.size > 0
    const ids = isSelection ? selected : new Set(shown.map(({ id }) => id))
    const about = isSelection
      ? t('ofSelection')
      : author === ''
        ? t('ofAll')
        : t('ofAuthor', { name: name(author) })
    setSure({ verdict, ids, about })
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- takes the focus when it opens
    <section
      ref={panel}
      tabIndex={-1}
      className="suggestions-panel"
      aria-label={t('panel')}
      onKeyDown={onKeyDown}
    >
      <div className="suggestions-head">
        <strong>{t('count', { count: shown.length })}</strong>
        <label className="suggestions-filter">
          <span className="sr-only">{t('by')}</span>
          <select value={author} onChange={(event) => setAuthor(event.target.value)}>
            <option value="">{t('everybody')}</option>
            {authors.map((user) => (
              <option key={user} value={user}>
                {name(user)}
              </option>
            ))}
          </select>
        </label>
        <Button variant="quiet" size="icon" aria-label={t('previous')} onPress={() => step(-1)}>
          <ArrowUp aria-hidden />
        </Button>
        <Button variant="quiet" size="icon" aria-label={t('next')} onPress={() => step(1)}>
          <ArrowDown aria-hidden />
        </Button>
        {mayDecide && shown.length > 0 && (
          <>
            <Button variant="secondary" size="small" onPress={() => ask('accept')}>
              {t('acceptAll')}
            </Button>
            <Button variant="quiet" size="small" onPress={() => ask('reject')}>
              {t('rejectAll')}
            </Button>
          </>
        )}
        {modeOf(editor) === 'viewing' && <ReadingChoice editor={editor} />}
        <Button
          variant="quiet"
          size="icon"
          aria-label={t('close')}
          className="suggestions-close"
          onPress={close}
        >
          <X aria-hidden />
        </Button>
      </div>
      {shown.length === 0 ? (
        <p className="suggestions-none">{t('none')}</p>
      ) : (
        <ol ref={list} className="suggestions-list">
          {shown.map((suggestion) => (
            <li
              key={suggestion.id}
              data-id={suggestion.id}
              data-by={suggestion.user}
              aria-current={suggestion.id === current ? 'true' : undefined}
            >
              <button type="button" className="suggestions-one" onClick={() => show(suggestion.id)}>
                <span className="suggestion-by">
                  <strong>{name(suggestion.user)}</strong>
                  <LazyOutsideAuthor reportId={reportId} suggestion={suggestion.id} />
                  <CommentTime at={new Date(suggestion.at).toISOString()} />
                </span>
                <span className="suggestion-what">
                  <SuggestionText suggestion={suggestion} />
                </span>
              </button>
              {mayDecide && (
                <Button
                  variant="quiet"
                  size="icon"
                  aria-label={t('accept')}
                  onPress={() => settleOne(suggestion, 'accept')}
                >
                  <Check aria-hidden />
                </Button>
              )}
              {canEdit && (mayDecide || suggestion.user === userId) && (
                <Button
                  variant="quiet"
                  size="icon"
                  aria-label={t(suggestion.user === userId ? 'withdraw' : 'reject')}
                  onPress={() => settleOne(suggestion, 'reject')}
                >
                  <X aria-hidden />
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {sure && (
        <ConfirmDialog
          isOpen
          title={t(sure.verdict === 'accept' ? 'acceptTitle' : 'rejectTitle', { count: sure.ids.size })}
          confirmLabel={t(sure.verdict)}
          onConfirm={() => settle(sure.ids, sure.verdict)}
          onCancel={() => setSure(null)}
        >
          {t('undoable', { about: sure.about })}
        </ConfirmDialog>
      )}
    </section>
  )
}

/** While one only looks: the text with all suggestions drawn, without them, or as if all were accepted. */
function ReadingChoice({ editor }: Pick<CompanionProps, 'editor'>) {
  const t = useTranslations('editor.suggesting')
  const mode = useObservable(wishedMode(editor), 'viewing')
  const [reading, setReading] = useState('all')
  useEffect(() => {
    const host = editor.view.dom.parentElement
    if (!host || mode !== 'viewing' || reading === 'all') return
    host.setAttribute('data-reading', reading)
    return () => host.removeAttribute('data-reading')
  }, [editor, mode, reading])
  return (
    <label className="suggestions-filter">
      <span className="sr-only">{t('reading')}</span>
      <select value={reading} onChange={(event) => setReading(event.target.value)}>
        {(['all', 'original', 'final'] as const).map((each) => (
          <option key={each} value={each}>
            {t(`readings.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
