'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { hasAppleKeys } from '@/components/ui/key-sheet'
import { LazyConfirmDialog } from '@/components/ui/lazy-confirm-dialog'
import { buttonClasses, classes, errorClasses } from '@/components/ui/styles'
import { useAnnounced } from '@/components/ui/use-announced'
import type { ThreadPerson } from '@/lib/threads/schema'
import { MentionOptions } from './mention-options'
import { matchingPeople, retyped, searchAt, toStored, withMention, type Written } from './mentions'
import { useWritten } from './use-written'

/** As in lib/threads/schema.ts, which would bring all of its checks into the page. */
export const LONGEST = 10_000

export interface ComposerProps {
  userId: string
  /** Under which the text is kept until it is sent. */
  fieldKey: string
  label: string
  placeholder?: string
  /** What it says at first, for a comment that is changed. */
  first?: Written
  people: readonly ThreadPerson[]
  submitLabel: string
  /** There is no line to the server: says that the comment will wait. */
  isOffline?: boolean
  autoFocus?: boolean
  /** Is called with the text as it is stored; what it answers says why it was not taken, and the text stays. */
  onSend: (stored: string) => Promise<string | null> | void
  /** Closes the field; what was written is thrown away, after a question. Without it the field stays. */
  onCancel?: () => void
}

const NOTHING: Written = { text: '', mentions: [] }

// As it is stored, with an id for each name.
const isTooLong = (written: Written) => toStored(written).trim().length > LONGEST

/**
 * The field in which a comment is written: plain text in which members can be named with "@". Ctrl+Enter sends, Escape
 * closes and asks before a text is lost; a reload loses nothing.
 */
export function Composer(props: ComposerProps) {
  const { userId, fieldKey, label, placeholder, first = NOTHING, people, submitLabel, isOffline } = props
  const { autoFocus, onSend, onCancel } = props
  const t = useTranslations('discussion.composer')
  const { written, write, done, isChanged } = useWritten(userId, fieldKey, first)
  const [caret, setCaret] = useState(0)
  const [isClosed, setClosed] = useState(false)
  const [chosen, setChosen] = useState(0)
  const [isAsking, setAsking] = useState(false)
  const [isSending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const troubleId = useId()

  useEffect(() => {
    const element = field.current
    if (!autoFocus || !element) return
    element.focus({ preventScroll: true })
    element.setSelectionRange(element.value.length, element.value.length)
  }, [autoFocus])

  // Before the next key is heard, which would otherwise stand on the wrong side of it.
  const caretGoesTo = useRef<number | null>(null)
  useLayoutEffect(() => {
    const at = caretGoesTo.current
    if (at === null) return
    caretGoesTo.current = null
    field.current?.focus()
    field.current?.setSelectionRange(at, at)
  }, [written])

  const search = isClosed ? null : searchAt(written, caret)
  const query = search?.query ?? null
  const found = useMemo(() => (query === null ? [] : matchingPeople(people, query)), [people, query])
  const isListOpen = search !== null && found.length > 0
  const current = Math.min(chosen, found.length - 1)

  const change = (next: Written, at: number) => {
    write(next)
    setCaret(at)
    setChosen(0)
    setTrouble(isTooLong(next) ? t('tooLong', { most: LONGEST }) : null)
  }
  const take = (person: ThreadPerson | undefined) => {
    if (!search || !person) return
    const { caret: at, ...next } = withMention(written, search, person)
    change(next, at)
    caretGoesTo.current = at
  }
  const send = async () => {
    if (isSending) return
    if (written.text.trim() === '') return setTrouble(t('empty'))
    if (isTooLong(written)) return setTrouble(t('tooLong', { most: LONGEST }))
    setTrouble(null)
    setSending(true)
    const reason = await onSend(toStored(written).trim())
    setSending(false)
    if (reason) return setTrouble(reason)
    done()
    setCaret(0)
  }
  const cancel = () => {
    if (isChanged) setAsking(true)
    else onCancel?.()
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
    else if (isListOpen && step) setChosen((current + step + found.length) % found.length)
    else if (isListOpen && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey)
      take(found[current])
    else if (event.key === 'Escape') {
      // Without a way to close it, it is for what is around it to close; what was written is kept.
      if (!isListOpen && !onCancel) return
      event.stopPropagation()
      if (isListOpen) setClosed(true)
      else cancel()
    } else return
    event.preventDefault()
  }

  useAnnounced(isListOpen ? t('people', { count: found.length }) : '')

  return (
    <div className="comment-composer">
      <div className="relative">
        <textarea
          ref={field}
          value={written.text}
          rows={2}
          dir="auto"
          aria-label={label}
          placeholder={placeholder}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={isListOpen ? listId : undefined}
          aria-activedescendant={isListOpen ? `${listId}-${current}` : undefined}
          aria-invalid={trouble ? true : undefined}
          aria-describedby={trouble ? troubleId : undefined}
          onChange={(event) => {
            setClosed(false)
            change(retyped(written, event.target.value), event.target.selectionEnd)
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionEnd)}
          onKeyDown={press}
          onBlur={() => setClosed(true)}
        />
        {isListOpen && (
          <MentionOptions
            id={listId}
            label={t('peopleLabel')}
            people={found}
            current={current}
            onTake={take}
          />
        )}
      </div>
      {trouble && (
        <p id={troubleId} role="alert" className={errorClasses}>
          {trouble}
        </p>
      )}
      {(isChanged || onCancel) && (
        <div className="flex flex-wrap items-center gap-1.5">
          <button
            type="button"
            aria-disabled={isSending || undefined}
            onClick={() => void send()}
            title={`${submitLabel} (${hasAppleKeys() ? '⌘↵' : t('keys')})`}
            className={buttonClasses('primary', 'small')}
          >
            {submitLabel}
          </button>
          {onCancel && (
            <button type="button" onClick={cancel} className={buttonClasses('quiet', 'small')}>
              {t('cancel')}
            </button>
          )}
          <span className={classes('text-xs text-soft', !isOffline && 'sr-only')}>
            {isOffline ? t('willWait') : ''}
          </span>
        </div>
      )}
      {isAsking && (
        <LazyConfirmDialog
          title={t('discard.title')}
          confirmLabel={t('discard.confirm')}
          isOpen
          danger
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            done()
            onCancel?.()
          }}
        >
          {t('discard.text')}
        </LazyConfirmDialog>
      )}
    </div>
  )
}
