'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classes } from '@/components/ui/styles'
import type { BlockStyle, DiffBlock, DiffPiece } from '@/lib/versions/schema'
import { MARK_LOOKS } from './mark-looks'

interface PiecesProps {
  pieces: DiffPiece[]
  nameOf: (id: string | null) => string
  /** Only this person's changes stand out. */
  only: string | null
}

const INDENTS = ['ps-6', 'ps-12', 'ps-18', 'ps-24'] as const

/** Words with what came and what went, underlined and struck through as well as coloured, and said in words. */
function Pieces({ pieces, nameOf, only }: PiecesProps) {
  const t = useTranslations('history')
  return pieces.map((piece, index) => {
    const { kind, text, by, marks, note, atom } = piece
    const sign = (
      <span aria-label={t('footnote')} role="img">
        {'\u00a0†'}
      </span>
    )
    const shown =
      atom === 'footnote' ? sign : atom === 'hardBreak' ? '↵\n' : atom && !text ? t('atom', { atom }) : text
    const look = classes(
      note && 'align-super text-[0.8em] leading-none',
      ...marks.map((mark) => MARK_LOOKS[mark]),
    )
    const isQuiet = only !== null && by !== only
    if (kind === 'same') {
      return (
        <span key={index} className={look || undefined}>
          {shown}
        </span>
      )
    }
    const who = nameOf(by)
    if (kind === 'formatted') {
      const what = formatOf(piece, t)
      return (
        <span
          key={index}
          title={`${what} · ${who}`}
          className={classes(look, !isQuiet && 'border-b-2 border-dotted border-accent')}
        >
          {shown}
          <span className="sr-only"> ({what})</span>
        </span>
      )
    }
    const Mark = kind === 'added' ? 'ins' : 'del'
    const colour =
      kind === 'added'
        ? 'bg-accent-soft text-accent-strong underline decoration-2 underline-offset-[0.2em]'
        : 'bg-danger-soft text-danger line-through'
    return (
      <Mark
        key={index}
        title={who}
        className={classes('rounded-xs', look, isQuiet ? 'text-soft no-underline' : colour)}
      >
        <span className="sr-only">{t(kind === 'added' ? 'addedBy' : 'removedBy', { name: who })} </span>
        {shown}
        <span className="sr-only"> {t('endsHere')}</span>
      </Mark>
    )
  })
}

type Translate = ReturnType<typeof useTranslations<'history'>>

const KNOWN_MARKS = new Set(['bold', 'italic', 'underline', 'strike', 'link', 'language', 'confidential'])

function formatOf({ on = [], off = [] }: DiffPiece, t: Translate): string {
  const nameOf = (mark: string) => (KNOWN_MARKS.has(mark) ? t(`marks.${mark}`) : t('marks.other'))
  return [
    ...on.map((mark) => t('formatOn', { mark: nameOf(mark) })),
    ...off.map((mark) => t('formatOff', { mark: nameOf(mark) })),
  ].join(', ')
}

/** A block's kind in words: "Heading 2", "List item". */
function kindOf(style: BlockStyle, t: Translate): string {
  if (style.type === 'heading') return t('blocks.heading', { level: style.level ?? 1 })
  if (style.list === 'ordered') return t('blocks.ordered')
  if (style.list) return t('blocks.bullet')
  if (style.quote) return t('blocks.quote')
  const known = ['paragraph', 'table', 'figure', 'horizontalRule']
  return known.includes(style.type) ? t(`blocks.${style.type}`) : t('blocks.other')
}

export interface BlockProps {
  block: DiffBlock
  nameOf: (id: string | null) => string
  only: string | null
}

/** One block of a comparison, as it looks in the text, with its changes. */
export function Block({ block, nameOf, only }: BlockProps) {
  const t = useTranslations('history')
  const { state, style, former, pieces, rows, end } = block
  const inner = <Pieces pieces={pieces} nameOf={nameOf} only={only} />
  const notes = notesOf(block, t)
  if (former) {
    const [from, to] = [kindOf(former, t), kindOf(style, t)]
    const isDescribed = style.type === 'figure' && former.more?.alt !== style.more?.alt
    if (from !== to) notes.push(t('became', { from, to }))
    else notes.push(isDescribed ? t('redescribed') : t('restyled'))
  }
  return (
    <div
      dir="auto"
      className={classes(
        style.list && INDENTS[Math.min(style.depth ?? 1, INDENTS.length) - 1],
        style.quote && 'border-s-2 border-line-strong ps-3',
        (state === 'removed' || state === 'movedAway') && 'text-soft',
      )}
    >
      {notes.length > 0 && <p className="font-sans text-xs text-soft">{notes.join(' · ')}</p>}
      {style.type === 'figure' && style.more?.alt && (
        <p className="font-sans text-sm break-words text-soft">{t('described', { text: style.more.alt })}</p>
      )}
      {rows ? <Table block={block} nameOf={nameOf} only={only} /> : <Line style={style}>{inner}</Line>}
      {style.type === 'horizontalRule' && <hr className="my-2 border-line-strong" />}
      {end !== 'same' && state === 'changed' && (
        <span className="font-sans text-xs text-soft">{t(end === 'added' ? 'splitHere' : 'joinedHere')}</span>
      )}
    </div>
  )
}

function notesOf({ state, style }: DiffBlock, t: Translate): string[] {
  if (state === 'moved') return [t('movedHere')]
  if (state === 'movedAway') return [t('movedAway')]
  const isThing = style.type === 'table' || style.type === 'figure' || style.type === 'horizontalRule'
  if (isThing && (state === 'added' || state === 'removed'))
    return [t(`things.${state}`, { kind: kindOf(style, t) })]
  return []
}

function Line({ style, children }: { style: BlockStyle; children: ReactNode }) {
  if (style.type === 'heading')
    return (
      <p className={classes('font-semibold', (style.level ?? 1) < 3 ? 'text-xl' : 'text-lg')}>{children}</p>
    )
  const isItem = style.isItem === true
  return (
    <p className={isItem ? 'relative' : undefined}>
      {isItem && (
        <span aria-hidden className="absolute -start-4 text-soft">
          {style.list === 'ordered' ? '#' : '•'}
        </span>
      )}
      {children}
    </p>
  )
}

function Table({ block, nameOf, only }: BlockProps) {
  const t = useTranslations('history')
  return (
    <div className="overflow-x-auto">
      <table className="my-1 border-collapse text-base">
        <tbody>
          {block.rows!.map((row, index) => (
            <tr
              key={index}
              className={classes(
                row.state === 'added' && 'bg-accent-soft/60',
                row.state === 'removed' && 'bg-danger-soft/60 text-soft',
              )}
            >
              {row.cells.map((cell, place) => {
                const Cell = cell.isHeader ? 'th' : 'td'
                return (
                  <Cell
                    key={place}
                    className={classes(
                      'min-w-16 border border-line-strong px-2 py-1 text-start align-top',
                      cell.isHeader && 'bg-sunken font-semibold',
                      row.state === 'changed' &&
                        cell.state !== 'same' &&
                        'outline-2 -outline-offset-2 outline-accent/40',
                    )}
                  >
                    {place === 0 && (row.state === 'added' || row.state === 'removed') && (
                      <span className="sr-only">{t(`rows.${row.state}`)} </span>
                    )}
                    {cell.blocks.map((inner, at) => (
                      <Block key={at} block={inner} nameOf={nameOf} only={only} />
                    ))}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
