'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { Assignees } from '@/components/assignments/assignees'
import { useCounting, usePlace } from '@/components/editor/collab-provider'
import { type DraftEditorHandle, LazyDraftEditor } from '@/components/editor/lazy-draft-editor'
import { useReferences } from '@/components/editor/nodes/cross-reference/use-references'
import { HistoryLink } from '@/components/history/history-link'
import { RescuedBar } from '@/components/history/rescued-bar'
import { SeenBar } from '@/components/history/seen-bar'
import { LockBanner } from '@/components/locks/lock-banner'
import { LockButton } from '@/components/locks/lock-button'
import { Steps } from '@/components/reply/steps'
import { useLiveReport, useNotesBefore, useWordLimit } from '@/components/report/use-live-report'
import { classes } from '@/components/ui/styles'
import type { Outline } from '@/lib/state-replies/schema'
import { focusHeading, PaneHeading } from './pane-heading'
import { useWorkspace } from './workspace-context'

/** The coalition's side: the draft of the question, or of the chapter. Known from the outline, so it waits for no page. */
export function DraftPane(props: {
  report: { language: string; wordLimit: number | null }
  outline: Outline
  editor: RefObject<DraftEditorHandle | null>
}) {
  const { report, outline, editor } = props
  const t = useTranslations('workspace')
  const { reportId, place, abilities, hasMoved, goTo } = useWorkspace()
  const references = useReferences(reportId, outline, report.language)
  const heading = useRef<HTMLDivElement>(null)
  const { chapter, question } = place
  const draft = chapter ?? question
  const live = useLiveReport(outline)
  const { words, final } = live
  const countsFootnotes = useCounting()?.countsFootnotes ?? outline.countsFootnotes
  const limit = useWordLimit(report.wordLimit)
  const notesBefore = useNotesBefore(outline, draft?.draftId ?? '')
  usePlace(draft ? { kind: 'draft', draftId: draft.draftId } : null)

  const chapterSlug = chapter?.slug
  useEffect(() => {
    if (chapterSlug && hasMoved()) focusHeading(heading.current)
  }, [chapterSlug, hasMoved])

  if (!draft) return null
  const label = chapter ? t(`chapters.${chapter.chapter}`) : (question?.label ?? '')

  // Out of the text again. ProseMirror marks every Escape as handled; fields and menus beside the text keep theirs.
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    if (event.target instanceof HTMLElement && event.target.isContentEditable) {
      event.preventDefault()
      focusHeading(heading.current)
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens to what bubbles out of the editor
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={leave}>
      <div className="flex h-11 shrink-0 items-center gap-3 border-b border-line px-4">
        <PaneHeading
          ref={heading}
          isMain={chapter !== null}
          // On a phone the tab above says that this is the draft, and there is no room to say it twice.
          className={classes('min-w-0 text-sm font-semibold *:truncate', !chapter && 'max-md:sr-only')}
        >
          {chapter ? label : t('side.draft')}
        </PaneHeading>
        {!chapter && <span className="shrink-0 text-sm text-soft">{label}</span>}
        <Assignees key={draft.draftId} draftId={draft.draftId} />
        <LockButton key={`lock ${draft.draftId}`} draftId={draft.draftId} />
        {abilities['versions.view'] && <HistoryLink reportId={reportId} draftId={draft.draftId} />}
        <WholeReport words={words} final={final} limit={limit} variants={live} />
        {!chapter && (
          <span className="-me-2 flex md:hidden">
            <Steps />
          </span>
        )}
      </div>
      <LockBanner key={`locked ${draft.draftId}`} draftId={draft.draftId} />
      <RescuedBar key={`rescued ${draft.draftId}`} draftId={draft.draftId} editor={editor} />
      {abilities['versions.view'] && <SeenBar key={`seen ${draft.draftId}`} draftId={draft.draftId} />}
      <LazyDraftEditor
        key={draft.draftId}
        ref={editor}
        draftId={draft.draftId}
        abilities={abilities}
        label={t('draftOf', { label })}
        placeholder={chapter ? t(`placeholder.${chapter.chapter}`) : t('placeholder.question', { label })}
        lang={report.language}
        onOpenParagraph={goTo}
        paragraphs={outline.paragraphs}
        references={references}
        countsFootnotes={countsFootnotes}
        notesBefore={notesBefore}
      />
    </div>
  )
}

// How much of the limit the whole report takes: it is scarce, and everybody writes from it. With suggestions that would
// change it from one number to the other, as there is no room for more; a reader is told which is which.
function WholeReport(props: {
  words: number
  final: number
  limit: number | null
  variants: { public: number; confidential: number }
}) {
  const { words, final, limit, variants } = props
  const t = useTranslations('workspace.meter')
  const differ = variants.public !== variants.confidential
  const each = differ ? t('variants', { public: variants.public, confidential: variants.confidential }) : ''
  const isOver = limit !== null && words > limit
  const asItStands = limit === null ? t('words', { words }) : t('wordsOfLimit', { words, limit })
  return (
    <span
      title={each || undefined}
      className={classes(
        'ms-auto shrink-0 text-xs tabular-nums',
        isOver ? 'font-semibold text-danger' : 'text-faint',
      )}
    >
      <span className="max-sm:sr-only">{t('wholeReport')} </span>{' '}
      {each && <span className="sr-only">{each}. </span>}
      {final === words ? (
        asItStands
      ) : (
        <span title={`${asItStands}; ${t('final', { final })}`}>
          <span className="sr-only">{`${asItStands}; ${t('final', { final })}`}</span>
          <span aria-hidden>
            {limit === null
              ? t('wordsBoth', { words, final })
              : t('wordsBothOfLimit', { words, final, limit })}
          </span>
        </span>
      )}
    </span>
  )
}
