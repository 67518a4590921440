import { ANCHOR, anchorIn, type AnchoredNode } from '@/lib/richtext/anchors'
import type { DocumentNode } from '@/lib/richtext/document'
import { parseTarget } from '@/lib/richtext/cross-reference-target'
import type { ReferenceTarget } from './finish'
import type { Wording } from './compile'
import type { Part } from './tree'

/** A paragraph, table or figure of the compiled report that a cross-reference leads to. */
export interface Anchored {
  kind: AnchoredNode
  /** As it is printed: "14", "A.1"; null for what has no number, which is called as the part in which it stands. */
  number: string | null
  /** In the report's annex. */
  isInAnnex: boolean
  /** Unique in the report, fit for an address: "p-14", "table-3", "figure-a-1". */
  id: string
  /** What stands for the question or chapter in which it was written. */
  within: string
  /** The table of the annex in which it stands: what has no number there is called as that. */
  host?: Anchored
}

/** An annex of the report, by what it holds. */
export type AnnexName = 'tables' | 'claims' | 'contradictions'

/** What references lead to once the whole report is numbered. */
export interface Targets {
  anchored: ReadonlyMap<string, Anchored>
  /** In their order. */
  annexes: readonly { name: AnnexName; part: string }[]
}

/** The anchors that the references of these texts name. */
export function anchorsNamedIn(texts: readonly DocumentNode[]): Set<string> {
  const named = new Set<string>()
  const visit = ({ type, attrs, content }: DocumentNode) => {
    const target = type === 'crossReference' ? parseTarget(attrs?.target) : null
    if (target && 'anchor' in target) named.add(target.anchor)
    content?.forEach(visit)
  }
  texts.forEach(visit)
  return named
}

/** The anchor of a block. */
export const anchorOf = ({ attrs }: DocumentNode): string | null => anchorIn(attrs?.[ANCHOR])

/** What stands in a text for a paragraph, table or figure. */
export function wordsFor(found: Anchored, targets: Targets, wording: Pick<Wording, 't'>): string {
  const { t } = wording
  const { kind, number, isInAnnex, within, host } = found
  if (number === null) return host ? wordsFor(host, targets, wording) : within
  const words = t(`refer.${kind}`, { number })
  if (!isInAnnex) return words
  return t('refer.inAnnex', { annex: annexWords('tables', targets.annexes, t), reference: words })
}

/** What stands in a text for an annex. */
export function annexWords(name: AnnexName, annexes: Targets['annexes'], t: Wording['t']): string {
  return t('refer.annex', {
    count: annexes.length,
    number: annexes.findIndex((annex) => annex.name === name) + 1,
  })
}

/** The parts with every reference that waited for the report's numbers saying where it leads. */
export function resolved(parts: readonly Part[], targets: Targets, wording: Pick<Wording, 't'>): Part[] {
  const resolve = (node: DocumentNode): DocumentNode => {
    if (node.type === 'crossReference' && node.attrs?.[WAITING] !== undefined)
      return { ...node, attrs: said(node.attrs[WAITING] as Waiting, targets, wording) }
    if (!node.content) return node
    const content = node.content.map(resolve)
    return content.every((child, index) => child === node.content![index]) ? node : { ...node, content }
  }
  const each = (part: Part): Part => ({
    ...part,
    blocks: part.blocks.map(resolve),
    parts: part.parts.map(each),
  })
  return parts.map(each)
}

const WAITING = ' waiting'

/** A reference whose words need the whole report: to what is numbered, or in place of what stands in the annex. */
type Waiting = { target: string } | { moved: Anchored; caption: string }

/** A reference that says where it leads once `resolved` is asked. */
export function waiting(reference: Waiting): DocumentNode {
  return { type: 'crossReference', attrs: { [WAITING]: reference } }
}

function said(
  reference: Waiting,
  targets: Targets,
  wording: Pick<Wording, 't'>,
): Record<string, unknown> & ReferenceTarget {
  const { t } = wording
  if ('moved' in reference) {
    const { moved, caption } = reference
    const words = wordsFor(moved, targets, wording)
    const isNamed = caption === '' ? 'no' : 'yes'
    return { text: t('annexes.tables.moved', { reference: words, caption, isNamed }), part: moved.id }
  }
  const target = parseTarget(reference.target)
  if (target && 'anchor' in target) {
    const found = targets.anchored.get(target.anchor)
    // A number that it had once would be that of another.
    if (!found) return { text: t(`absent.${target.kind}`), part: null }
    return { text: wordsFor(found, targets, wording), part: found.id }
  }
  const annex = targets.annexes.find(({ name }) => `annex:${name}` === reference.target)
  if (!annex) return { text: t('absent.annex'), part: null }
  return { text: annexWords(annex.name, targets.annexes, t), part: annex.part }
}
