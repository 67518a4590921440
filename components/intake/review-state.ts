import type { Outline, OutlineBlock } from '@/lib/parsing/outline'
import type { Correction } from './corrections'

/** A corrected outline, and what to go on with: the block that is chosen then, with the cursor before a letter. */
export interface Corrected {
  outline: Outline
  current: string | null
  cursor: number | null
}

/** Makes a correction, or refuses it with an AppError: `correct` of corrections.ts, or another in tests. */
export type Correct = (outline: Outline, correction: Correction) => Corrected

/** A point to which one can go back. */
interface Step {
  outline: Outline
  current: string | null
  /** What was done next from here (in `past`) or what led away from here (in `future`). */
  did: Correction['type']
}

/** The review of one outline: what it is now, what is chosen in it, and how it came to be. */
export interface ReviewState {
  outline: Outline
  /** The block that is chosen; null only when there is none. */
  current: string | null
  /** The other end of the chosen stretch; the same as `current` for one block. */
  anchor: string | null
  /** Where in the chosen block's text the cursor stands, in code units; null when nowhere. */
  cursor: number | null
  /** The block whose words are being typed. */
  editing: string | null
  past: Step[]
  future: Step[]
  /** What happened last, to be told; `count` tells two of a kind apart. */
  said: { what: 'did' | 'undid' | 'redid'; did: Correction['type']; count: number } | null
}

export type ReviewAction =
  /** `isContinuing`: belongs to the step before, with which it is undone. */
  | { type: 'correct'; correction: Correction; correct: Correct; isContinuing?: boolean }
  | { type: 'undo' | 'redo' }
  | { type: 'choose'; id: string; cursor?: number | null; isExtending?: boolean }
  | { type: 'edit'; id: string; cursor?: number }
  | { type: 'stopEditing'; cursor?: number }
  | { type: 'replace'; outline: Outline }

const MOST_STEPS = 500

/** A review that nobody has touched yet. */
export function startReview(outline: Outline): ReviewState {
  const first = outline.blocks[0]?.id ?? null
  return {
    outline,
    current: first,
    anchor: first,
    cursor: null,
    editing: null,
    past: [],
    future: [],
    said: null,
  }
}

/** What a review becomes. A correction that is refused throws and changes nothing; one without effect leaves no step. */
export function review(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.type) {
    case 'correct':
      return applied(state, action)
    case 'undo':
      return travelled(state, 'past')
    case 'redo':
      return travelled(state, 'future')
    case 'choose':
      return {
        ...state,
        current: action.id,
        anchor: action.isExtending ? (state.anchor ?? action.id) : action.id,
        cursor: action.cursor ?? null,
        editing: null,
      }
    case 'edit':
      return {
        ...state,
        current: action.id,
        anchor: action.id,
        editing: action.id,
        cursor: action.cursor ?? state.cursor,
      }
    case 'stopEditing':
      return { ...state, editing: null, cursor: action.cursor ?? null }
    case 'replace':
      return startReview(action.outline)
  }
}

function applied(
  state: ReviewState,
  { correction, correct, isContinuing }: Extract<ReviewAction, { type: 'correct' }>,
): ReviewState {
  const { outline, current, cursor } = correct(state.outline, correction)
  if (outline === state.outline) return state
  const did = correction.type
  const step: Step = { outline: state.outline, current: state.current, did }
  return {
    outline,
    current,
    anchor: current,
    cursor,
    editing: null,
    past: isContinuing ? state.past : [...state.past, step].slice(-MOST_STEPS),
    future: [],
    said: { what: 'did', did, count: (state.said?.count ?? 0) + 1 },
  }
}

function travelled(state: ReviewState, to: 'past' | 'future'): ReviewState {
  const step = state[to].at(-1)
  if (!step) return state
  const here: Step = { outline: state.outline, current: state.current, did: step.did }
  const isThere = (id: string | null) => step.outline.blocks.some((block) => block.id === id)
  const current = isThere(step.current) ? step.current : (step.outline.blocks[0]?.id ?? null)
  return {
    outline: step.outline,
    current,
    anchor: current,
    cursor: null,
    editing: null,
    past: to === 'past' ? state.past.slice(0, -1) : [...state.past, here],
    future: to === 'future' ? state.future.slice(0, -1) : [...state.future, here],
    said: { what: to === 'past' ? 'undid' : 'redid', did: step.did, count: (state.said?.count ?? 0) + 1 },
  }
}

/** The chosen blocks in order: one, or the stretch between `anchor` and `current`. */
export function chosenBlocks({ outline: { blocks }, current, anchor }: ReviewState): OutlineBlock[] {
  const one = blocks.findIndex(({ id }) => id === current)
  const other = blocks.findIndex(({ id }) => id === anchor)
  if (one === -1) return []
  return blocks.slice(Math.min(one, other === -1 ? one : other), Math.max(one, other) + 1)
}
