import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState, useTransition } from 'react'
import { isAppError } from '@/lib/errors'
import { parseCommitteeDocument } from '@/lib/parsing/committee-document'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline, OutlineBlock } from '@/lib/parsing/outline'
import { replyFromOutline } from '@/lib/parsing/reply'
import type { Question, Warning } from '@/lib/parsing/types'
import type { DocumentKind } from './new-document'

/** Something to check, as a sentence; `blockId` is null where it is about the whole document. */
export interface Finding {
  key: string
  said: string
  blockId: string | null
}

/** What an outline comes to at this moment. */
export interface Findings {
  /** Null when nothing can be made of it yet; `refusal` says why. */
  counts: { sections: number; questions: number; paragraphs: number } | null
  refusal: string | null
  facts: Facts | null
  warnings: Finding[]
  /** Warnings by their block, as sentences. */
  byBlock: ReadonlyMap<string, readonly string[]>
  /** How labels are read, by their block, where that is not what they print: `1(a)` of `Reply to paragraph 1 (a)`. */
  readAs: ReadonlyMap<string, string>
  /** Ids of the blocks about which something was guessed, in order. */
  guessed: string[]
}

/** What the document says of itself, with what a person said of it. */
export interface Facts {
  committee: string | null
  session: number | null
  state: string | null
  symbol: string | null
  title: string
  dateReceived: string | null
  language: string
}

interface Read {
  counts: Findings['counts']
  facts: Facts | null
  readAs: ReadonlyMap<string, string>
  warnings: Warning[]
  refusal: { reason: string; values: Record<string, string | number> } | null
}

/** Reads the outline again after each correction, a moment later where that takes long. */
export function useFindings(kind: DocumentKind, document: SourceDocument, outline: Outline): Findings {
  const warning = useTranslations('parsing.warnings')
  const error = useTranslations('errors')
  const settled = useSettled(outline)
  const read = useMemo(() => readOutline(kind, document, settled), [kind, document, settled])
  return useMemo(() => {
    const places = new Map(settled.blocks.map(({ id }, index) => [id, index]))
    const placeOf = ({ blockId }: { blockId: string | null }) => (blockId && places.get(blockId)) || 0
    const warnings = read.warnings
      .map(({ code, label, values, blockId }, index) => ({
        key: `${code}-${index}`,
        said: warning(code, { label: label ?? '', ...values }),
        blockId: blockId ?? null,
      }))
      .sort((a, b) => placeOf(a) - placeOf(b))
    const byBlock = new Map<string, string[]>()
    for (const { said, blockId } of warnings) {
      if (blockId !== null) byBlock.set(blockId, [...(byBlock.get(blockId) ?? []), said])
    }
    return {
      counts: read.counts,
      facts: read.facts,
      refusal:
        read.refusal &&
        (error.has(read.refusal.reason)
          ? error(read.refusal.reason, read.refusal.values)
          : error('unexpected')),
      warnings,
      byBlock,
      readAs: read.readAs,
      guessed: settled.blocks.filter((block) => isDoubtful(kind, block)).map(({ id }) => id),
    }
  }, [kind, read, settled, warning, error])
}

/** A pause in which the next correction may come. */
const PAUSE = 200

/** The value once it has been the same for a moment, so that reading it again holds no keystroke up. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  const [, startTransition] = useTransition()
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setSettled(value)), PAUSE)
    return () => clearTimeout(timer)
  }, [value, startTransition])
  return settled
}

/** In a document of the Committee it makes no difference whether text was taken for what is asked or for an answer. */
function isDoubtful(kind: DocumentKind, block: OutlineBlock): boolean {
  if (block.guesses.length === 0) return false
  return kind === 'state_reply' || block.kind === 'label' || block.kind === 'heading'
}

function readAsOf(questions: readonly Question[]): Map<string, string> {
  const bare = (label: string) => label.replace(/[\s.]/g, '')
  return new Map(
    questions.flatMap(({ blockId, label, refs }) =>
      refs.length === 1 && bare(label) === refs[0] ? [] : [[blockId, refs.join(', ')] as const],
    ),
  )
}

function readOutline(kind: DocumentKind, document: SourceDocument, outline: Outline): Read {
  try {
    if (kind !== 'state_reply') {
      const { items, warnings, ...read } = parseCommitteeDocument(document, kind, outline)
      const sections = new Set(items.map(({ heading }) => heading)).size
      const counts = { sections, questions: items.length, paragraphs: 0 }
      return { counts, facts: { dateReceived: null, ...read }, readAs: new Map(), warnings, refusal: null }
    }
    const reply = replyFromOutline(document, outline)
    const questions = reply.sections.flatMap((section) => section.questions)
    const counts = {
      sections: reply.sections.filter(({ title }) => title !== '').length,
      questions: questions.length,
      paragraphs: questions.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
    }
    return { counts, facts: reply, readAs: readAsOf(questions), warnings: reply.warnings, refusal: null }
  } catch (refusal) {
    if (!isAppError(refusal)) throw refusal
    return { counts: null, facts: null, readAs: new Map(), warnings: [], refusal }
  }
}
