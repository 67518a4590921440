'use client'
import { useTranslations } from 'next-intl'
import { type Ref, useEffect, useRef, useState } from 'react'
import type { Abilities } from '@/lib/policy'
import { useCollaboration, useObservable } from './collab-provider'
import { Companions } from './companions/companions'
import { Surface } from './companions/surface'
import type { DraftStatus } from './connection/draft-session'
import './editor.css'
import { Avatars } from './presence/avatars'
import type { PresentPerson } from './presence/presence'
import type { Reference } from './nodes/cross-reference/references'
import { useReferenceList } from './nodes/cross-reference/use-reference-list'
import { RefusalNotice } from './saving/refusal-notice'
import { SaveSign } from './saving/save-sign'
import { useSettled } from './saving/use-settled'
import { isOutdated, type Places, slugOf } from './text/quoted-places'
import './text/text.css'
import { type DraftEditorHandle, useDraftHandle } from './text/use-draft-handle'
import { useDraftSession } from './text/use-draft-session'
import { useFollowParagraph } from './text/use-follow-paragraph'
import { useTiptap } from './text/use-tiptap'
import { useNotesBefore } from './nodes/footnote/use-notes-before'
import { useWords } from './text/use-words'

export type { DraftEditorHandle } from './text/use-draft-handle'

export interface DraftEditorProps {
  draftId: string
  /** What this person may do in the report. */
  abilities: Abilities
  /** Stands in an empty draft. */
  placeholder?: string
  /** What a screen reader calls the text. */
  label: string
  /** The language of the text, for spelling and hyphens. */
  lang?: string
  /** Hears the draft's word count with each change. */
  onWords?: (words: number) => void
  /** Whether the words of footnotes count; they do unless it is said that they do not. */
  countsFootnotes?: boolean
  /** How many footnotes the report has before this draft: its own are numbered from there. */
  notesBefore?: number
  /** Opens the paragraph that a quotation refers to; without it the link leads to the question's page. */
  onOpenParagraph?: (questionSlug: string, paragraph: string) => void
  /** Paragraphs of the reply that are not where their name says, or say something else since a version. */
  paragraphs?: Places
  /** What cross-references of the text may point to. */
  references?: { list: readonly Reference[]; hasBlocks: boolean }
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

/**
 * The editor of one draft: its text, tools, the others in it, and where it is saved. Fills the column it stands in. What
 * is not needed to begin typing joins afterwards, as a companion (companions/list.ts).
 */
export function DraftEditor(props: DraftEditorProps) {
  const { draftId, abilities, placeholder, label, lang, onWords, onOpenParagraph, ref } = props
  const { paragraphs = NO_PLACES, countsFootnotes = true, notesBefore = 0 } = props
  const t = useTranslations('editor')
  const { hub, reportId, userId } = useCollaboration()
  const session = useDraftSession(draftId, abilities['draft.edit'] || abilities['draft.suggest'])
  const status = useObservable(session?.status, OPENING)
  const people = useObservable(session?.people, NOBODY)
  const save = useSettled(status.save)
  const host = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [surface] = useState(() => new Surface())
  // The editor is made once, and asks while it draws.
  const places = useRef(paragraphs)
  useEffect(() => {
    places.current = paragraphs
  }, [paragraphs])

  const references = useReferenceList(props.references, surface)
  const editor = useTiptap({
    session,
    isReady: status.content !== 'none',
    canEdit: status.canEdit,
    mayEdit: abilities['draft.edit'],
    user: { id: userId, name: hub?.options.user.name ?? '' },
    label,
    hint: t('howToLeave'),
    lang,
    placeholder,
    host,
    references,
    quotations: {
      attribution: (questionLabel, paragraph, version) =>
        isOutdated(paragraph, version, places.current)
          ? t('quotedFromEarlier', { label: questionLabel, version: version ?? 0 })
          : t('quotedFrom', { label: questionLabel }),
      hrefOf: (paragraph) =>
        `/reports/${reportId}/questions/${encodeURIComponent(slugOf(paragraph, places.current))}#p-${paragraph}`,
    },
    onToolbar: () => focusTools(scroller.current),
    onPasted: (pasted) => surface.show('pasted', pasted),
  })
  const words = useWords(session, editor, countsFootnotes)
  const [wordCount, finalCount] = [words?.draft, words?.final]
  useEffect(() => {
    if (wordCount === undefined || finalCount === undefined) return
    hub?.count(draftId, { words: wordCount, final: finalCount })
    onWords?.(wordCount)
  }, [hub, draftId, wordCount, finalCount, onWords])
  useNotesBefore(host, notesBefore)
  useDraftHandle(ref, editor, status.canEdit)
  const followParagraph = useFollowParagraph(places, onOpenParagraph)
  const companion = { editor, session, draftId, abilities, canEdit: status.canEdit, surface, scroller }

  return (
    <section className="editor" aria-label={label} data-save={save.kind}>
      <div className="editor-status">
        <SaveSign state={save} />
        <Companions place="status" {...companion} />
        <Avatars people={people} />
        {words && (
          <span className="editor-words">
            {words.selection === null
              ? words.final === words.draft
                ? t('words', { count: words.draft })
                : bothReadings(t, { count: words.draft, final: words.final })
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
          renew={async () => hub?.drafts.renew(draftId)}
        />
      )}
      {editor && (
        <div className={status.canEdit ? 'editor-tools' : undefined}>
          <Companions place="tools" {...companion} />
        </div>
      )}
      <div className="editor-bar">
        <Companions place="bar" {...companion} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the links in it are what is clicked */}
      <div ref={scroller} className="editor-scroll" onClick={followParagraph}>
        <div className="editor-page">
          <div ref={host} className="editor-host" />
          <div className="editor-margin">
            <Companions place="margin" {...companion} />
          </div>
        </div>
        {!editor && save.kind !== 'refused' && (
          <p className="editor-empty">{t(save.kind === 'opening' && save.offline ? 'waiting' : 'loading')}</p>
        )}
        <Companions place="over" {...companion} />
      </div>
    </section>
  )
}

/** Both lengths: in words, and where there is no room for them from one to the other. */
function bothReadings(
  t: (key: string, values: Record<string, number>) => string,
  both: Record<'count' | 'final', number>,
) {
  return (
    <>
      <span className="editor-words-long">{t('wordsBoth', both)}</span>
      <span aria-hidden className="editor-words-short" title={t('wordsBoth', both)}>
        {t('wordsBothShort', both)}
      </span>
    </>
  )
}

/** The tools beside a selection, where there are some, or else the row above the text. */
function focusTools(scroller: HTMLElement | null): boolean {
  const editor = scroller?.closest('.editor')
  const tools = editor?.querySelector('.editor-bubble') ?? editor?.querySelector('.editor-toolbar')
  const button = tools?.querySelector<HTMLElement>('button[tabindex="0"]')
  button?.focus()
  return button != null
}
