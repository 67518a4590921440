'use client'
import { memo } from 'react'
import type { OutlineBlock } from '@/lib/parsing/outline'
import type { EditorEvents } from './block-editor'
import { BlockRow } from './block-row'
import type { Findings } from './use-findings'

/** Rows in a row that are drawn, and skipped while out of sight, together. */
export interface Group {
  key: string
  /** Index of its first block in the outline. */
  start: number
  blocks: OutlineBlock[]
}

const MOST = 40

/**
 * The blocks in groups that begin with headings, and within long sections with labels: correcting one place makes
 * another of its own group, and leaves the others as they are.
 */
export function groupsOf(blocks: readonly OutlineBlock[]): Group[] {
  const groups: Group[] = []
  for (const [index, block] of blocks.entries()) {
    const last = groups.at(-1)
    const size = last?.blocks.length ?? 0
    const begins = block.kind === 'heading' || (block.kind === 'label' && size >= MOST) || size >= MOST * 2
    if (last && !begins) last.blocks.push(block)
    else groups.push({ key: block.id, start: index, blocks: [block] })
  }
  return groups
}

export interface RowGroupProps {
  group: Group
  /** The chosen stretch, counted from the group's first row; -1 where it is not in it. */
  from: number
  to: number
  /** What is current, as far as it is in this group. */
  current: string | null
  cursor: number | null
  editing: string | null
  findings: Pick<Findings, 'byBlock' | 'readAs'>
  guessed: ReadonlySet<string>
  textOf: (block: OutlineBlock) => string
  typing: EditorEvents
}

const NO_WARNINGS: readonly string[] = []

/** A group of rows. Drawn again only when something in it changes. */
export const RowGroup = memo(function RowGroup(props: RowGroupProps) {
  const { group, from, to, current, cursor, editing, findings, guessed, textOf, typing } = props
  // Half of a line's height for each of its forty or so letters: near enough for the scroll bar.
  const height = group.blocks.reduce((sum, block) => sum + 36 + Math.ceil(textOf(block).length / 75) * 23, 0)
  return (
    <div
      role="rowgroup"
      className="[content-visibility:auto]"
      style={{ containIntrinsicSize: `auto ${height}px` }}
    >
      {group.blocks.map((block, index) => {
        return (
          <BlockRow
            key={block.id}
            block={block}
            text={textOf(block)}
            isChosen={index >= from && index <= to}
            isCurrent={block.id === current}
            cursor={block.id === current ? cursor : null}
            isEditing={block.id === editing}
            isGuessed={guessed.has(block.id)}
            readAs={findings.readAs.get(block.id) ?? null}
            warnings={findings.byBlock.get(block.id) ?? NO_WARNINGS}
            {...typing}
          />
        )
      })}
    </div>
  )
}, isSame)

function isSame(before: RowGroupProps, after: RowGroupProps): boolean {
  const [{ group: then }, { group: now }] = [before, after]
  if (then !== now) {
    if (then.blocks.length !== now.blocks.length) return false
    if (then.blocks.some((block, index) => block !== now.blocks[index])) return false
  }
  for (const name of ['from', 'to', 'current', 'cursor', 'editing', 'textOf', 'typing'] as const) {
    if (before[name] !== after[name]) return false
  }
  return (
    (before.findings === after.findings && before.guessed === after.guessed) ||
    now.blocks.every(
      ({ id }) =>
        before.guessed.has(id) === after.guessed.has(id) &&
        before.findings.readAs.get(id) === after.findings.readAs.get(id) &&
        isSameList(before.findings.byBlock.get(id), after.findings.byBlock.get(id)),
    )
  )
}

function isSameList(one: readonly string[] = NO_WARNINGS, other: readonly string[] = NO_WARNINGS): boolean {
  return one === other || (one.length === other.length && one.every((said, index) => said === other[index]))
}
