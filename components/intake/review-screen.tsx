'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { classes } from '@/components/ui/styles'
import { blockText } from '@/lib/parsing/correct'
import type { SourceDocument } from '@/lib/parsing/document'
import type { OutlineBlock } from '@/lib/parsing/outline'
import { ActionBar } from './action-bar'
import { EmptyOutline } from './empty-outline'
import { FactsPanel, type FactChoices } from './facts-panel'
import { FindingBar } from './finding-bar'
import type { DocumentKind } from './new-document'
import { OutlinePane, rowOf } from './outline-pane'
import { PaneTabs, type Pane } from './pane-tabs'
import { ReviewBar } from './review-bar'
import { ReviewSheet } from './review-sheet'
import { chosenBlocks } from './review-state'
import { lineElement, reveal, SourcePane } from './source-pane'
import { blockAt, lastAtOrBefore, linesOf, lineStates, originsOf } from './source-lines'
import type { Findings } from './use-findings'
import { useCommands } from './use-keys'
import { useLinkedScroll } from './use-linked-scroll'
import { useMessage } from './use-message'
import type { Review } from './use-review'

export interface ReviewScreenProps {
  kind: DocumentKind
  /** What is reviewed: the file's name, or what else it is called. */
  name: string
  back: { href: string; label: string }
  document: SourceDocument
  review: Review
  findings: Findings
  choices: FactChoices
  /** Where the corrections are safe. */
  sign: ReactNode
  /** What ends the review. */
  finish: ReactNode
  /** Stands above both panes: what went wrong, and what to do. */
  notice?: ReactNode
}

/** The original beside its outline, and everything that corrects the outline. On a phone the two are tabs. */
export function ReviewScreen(props: ReviewScreenProps) {
  const { kind, name, back, document, review, findings, choices, sign, finish, notice } = props
  const t = useTranslations('review')
  const { state, act, correct } = review
  const [pane, setPane] = useState<Pane>('outline')
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isLinked, setLinked] = useState(true)
  const [message, say] = useMessage()
  const source = useRef<HTMLDivElement>(null)
  const outline = useRef<HTMLDivElement>(null)
  const { current } = state
  const { blocks } = state.outline
  const hasOriginal = document.text.trim() !== ''

  const lines = useMemo(() => linesOf(document), [document])
  const origins = useMemo(() => originsOf(blocks), [blocks])
  const states = useMemo(() => lineStates(lines, blocks), [lines, blocks])
  const textOf = useMemo(() => textsOf(document), [document])
  const chosen = useMemo(() => chosenBlocks(state), [state])
  const ranges = useMemo(() => chosen.flatMap((block) => block.ranges).sort(([a], [b]) => a - b), [chosen])
  const run = useCommands(review, textOf, say)

  const lineOf = useCallback(
    (offset: number) => lineElement(source.current, lines[lastAtOrBefore(lines, offset)]),
    [lines],
  )
  const counterpart = useCallback(
    (element: Element, from: 'one' | 'other') => {
      const { start, block } = (element as HTMLElement).dataset
      if (from === 'one') {
        const id = start === undefined ? null : blockAt(origins, Number(start))
        return id === null ? null : rowOf(outline.current, id)
      }
      const range = blocks.find(({ id }) => id === block)?.ranges[0]
      return range ? lineOf(range[0]) : null
    },
    [blocks, origins, lineOf],
  )
  useLinkedScroll(source, outline, counterpart, isLinked && hasOriginal)

  const first = ranges[0]?.[0]
  useEffect(() => {
    if (first !== undefined) reveal(source.current, lineOf(first))
  }, [first, lineOf, pane])
  useEffect(() => {
    if (pane === 'outline' && current) reveal(outline.current, rowOf(outline.current, current))
  }, [pane, current])

  const goTo = useCallback(
    (id: string | null) => {
      if (id === null) return
      setPane('outline')
      act({ type: 'choose', id })
      // A pane that was hidden takes the focus once it is shown.
      requestAnimationFrame(() => {
        const row = rowOf(outline.current, id)
        row?.focus({ preventScroll: true })
        reveal(outline.current, row)
      })
    },
    [act],
  )
  const step = (which: 'warning' | 'guess', by: 1 | -1) => {
    const wanted = new Set(
      which === 'guess' ? findings.guessed : findings.warnings.map(({ blockId }) => blockId),
    )
    const at = blocks.findIndex(({ id }) => id === state.current)
    const places = blocks.flatMap(({ id }, index) => (wanted.has(id) ? [index] : []))
    const next =
      by === 1
        ? (places.find((index) => index > at) ?? places[0])
        : (places.findLast((index) => index < at) ?? places.at(-1))
    if (next === undefined) return say(t(`findings.no.${which}`))
    goTo(blocks[next]?.id ?? null)
  }

  useUndoKeys(review)
  const { said } = state
  useEffect(() => {
    if (said) say(t(`said.${said.what}`, { what: t(`done.${said.did}`) }))
  }, [said, say, t])

  const language = findings.facts?.language
  return (
    <div className="flex h-dvh flex-col overflow-clip bg-paper">
      <ReviewBar
        name={name}
        back={back}
        counts={findings.counts}
        review={review}
        kind={kind}
        sign={sign}
        finish={finish}
        onHelp={() => setHelpOpen(true)}
      />
      <main className="flex min-h-0 flex-1 flex-col">
        {notice}
        {hasOriginal && <PaneTabs pane={pane} onChange={setPane} />}
        <div className="flex min-h-0 flex-1">
          {hasOriginal && (
            <div
              id="source-pane"
              className={classes(
                'min-w-0 flex-[9_1_0%] flex-col border-e border-line md:flex',
                pane === 'source' ? 'flex' : 'hidden',
              )}
            >
              <SourcePane
                ref={source}
                document={document}
                lines={lines}
                states={states}
                chosen={ranges}
                language={language === 'und' ? undefined : language}
                isLinked={isLinked}
                onLink={setLinked}
                onChoose={(offset) => {
                  const id = blockAt(origins, offset)
                  if (id !== null) act({ type: 'choose', id })
                  reveal(outline.current, id === null ? null : rowOf(outline.current, id))
                }}
              />
            </div>
          )}
          <section
            id="outline-pane"
            aria-label={t('pane.outline')}
            className={classes(
              'min-w-0 flex-[11_1_0%] flex-col md:flex',
              pane === 'outline' || !hasOriginal ? 'flex' : 'hidden',
            )}
          >
            <FactsPanel
              facts={findings.facts}
              choices={choices}
              hasDate={kind === 'state_reply'}
              onSay={(facts) => correct({ type: 'say', facts, current: state.current })}
            />
            {blocks.length > 0 && <FindingBar findings={findings} onStep={step} onGoTo={goTo} />}
            <div className="flex min-h-0 flex-1 flex-col max-md:flex-col-reverse">
              <ActionBar chosen={chosen} canSplit={isInside(state.cursor, chosen, textOf)} run={run} />
              <OutlinePane
                ref={outline}
                document={document}
                review={review}
                findings={findings}
                language={language === 'und' ? undefined : language}
                textOf={textOf}
                onFinding={step}
                onHelp={() => setHelpOpen(true)}
                say={say}
              >
                {blocks.length === 0 && <EmptyOutline kind={kind} insert={review.insert} />}
              </OutlinePane>
            </div>
          </section>
        </div>
      </main>
      <p
        role="status"
        className={classes(
          'fixed inset-x-0 bottom-16 z-40 mx-auto w-fit max-w-[90vw] rounded-md bg-ink px-3 py-1.5 text-sm text-paper shadow-lg md:bottom-6',
          !message && 'sr-only',
        )}
      >
        {message}
      </p>
      {isHelpOpen && <ReviewSheet onClose={() => setHelpOpen(false)} />}
    </div>
  )
}

/** The words of blocks, put together once for each. */
function textsOf(document: SourceDocument): (block: OutlineBlock) => string {
  const texts = new WeakMap<OutlineBlock, string>()
  return (block) => {
    const known = texts.get(block)
    if (known !== undefined) return known
    const text = blockText(document, block)
    texts.set(block, text)
    return text
  }
}

function isInside(
  cursor: number | null,
  [block]: readonly OutlineBlock[],
  textOf: (block: OutlineBlock) => string,
): boolean {
  return cursor !== null && block !== undefined && cursor > 0 && cursor < textOf(block).length
}

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) wherever no field has words of its own to take back. */
function useUndoKeys({ act }: Review): void {
  useEffect(() => {
    // On the window: a field that has typing of its own to undo stops the key before it comes here.
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      if (event.target instanceof Element && event.target.closest('input, [role="dialog"]')) return
      event.preventDefault()
      act({ type: key === 'y' || event.shiftKey ? 'redo' : 'undo' })
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [act])
}
