'use client'
import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { type MouseEvent, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useCollaboration, useObservable } from './collab-provider'
import type { DraftStatus } from './connection/draft-session'
import './editor.css'
import { Avatars } from './presence/avatars'
import type { PresentPerson } from './presence/presence'
import { RefusalNotice } from './saving/refusal-notice'
import { SaveSign } from './saving/save-sign'
import { useSettled } from './saving/use-settled'
import { type Quote, quoteTransaction } from './text/insert-quote'
import { isOutdated, type Places, slugOf } from './text/quoted-places'
import './text/text.css'
import { useDraftSession } from './text/use-draft-session'
import { useEditorState } from './text/use-editor-state'
import { useTiptap } from './text/use-tiptap'
import { useWords } from './text/use-words'
import { TABLE_TOOLS, textTools } from './toolbar/commands'
import { LinkPanel } from './toolbar/link-panel'
import { Toolbar } from './toolbar/toolbar'

export interface DraftEditorHandle {
  /** Quotes the State where the cursor is; false while the draft cannot be edited. */
  insertQuote: (quote: Quote) => boolean
  /** Puts the cursor back to where it was; false while there is no text. */
  focus: () => boolean
}

export interface DraftEditorProps {
  draftId: string
  canEdit: boolean
  /** Stands in an empty draft. */
  placeholder?: string
  /** What a screen reader calls the text. */
  label: string
  /** The language of the text, for spelling and hyphens. */
  lang?: string
  /** Hears the draft's word count with each change. */
  onWords?: (words: number) => void
  /** Opens the paragraph that a quotation refers to; without it the link leads to the question's page. */
  onOpenParagraph?: (questionSlug: string, paragraph: string) => void
  /** Paragraphs of the reply that are not where their name says, or say something else since a version. */
  paragraphs?: Places
  ref?: Ref<DraftEditorHandle>
}

const OPENING: DraftStatus = {
  content: 'none',
  canEdit: false,
  unsent: false,
  save: { kind: 'opening', slow: false, offline: false },
}
const NOBODY: PresentPerson[] = []
const NO_PLACES: Places = {}

/** The editor of one draft: its text, tools, the others in it, and where it is saved. Fills the column it stands in. */
export function DraftEditor(props: DraftEditorProps) {
  const { draftId, canEdit, placeholder, label, lang, onWords, onOpenParagraph, ref } = props
  const { paragraphs = NO_PLACES } = props
  const t = useTranslations('editor')
  const router = useRouter()
  const { hub, reportId, userId } = useCollaboration()
  const session = useDraftSession(draftId, canEdit)
  const status = useObservable(session?.status, OPENING)
  const people = useObservable(session?.people, NOBODY)
  const save = useSettled(status.save)
  const host = useRef<HTMLDivElement>(null)
  const toolbar = useRef<HTMLDivElement>(null)
  const [isEditingLink, setEditingLink] = useState(false)
  // The editor is made once, and asks while it draws.
  const places = useRef(paragraphs)
  useEffect(() => {
    places.current = paragraphs
  }, [paragraphs])

  const openLink = () => status.canEdit && setEditingLink(true)
  const editor = useTiptap({
    session,
    isReady: status.content !== 'none',
    canEdit: status.canEdit,
    user: { id: userId, name: hub?.options.user.name ?? '' },
    label,
    lang,
    placeholder,
    host,
    quotations: {
      attribution: (questionLabel, paragraph, version) =>
        isOutdated(paragraph, version, places.current)
          ? t('quotedFromEarlier', { label: questionLabel, version: version ?? 0 })
          : t('quotedFrom', { label: questionLabel }),
      hrefOf: (paragraph) =>
        `/reports/${reportId}/questions/${encodeURIComponent(slugOf(paragraph, places.current))}#p-${paragraph}`,
    },
    onLink: openLink,
    onToolbar: () => focusFirst(toolbar.current),
  })
  const words = useWords(session, editor)
  const wordCount = words?.draft
  useEffect(() => {
    if (wordCount === undefined) return
    hub?.count(draftId, wordCount)
    onWords?.(wordCount)
  }, [hub, draftId, wordCount, onWords])

  const tools = useMemo(() => textTools(() => setEditingLink(true)), [])
  const isInTable = useEditorState(editor, inTable, false)
  const wasFocused = useFocusedOnce(editor)
  useImperativeHandle(
    ref,
    () => ({
      insertQuote: (quote) =>
        editor !== null && status.canEdit && insertQuote(editor, quote, !wasFocused.current),
      focus: () => editor?.commands.focus() ?? false,
    }),
    [editor, status.canEdit, wasFocused],
  )

  const followParagraph = (event: MouseEvent<HTMLElement>) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-paragraph]') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    const paragraph = link.dataset.paragraph ?? ''
    if (onOpenParagraph) onOpenParagraph(slugOf(paragraph, places.current), paragraph)
    else router.push(link.getAttribute('href') ?? '')
  }

  return (
    <section className="editor" aria-label={label} data-save={save.kind}>
      <div className="editor-status">
        <SaveSign state={save} />
        <Avatars people={people} />
        {words && (
          <span className="editor-words">
            {words.selection === null
              ? t('words', { count: words.draft })
              : t('wordsSelected', { selected: words.selection, count: words.draft })}
          </span>
        )}
      </div>
      {save.kind === 'refused' && (
        <RefusalNotice
          state={save}
          editor={editor}
          keep={async () => (await hub?.drafts.flush()) ?? false}
          leave={() => hub?.letGo()}
        />
      )}
      {editor && status.canEdit && (
        <div className="editor-tools">
          <Toolbar editor={editor} label={t('toolbar')} groups={tools} toolbarRef={toolbar} />
          {isInTable && <Toolbar editor={editor} label={t('tableToolbar')} groups={TABLE_TOOLS} />}
        </div>
      )}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the links in it are what is clicked */}
      <div className="editor-scroll" onClick={followParagraph}>
        <div ref={host} className="editor-host" />
        {!editor && save.kind !== 'refused' && (
          <p className="editor-empty">{t(save.kind === 'opening' && save.offline ? 'waiting' : 'loading')}</p>
        )}
        {editor && (
          <LinkPanel
            editor={editor}
            canEdit={status.canEdit}
            isEditing={isEditingLink && status.canEdit}
            onEditing={setEditingLink}
          />
        )}
      </div>
    </section>
  )
}

function inTable(editor: Editor): boolean {
  return editor.isActive('table')
}

function focusFirst(toolbar: HTMLElement | null): boolean {
  const button = toolbar?.querySelector<HTMLElement>('button[tabindex="0"]')
  button?.focus()
  return button != null
}

function insertQuote(editor: Editor, quote: Quote, atEnd: boolean): boolean {
  const transaction = quoteTransaction(editor.state, quote, atEnd)
  if (!transaction) return false
  // One undo takes back the quotation and nothing that was typed before.
  yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
  editor.view.dispatch(transaction)
  return true
}

function useFocusedOnce(editor: Editor | null) {
  const wasFocused = useRef(false)
  useEffect(() => {
    wasFocused.current = false
    const onFocus = () => {
      wasFocused.current = true
    }
    editor?.on('focus', onFocus)
    return () => void editor?.off('focus', onFocus)
  }, [editor])
  return wasFocused
}
