'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { useDraftCounts, usePlace } from '@/components/editor/collab-provider'
import { type DraftEditorHandle, LazyDraftEditor } from '@/components/editor/lazy-draft-editor'
import { useWorkspace } from './workspace-context'

/** The coalition's side: the draft of the question, or of the chapter. Known from the outline, so it waits for no page. */
export function DraftPane({
  language,
  editor,
}: {
  language: string
  editor: RefObject<DraftEditorHandle | null>
}) {
  const t = useTranslations('workspace')
  const { place, canEdit, hasMoved } = useWorkspace()
  const heading = useRef<HTMLHeadingElement>(null)
  const { chapter, question } = place
  const draft = chapter ?? question
  const counts = useDraftCounts()
  usePlace(draft ? { kind: 'draft', draftId: draft.draftId } : null)

  const chapterSlug = chapter?.slug
  useEffect(() => {
    if (chapterSlug && hasMoved()) heading.current?.focus({ preventScroll: true })
  }, [chapterSlug, hasMoved])

  if (!draft) return null
  const label = chapter ? t(`chapters.${chapter.chapter}`) : (question?.label ?? '')
  const words = counts.get(draft.draftId) ?? draft.words
  const Heading = chapter ? 'h1' : 'h2'

  // Out of the editor again; a menu or a field within it that Escape closes has prevented the default.
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    if (event.target instanceof HTMLElement && event.target.isContentEditable) {
      event.preventDefault()
      heading.current?.focus({ preventScroll: true })
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens to what bubbles out of the editor
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={leave}>
      <div className="flex h-11 shrink-0 items-center gap-3 border-b border-line px-4">
        <Heading ref={heading} tabIndex={-1} className="min-w-0 truncate text-sm font-semibold outline-none">
          {chapter ? label : t('draftOf', { label })}
        </Heading>
        <span className="ms-auto shrink-0 text-sm text-faint tabular-nums">
          {t('words', { count: words })}
        </span>
      </div>
      <LazyDraftEditor
        key={draft.draftId}
        ref={editor}
        draftId={draft.draftId}
        canEdit={canEdit}
        label={t('draftOf', { label })}
        placeholder={chapter ? t(`placeholder.${chapter.chapter}`) : t('placeholder.question', { label })}
        lang={language}
      />
    </div>
  )
}
