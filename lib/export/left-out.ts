import { AppError } from '@/lib/errors'
import { hasConfidential } from '@/lib/richtext/confidential'
import type { DocumentNode } from '@/lib/richtext/document'
import { publicReading } from '@/lib/richtext/public-reading'
import { parseTarget } from '@/lib/richtext/cross-reference-target'
import { compile, type Wording } from './compile'
import type { ReportContent, Variant } from './content'
import { titleOfQuestion } from './references'
import type { Targets } from './targets'

/** Where the public text leads to what it leaves out. */
interface Telling {
  /** As the compiler calls the question or chapter. */
  place: string
  draftId: string
  /** How the block begins in which the reference stands. */
  words: string
}

/**
 * The references in the public text to tables, pictures, paragraphs and annexes that only the confidential submission has. What
 * would stand in their place tells that there is something.
 */
export function referencesToLeftOut(content: ReportContent, words: Wording): Telling[] {
  const wording = words.in?.(content.report.language) ?? words
  const drafts = [
    ...content.chapters.map(({ chapter, ...draft }) => ({ place: wording.chapter(chapter), ...draft })),
    ...content.sections.flatMap(({ questions }) =>
      questions.map(({ label, ...draft }) => ({ place: titleOfQuestion(label, wording), ...draft })),
    ),
  ]
  if (!drafts.some(({ text }) => hasConfidential(text))) return []
  const left = targetsIn(content, words, 'confidential')
  for (const target of targetsIn(content, words, 'public')) left.delete(target)
  if (left.size === 0) return []
  return drafts.flatMap(({ place, draftId = '', text }) =>
    (publicReading(text).content ?? [])
      .filter((block) => leadsTo(block, left))
      .map((block) => ({ place, draftId, words: beginning(block) })),
  )
}

/**
 * Lets a report pass for `variant` (else for whom the report itself is) whose file tells nothing of what it leaves out.
 * @throws AppError `unsupported` / `exportTellsOfLeftOut`, which names the first place and its draft.
 */
export function refuseTelling(content: ReportContent, wording: Wording, variant?: Variant): void {
  if ((variant ?? content.report.publicity) === 'confidential') return
  const [first, ...more] = referencesToLeftOut(content, wording)
  if (first) throw new AppError('unsupported', 'exportTellsOfLeftOut', { ...first, more: more.length })
}

/** What the references of a report lead to in the file for `variant`: anchors, and annexes by their names. */
function targetsIn(content: ReportContent, words: Wording, variant: Variant): Set<string> {
  const found = new Set<string>()
  const numbered = ({ anchored, annexes }: Targets) => {
    for (const anchor of anchored.keys()) found.add(anchor)
    for (const { name } of annexes) found.add(`annex:${name}`)
  }
  compile(content, words, { variant, numbered })
  return found
}

function leadsTo({ type, attrs, content }: DocumentNode, targets: ReadonlySet<string>): boolean {
  if (type !== 'crossReference') return (content ?? []).some((child) => leadsTo(child, targets))
  const target = parseTarget(attrs?.target)
  return targets.has(target && 'anchor' in target ? target.anchor : String(attrs?.target))
}

function beginning(block: DocumentNode): string {
  const wordsOf = ({ text, content = [] }: DocumentNode): string => text ?? content.map(wordsOf).join('')
  const words = wordsOf(block).trim()
  return words.length > 80 ? `${words.slice(0, 80).replace(/\s+\S*$/u, '')}…` : words
}
