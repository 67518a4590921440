'use client'
import { CircleHelp, PenLine, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { classes } from '@/components/ui/styles'
import type { BlockKind, OutlineBlock } from '@/lib/parsing/outline'
import { BlockEditor, type EditorEvents } from './block-editor'

/** How the text of each kind is set, so that the outline looks as it will be read. */
const TEXT: Record<BlockKind, string> = {
  header: 'text-soft',
  heading: 'font-serif text-lg leading-snug font-semibold',
  label: 'font-semibold text-accent-strong',
  question: 'font-serif italic text-soft border-s-2 border-line-strong ps-3',
  paragraph: 'font-serif',
  note: 'text-sm text-soft',
  dropped: 'text-sm text-faint line-through decoration-line-strong',
}

/** Space before what begins something new. */
const SPACE: Partial<Record<BlockKind, string>> = { heading: 'mt-6', label: 'mt-3' }

export interface BlockRowProps extends EditorEvents {
  block: OutlineBlock
  text: string
  /** Takes part in what the next correction does. */
  isChosen: boolean
  isCurrent: boolean
  /** Where the cursor stands in its text; only in the current block. */
  cursor: number | null
  isEditing: boolean
  /** Something about it was guessed that makes a difference. */
  isGuessed: boolean
  /** What a label is read as, where that is not what it prints. */
  readAs: string | null
  /** Warnings about this block, as sentences; always the same empty list where there are none. */
  warnings: readonly string[]
}

/** One block of the outline: what it is, what it says, and what to check about it. */
export const BlockRow = memo(function BlockRow(props: BlockRowProps) {
  const { block, text, isChosen, isCurrent, cursor, isEditing, isGuessed, readAs, warnings } = props
  const t = useTranslations('review')
  const guesses = useTranslations('parsing.guesses')
  const { id, kind, number } = block
  const isTyped = block.text !== undefined
  const reasons = block.guesses.map((code) => guesses(code))
  const about = [
    ...(readAs === null ? [] : [t('readAs', { refs: readAs })]),
    ...warnings,
    ...(isGuessed ? [t('guessed', { reasons: reasons.join(' ') })] : []),
    ...(isTyped ? [t(block.ranges.length === 0 ? 'typed' : 'retyped')] : []),
  ]
  return (
    <div
      role="row"
      id={`block-${id}`}
      data-block={id}
      aria-selected={isChosen}
      aria-label={t('row', { kind: t(`kinds.${kind}`), text: short(text), about: about.join(' ') })}
      tabIndex={isCurrent ? 0 : -1}
      className={classes(
        'group grid scroll-my-24 gap-x-3 sm:grid-cols-[5.25rem_minmax(0,1fr)] rounded-md border-s-2 py-1 ps-2 pe-3 -outline-offset-2',
        SPACE[kind],
        isChosen ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-sunken',
      )}
    >
      <div role="gridcell" className="flex items-start gap-1 pt-0.5 text-xs text-faint select-none">
        <span className={classes('min-w-0', isCurrent && 'font-medium text-accent-strong')}>
          {t(`kinds.${kind}`)}
        </span>
        {warnings.length > 0 ? (
          <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warning" />
        ) : isGuessed ? (
          <CircleHelp aria-hidden className="size-3.5 shrink-0 text-warning" />
        ) : isTyped ? (
          <PenLine aria-hidden className="size-3.5 shrink-0" />
        ) : null}
      </div>
      <div role="gridcell" className="min-w-0">
        {isEditing ? (
          <BlockEditor {...props} textClassName={TEXT[kind]} />
        ) : (
          <p data-text dir="auto" className={classes('min-h-6 break-words', TEXT[kind])}>
            {number !== undefined && (
              <span className="me-2 font-sans text-xs text-faint tabular-nums select-none">{number}</span>
            )}
            <span data-words>
              {cursor === null ? (
                text
              ) : (
                <>
                  {text.slice(0, cursor)}
                  <span
                    aria-hidden
                    className="-mx-px inline-block h-[1.1em] w-0.5 bg-accent align-text-bottom"
                  />
                  {text.slice(cursor)}
                </>
              )}
            </span>
            {readAs !== null && (
              <span className="ms-2 font-sans text-xs font-normal text-soft select-none">
                {t('readAs', { refs: readAs })}
              </span>
            )}
            {text === '' && <span className="font-sans text-sm text-faint">{t('empty')}</span>}
          </p>
        )}
        {warnings.map((warning) => (
          <p key={warning} className="mt-0.5 text-xs text-warning">
            {warning}
          </p>
        ))}
        {isGuessed && (isCurrent || block.confidence < 0.6) && (
          <p className="mt-0.5 text-xs text-warning">
            {t('guessedHow', { reasons: reasons.join(' '), percent: Math.round(block.confidence * 100) })}
          </p>
        )}
        {isTyped && block.ranges.length > 0 && <p className="mt-0.5 text-xs text-soft">{t('retyped')}</p>}
      </div>
    </div>
  )
})

/** Long enough to know the block by. */
function short(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 160).trimEnd()} …`
}
