import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { pressedKey } from '@/components/workspace/shortcuts'
import type { OutlineBlock } from '@/lib/parsing/outline'
import { moveCursor } from './cursor'
import { REVIEW_KEYS, type ReviewKey } from './review-keys'
import { chosenBlocks } from './review-state'
import type { Review } from './use-review'

const PAGE = 10

/** What can be done to the chosen blocks by a key or a button of the same name. */
export type Command = Exclude<ReviewKey, 'help' | 'nextWarning' | 'nextGuess'>

/** Does it, or says why there is nothing to do. */
export function useCommands(
  review: Review,
  textOf: (block: OutlineBlock) => string,
  say: (message: string) => void,
) {
  const t = useTranslations('review.refused')
  return (command: Command) => {
    const state = review.latest()
    const chosen = chosenBlocks(state)
    const ids = chosen.map(({ id }) => id)
    const [first] = chosen
    if (command === 'insert') return review.insert()
    if (!first) return say(t('nothing'))
    switch (command) {
      case 'dropped':
        if (chosen.every(({ kind }) => kind === 'dropped')) return review.restore()
        break
      case 'merge':
        if (!review.correct({ type: 'merge', ids })) say(t('merge'))
        return
      case 'split': {
        const at = state.cursor
        if (at === null || at <= 0 || at >= textOf(first).length) return say(t('split'))
        if (!review.correct({ type: 'split', id: first.id, at })) say(t('split'))
        return
      }
      case 'relabel':
        return relabel(review, first)
      case 'edit':
        return void review.act({ type: 'edit', id: state.current ?? first.id, cursor: state.cursor ?? 0 })
      case 'confirm':
        if (!review.correct({ type: 'confirm', ids })) say(t('confirm'))
        return
      default:
    }
    if (!review.correct({ type: 'kind', ids, kind: command })) say(t('nothing'))
  }
}

/** Types in the label above a block; where there is none, puts one before the block. */
function relabel(review: Review, block: OutlineBlock): void {
  const { blocks } = review.latest().outline
  const index = blocks.findIndex(({ id }) => id === block.id)
  const label = blocks.slice(0, index + 1).findLast(({ kind }) => kind === 'label' || kind === 'heading')
  if (label?.kind === 'label') review.act({ type: 'edit', id: label.id, cursor: 0 })
  else {
    review.act({ type: 'choose', id: blocks[index - 1]?.id ?? block.id })
    review.insert('label')
  }
}

/** The keyboard of the outline: arrows move, letters act on what is chosen. */
export function useKeys(props: {
  review: Review
  textOf: (block: OutlineBlock) => string
  onFinding: (kind: 'warning' | 'guess', by: 1 | -1) => void
  onHelp: () => void
  say: (message: string) => void
}): (event: KeyboardEvent) => void {
  const { review, textOf, onFinding, onHelp, say } = props
  const run = useCommands(review, textOf, say)
  const step = (by: number, isExtending: boolean) => {
    const {
      outline: { blocks },
      current,
    } = review.latest()
    const at = blocks.findIndex(({ id }) => id === current)
    const next = blocks[Math.min(blocks.length - 1, Math.max(0, at + by))]
    if (next) review.act({ type: 'choose', id: next.id, isExtending })
  }
  const moveTo = (by: 1 | -1, unit: 'word' | 'letter') => {
    const {
      current,
      cursor,
      outline: { blocks },
    } = review.latest()
    const block = blocks.find(({ id }) => id === current)
    if (!block) return
    const text = textOf(block)
    const at = moveCursor(text, cursor, by, unit)
    review.act({ type: 'choose', id: block.id, cursor: at })
    say(text.slice(at, at + 40))
  }
  const keys: Record<string, (event: KeyboardEvent) => void> = {
    ArrowDown: ({ shiftKey }) => step(1, shiftKey),
    ArrowUp: ({ shiftKey }) => step(-1, shiftKey),
    PageDown: ({ shiftKey }) => step(PAGE, shiftKey),
    PageUp: ({ shiftKey }) => step(-PAGE, shiftKey),
    Home: ({ shiftKey }) => step(-Infinity, shiftKey),
    End: ({ shiftKey }) => step(Infinity, shiftKey),
    ArrowRight: ({ shiftKey }) => moveTo(1, shiftKey ? 'letter' : 'word'),
    ArrowLeft: ({ shiftKey }) => moveTo(-1, shiftKey ? 'letter' : 'word'),
    Enter: () => run('edit'),
    F2: () => run('edit'),
    Backspace: () => run('merge'),
    Delete: () => run('dropped'),
  }
  return (event) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return
    const isTyping = event.target instanceof Element && event.target.closest('textarea, input') !== null
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    const key = pressedKey(event.nativeEvent)
    const named = isPlain && !isTyping ? keys[event.key] : undefined
    const lettered = isPlain && !isTyping && key !== null ? letterOf(key) : undefined
    if (!named && !lettered) return
    event.preventDefault()
    if (named) return named(event)
    if (lettered === 'help') return onHelp()
    if (lettered === 'nextWarning') return onFinding('warning', event.shiftKey ? -1 : 1)
    if (lettered === 'nextGuess') return onFinding('guess', event.shiftKey ? -1 : 1)
    if (lettered) run(lettered)
  }
}

function letterOf(key: string): ReviewKey | undefined {
  return (Object.keys(REVIEW_KEYS) as ReviewKey[]).find((id) => REVIEW_KEYS[id] === key)
}
