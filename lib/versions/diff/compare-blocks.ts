import type { Authorship } from './authors'
import type { Block } from './blocks'
import { align, likeness, overlap } from './match'
import type { DiffBlock } from './schema'
import { compareTables, wholeTable } from './tables'
import { type Limits, weave, type Woven } from './weave'

interface Result {
  blocks: Woven[]
  gaveUp: boolean
}

/** Fewer words than this stand in many places: that they went and came is no move. */
const MOVED_WORDS = 4
/** How alike two paragraphs are at least that are one which moved, or one table. */
const LIKE = 0.75
const LIKE_TABLE = 0.3
/** Paragraphs that have less in common are not the same one, changed, split or joined. */
const KIN = 0.5
/** More paragraphs than this are not each compared with each. */
const MOST_PAIRS = 250_000
const MOST_KIN = 10_000

/** Blocks of two texts side by side. */
export function compareBlocks(
  before: readonly Block[],
  after: readonly Block[],
  authorship: Authorship,
  limits: Limits,
): Result {
  const { steps, gaveUp } = align(before, after, ({ key }) => key, limits)
  // Paragraphs whose words are the same, and that crossed nothing, are not moved but formatted otherwise.
  const gaps = steps.flatMap((step) =>
    step.isSame ? [step] : align(step.before, step.after, ({ textKey }) => textKey, limits).steps,
  )
  const moves = findMoves(
    gaps.filter(({ isSame }) => !isSame).flatMap((gap) => gap.before),
    gaps.filter(({ isSame }) => !isSame).flatMap((gap) => gap.after),
    gaps,
  )
  let isCoarse = gaveUp
  const blocks = gaps.flatMap((gap): Woven[] => {
    if (gap.isSame) {
      return gap.after.flatMap((block, index) => pair(gap.before[index]!, block))
    }
    return between(gap.before, gap.after)
  })
  return { blocks, gaveUp: isCoarse }

  function compare(old: readonly Block[], now: readonly Block[]): Woven[] {
    const result = compareBlocks(old, now, authorship, limits)
    isCoarse ||= result.gaveUp
    return result.blocks
  }

  function pair(old: Block, now: Block): Woven[] {
    if (old.key === now.key) return [unchanged(old, now)]
    if (old.rows && now.rows) return [compareTables(old, now, compare, limits)]
    if (!isText(now) && old.style.type === now.style.type && isAlike(old, now)) {
      // A picture that is described otherwise is the same picture.
      const result = weave([old], [now], authorship, limits)
      isCoarse ||= result.gaveUp
      return result.blocks
    }
    return woven([old], [now])
  }

  function woven(old: readonly Block[], now: readonly Block[]): Woven[] {
    if (old.length + now.length === 0) return []
    const strangers = strangersIn(old, now)
    const result = weave(old, now, authorship, limits, {
      has: (block) => moves.has(block) || !isText(block) || strangers.has(block),
      show: (block, kind) => (kind === 'removed' ? gone(block) : come(block)),
    })
    isCoarse ||= result.gaveUp
    return result.blocks
  }

  /** What stands between two places that are the same. Tables and the like that are one, changed, cut it into parts. */
  function between(old: readonly Block[], now: readonly Block[]): Woven[] {
    const pairs = pairApart(old, now)
    const made: Woven[] = []
    let [at, to] = [0, 0]
    for (const [left, right] of pairs) {
      const [end, until] = [old.indexOf(left), now.indexOf(right)]
      made.push(...woven(old.slice(at, end), now.slice(to, until)), ...pair(left, right))
      ;[at, to] = [end + 1, until + 1]
    }
    return [...made, ...woven(old.slice(at), now.slice(to))]
  }

  function gone(block: Block): Woven {
    if (block.rows) return wholeTable(block, 'removed', compare, limits)
    const [made] = weave([block], [], authorship, limits).blocks
    return { ...made!, state: moves.has(block) ? 'movedAway' : 'removed' }
  }

  function come(block: Block): Woven {
    if (block.rows) return wholeTable(block, 'added', compare, limits)
    const origin = moves.get(block)
    if (!origin) return weave([], [block], authorship, limits).blocks[0]!
    const inner = weave([origin], [block], authorship, limits).blocks
    const pieces = inner.flatMap((each) => each.pieces).filter(({ kind }) => kind !== 'removed')
    const { authored } = block
    const mover =
      authored && !authorship.isOld(authored.client, authored.clock)
        ? authorship.userOf(authored.client)
        : null
    const by = [...new Set([...(mover ? [mover] : []), ...inner.flatMap((each) => each.by)])]
    return {
      state: 'moved',
      style: block.style,
      pieces,
      end: 'added',
      by,
      before: new Set(),
      after: new Set([block.top]),
    }
  }
}

const isHeading = ({ style }: Block) => style.type === 'heading'
const isText = ({ style }: Block) => style.type === 'paragraph' || style.type === 'heading'

function unchanged(old: Block, now: Block): Woven {
  const made: Omit<Woven, 'before' | 'after'> = now.rows
    ? wholeTable(now, 'same', (_, after) => after.map((block) => unchanged(block, block)), NO_LIMITS)
    : {
        state: 'same',
        style: now.style,
        pieces: now.tokens.flatMap((token) =>
          token.runs.map(({ text, marks }) => ({
            kind: 'same' as const,
            text,
            by: null,
            marks: marks.map(({ type }) => type),
            ...(token.isNote && { note: true as const }),
            ...(token.atom && { atom: token.atom }),
          })),
        ),
        end: 'same',
        by: [],
      }
  return { ...made, pieces: joined(made.pieces), before: new Set([old.top]), after: new Set([now.top]) }
}

const NO_LIMITS: Limits = { maxEdits: 1, deadline: 0 }

function joined(pieces: DiffBlock['pieces']): DiffBlock['pieces'] {
  const all: DiffBlock['pieces'] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    const isAlike =
      last &&
      !last.atom &&
      !piece.atom &&
      last.note === piece.note &&
      last.marks.join() === piece.marks.join()
    if (isAlike) last.text += piece.text
    else all.push({ ...piece })
  }
  return all
}

/** Tables, figures and the like that are the same one, changed: in their order, by kind and by how alike they are. */
function pairApart(before: readonly Block[], after: readonly Block[]): Map<Block, Block> {
  const pairs = new Map<Block, Block>()
  let from = 0
  for (const old of before) {
    const place = after.findIndex(
      (now, index) => index >= from && now.style.type === old.style.type && !isText(old) && isAlike(old, now),
    )
    if (place < 0) continue
    pairs.set(old, after[place]!)
    from = place + 1
  }
  return pairs
}

function isAlike(old: Block, now: Block): boolean {
  const wordsOf = (block: Block) => block.text.split(/\s+/).map((key) => ({ key }))
  return old.style.more?.image !== undefined
    ? old.style.more.image === now.style.more?.image
    : likeness(wordsOf(old), wordsOf(now)) >= LIKE_TABLE
}

/**
 * Paragraphs that came or went between others that changed: word by word they would be taken apart by what two
 * paragraphs have in common by chance. One for one they are compared, whatever they have in common.
 */
function strangersIn(old: readonly Block[], now: readonly Block[]): Set<Block> {
  const strangers = new Set<Block>()
  if (old.length + now.length < 3 || old.length * now.length > MOST_KIN) return strangers
  const isSaid = (block: Block) => isText(block) && block.text.trim() !== ''
  const [left, right] = [old.filter(isSaid), now.filter(isSaid)]
  const isKin = (a: Block, b: Block) => overlap(a.tokens, b.tokens) >= KIN
  for (const block of left) if (!right.some((other) => isKin(block, other))) strangers.add(block)
  for (const block of right) if (!left.some((other) => isKin(other, block))) strangers.add(block)
  return strangers
}

/** By block, both ways: the paragraphs that stand elsewhere now. */
function findMoves(
  gone: readonly Block[],
  come: readonly Block[],
  gaps: readonly { before: readonly Block[]; after: readonly Block[]; isSame: boolean }[],
): Map<Block, Block> {
  const isLong = (block: Block) => isText(block) && block.text.split(/\s+/).length >= MOVED_WORDS
  const [olds, news] = [gone.filter(isLong), come.filter(isLong)]
  const moves = new Map<Block, Block>()
  const set = (old: Block, now: Block) => {
    moves.set(old, now)
    moves.set(now, old)
  }
  const byText = new Map<string, Block[]>()
  for (const now of news) byText.set(now.textKey, [...(byText.get(now.textKey) ?? []), now])
  for (const old of olds) {
    const now = byText.get(old.textKey)?.shift()
    if (now) set(old, now)
  }
  // A heading goes where its text goes, however short it is.
  for (const old of gone.filter(isHeading)) {
    const now = come.find(
      (block) => isHeading(block) && !moves.has(block) && block.key === old.key && block.text.trim() !== '',
    )
    if (now && !moves.has(old)) set(old, now)
  }
  if (olds.length * news.length > MOST_PAIRS) return moves
  // Changed on the way: only from one gap to another, for within one a change is simply a change.
  const gapOf = new Map<Block, number>()
  gaps.forEach(({ before, after }, index) =>
    [...before, ...after].forEach((block) => gapOf.set(block, index)),
  )
  for (const old of olds) {
    if (moves.has(old)) continue
    const now = news.find(
      (block) =>
        !moves.has(block) &&
        gapOf.get(block) !== gapOf.get(old) &&
        likeness(old.tokens, block.tokens) >= LIKE,
    )
    if (now) set(old, now)
  }
  return moves
}
