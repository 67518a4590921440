import { type Authorship, formattingOf, removerOf, writerOf } from './authors'
import { type Block, marksOf, type Token } from './blocks'
import { align } from './match'
import type { BlockState, DiffBlock, DiffPiece } from './schema'
import { type Change, straighten } from './straighten'

export interface Limits {
  maxEdits: number
  deadline: number
}

/** A block of the result on its way: with the children of the document that it comes from. */
export interface Woven extends Omit<DiffBlock, 'passage'> {
  before: Set<string>
  after: Set<string>
}

/** A word, the end of a block, or a block that is not text. */
export interface Unit {
  key: string
  token: Token | null
  block: Block
  isApart?: true
}

/** Blocks that are not compared word by word, and how each is shown. */
export interface Apart {
  has(block: Block): boolean
  show(block: Block, kind: 'added' | 'removed'): Woven
}

const END = '\u0000end'

/**
 * Blocks of text that differ, woven into one sequence word by word: a paragraph that was split or joined is one whose
 * end was added or removed. The words of what is the same or added, in order, are the later text, those of what is the
 * same or removed the earlier one.
 */
export function weave(
  before: readonly Block[],
  after: readonly Block[],
  authorship: Authorship,
  limits: Limits,
  apart: Apart = NOTHING,
): { blocks: Woven[]; gaveUp: boolean } {
  const [olds, news] = [unitsOf(before, apart, 'old'), unitsOf(after, apart, 'new')]
  const { steps, gaveUp } = align(olds, news, ({ key }) => key, limits)
  const found = straighten(
    steps.flatMap(({ before: old, after: now, isSame }): Change[] =>
      isSame
        ? now.map((unit, index) => ({ kind: 'same', before: old[index]!, after: unit }))
        : [
            ...old.map((unit): Change => ({ kind: 'removed', before: unit, after: null })),
            ...now.map((unit): Change => ({ kind: 'added', before: null, after: unit })),
          ],
    ),
  )
  const changes = removedFirst(tidy(found))
  const by = attribute(changes, authorship)
  const woven: Woven[] = []
  let pieces: DiffPiece[] = []
  let origin = { before: new Set<string>(), after: new Set<string>() }
  changes.forEach((change, index) => {
    const { kind, before: old, after: now } = change
    const { token, block, isApart } = (now ?? old)!
    if (isApart) return void woven.push(apart.show(block, kind === 'removed' ? kind : 'added'))
    if (old) origin.before.add(old.block.top)
    if (now) origin.after.add(now.block.top)
    if (!token) {
      woven.push({ ...close(change, pieces, by[index]!), ...origin })
      pieces = []
      origin = { before: new Set(), after: new Set() }
      return
    }
    for (const piece of piecesOf(change, by[index]!, authorship)) append(pieces, piece)
  })
  return { blocks: woven, gaveUp }
}

const NOTHING: Apart = {
  has: () => false,
  show: () => {
    throw new Error('nothing stands apart')
  },
}

function unitsOf(blocks: readonly Block[], apart: Apart, side: string): Unit[] {
  return blocks.flatMap((block, index): Unit[] =>
    apart.has(block)
      ? [{ key: `\u0000${side}${index}`, token: null, block, isApart: true }]
      : [
          ...block.tokens.map((token) => ({ key: token.key, token, block })),
          { key: END, token: null, block },
        ],
  )
}

/** Turns words that are the same by chance, between changes larger than themselves, into changes. */
function tidy(changes: Change[]): Change[] {
  const groups: Change[][] = []
  for (const change of changes) {
    const last = groups.at(-1)
    const isSame = change.kind === 'same'
    const isEnd = !(change.after ?? change.before)!.token
    const open =
      last &&
      (last[0]!.kind === 'same') === isSame &&
      !isEnd &&
      (last.at(-1)!.after ?? last.at(-1)!.before)!.token
    if (open) last.push(change)
    else groups.push([change])
  }
  const sizeOf = (group: Change[] | undefined, kind: Change['kind']) =>
    (group ?? []).reduce(
      (sum, each) =>
        sum + (each.kind === kind ? ((each.after ?? each.before)!.token?.text.trim().length ?? 0) : 0),
      0,
    )
  const isChange = (group: Change[] | undefined) => group !== undefined && group[0]!.kind !== 'same'
  return groups.flatMap((group, index) => {
    const [left, right] = [groups[index - 1], groups[index + 1]]
    const first = group[0]!
    if (first.kind !== 'same' || !first.after!.token || !isChange(left) || !isChange(right)) return group
    const size = sizeOf(group, 'same')
    const around = [left, right].map((each) => Math.max(sizeOf(each, 'added'), sizeOf(each, 'removed')))
    if (around.some((most) => size > most / 2)) return group
    return [
      ...group.map((each): Change => ({ kind: 'removed', before: each.before, after: null })),
      ...group.map((each): Change => ({ kind: 'added', before: null, after: each.after })),
    ]
  })
}

/** What went before what came, as far as nothing that is the same and no end of a paragraph stands between. */
function removedFirst(changes: readonly Change[]): Change[] {
  const made: Change[] = []
  let came: Change[] = []
  for (const change of changes) {
    const unit = (change.after ?? change.before)!
    if (change.kind === 'added' && unit.token) came.push(change)
    else if (change.kind === 'removed' && unit.token) made.push(change)
    else {
      made.push(...came, change)
      came = []
    }
  }
  return [...made, ...came]
}

/** Who made each change; what nobody is known for is taken for the work of who changed what stands beside it. */
function attribute(changes: readonly Change[], authorship: Authorship): (string | null)[] {
  const by = changes.map(({ kind, before, after }): string | null => {
    if (kind === 'removed') return before!.token ? removerOf(before!.token, authorship) : null
    if (kind !== 'added') return null
    if (after!.token)
      return after!.token.runs.map((run) => writerOf(run, authorship)).find((who) => who !== null) ?? null
    const { authored } = after!.block
    return authored && !authorship.isOld(authored.client, authored.clock)
      ? authorship.userOf(authored.client)
      : null
  })
  const spread = (from: number, to: number, step: number) => {
    for (let index = from, last: string | null = null; index !== to; index += step) {
      if (changes[index]!.kind === 'same') last = null
      else last = by[index] ??= last
    }
  }
  spread(0, changes.length, 1)
  spread(changes.length - 1, -1, -1)
  return by
}

function piecesOf({ kind, before, after }: Change, by: string | null, authorship: Authorship): DiffPiece[] {
  const token = (after ?? before)!.token!
  const shape = { ...(token.isNote && { note: true as const }), ...(token.atom && { atom: token.atom }) }
  if (kind === 'same' && marksOf(before!.token!) !== marksOf(token)) {
    const { on, off, by: formatter } = formattingOf(before!.token!, token, authorship)
    if (on.length + off.length > 0) {
      return token.runs.map(({ text, marks }) => ({
        kind: 'formatted',
        text,
        by: formatter,
        marks: marks.map(({ type }) => type),
        on,
        off,
        ...shape,
      }))
    }
  }
  return token.runs.map((run) => ({
    kind,
    text: run.text,
    by: kind === 'same' ? null : kind === 'added' ? (writerOf(run, authorship) ?? by) : by,
    marks: run.marks.map(({ type }) => type),
    ...shape,
  }))
}

function append(pieces: DiffPiece[], piece: DiffPiece): void {
  const last = pieces.at(-1)
  const lookOf = (each: DiffPiece) => JSON.stringify({ ...each, text: '' })
  if (last && !piece.atom && !last.atom && lookOf(last) === lookOf(piece)) last.text += piece.text
  else pieces.push(piece)
}

function close(
  { kind, before, after }: Change,
  pieces: DiffPiece[],
  by: string | null,
): Omit<Woven, 'before' | 'after'> {
  const { style } = (after ?? before)!.block
  const former =
    kind === 'same' && JSON.stringify(before!.block.style) !== JSON.stringify(style)
      ? before!.block.style
      : undefined
  const people = new Set<string>()
  for (const piece of pieces) if (piece.by) people.add(piece.by)
  if (by) people.add(by)
  const kinds = new Set(pieces.map((piece) => piece.kind))
  return {
    state: stateOf(kind, kinds, former !== undefined),
    style,
    ...(former && { former }),
    pieces,
    end: kind,
    by: [...people],
  }
}

function stateOf(
  end: Change['kind'],
  kinds: ReadonlySet<DiffPiece['kind']>,
  isRestyled: boolean,
): BlockState {
  if (end !== 'same' && [...kinds].every((kind) => kind === end)) return end
  if (end !== 'same' || kinds.has('added') || kinds.has('removed')) return 'changed'
  return kinds.has('formatted') || isRestyled ? 'formatted' : 'same'
}
