import type { ReportReferences } from '@/lib/references/schema'
import { isAnchored } from '@/lib/richtext/anchors'
import type { DocumentNode } from '@/lib/richtext/document'
import { hasConfidential } from '@/lib/richtext/confidential'
import { compile, type Wording } from './compile'
import type { ReportContent, Variant } from './content'
import { captionOf } from './finish'
import { type Anchored, anchorOf, annexWords, type Targets, wordsFor } from './targets'

const SHOWN = 120
// As attributes, because that is what readings of a text and the compiler hand on.
const [DRAFT, INDEX] = [' draft', ' index']

/** The document with each block that references may lead to knowing its draft and which of its kind it is there. */
export function withIndexes(doc: DocumentNode, draftId: string): DocumentNode {
  const counts: Record<string, number> = {}
  const visit = (node: DocumentNode): DocumentNode => {
    const index = isAnchored(node.type) ? (counts[node.type] = (counts[node.type] ?? -1) + 1) : null
    const content = node.content?.map(visit)
    return {
      ...node,
      ...(index !== null && { attrs: { ...node.attrs, [DRAFT]: draftId, [INDEX]: index } }),
      ...(content && { content }),
    }
  }
  return visit(doc)
}

/**
 * What cross-references of a report may lead to beside its questions and chapters, with the words that stand for it in the
 * file that is submitted; what stands in the confidential one alone with those of that. `content` was given indexes.
 */
export function listTargets(content: ReportContent, wording: Wording): ReportReferences {
  const own = listed(content, wording)
  const texts = [...content.chapters, ...content.sections.flatMap(({ questions }) => questions)]
  if (!texts.some(({ text }) => hasConfidential(text))) return own.references
  const shown = new Map(own.references.blocks.map((block) => [keyOf(block), block]))
  const { blocks } = listed(content, wording, 'confidential').references
  return {
    ...own.references,
    blocks: blocks.map((block) => ({ ...block, text: shown.get(keyOf(block))?.text ?? block.text })),
  }
}

const keyOf = ({ draftId, kind, index }: ReportReferences['blocks'][number]) => `${draftId} ${kind} ${index}`

function listed(content: ReportContent, words: Wording, variant?: Variant) {
  const wording = words.in?.(content.report.language) ?? words
  const found: { node: DocumentNode; anchored: Anchored }[] = []
  let targets: Targets = { anchored: new Map(), annexes: [] }
  const tree = compile(content, wording, {
    ...(variant && { variant }),
    found: (node, anchored) => found.push({ node, anchored }),
    numbered: (numbers) => (targets = numbers),
  })
  const anchors = new Set<string>()
  const blocks = found.flatMap(({ node, anchored }) => {
    const { [DRAFT]: draftId, [INDEX]: index } = node.attrs ?? {}
    // Each paragraph of a table has nothing but the table's name; a picture in it is looked for.
    const hasName = anchored.number !== null || (anchored.kind === 'figure' && anchored.host)
    if (!hasName || typeof draftId !== 'string' || typeof index !== 'number') return []
    const own = anchorOf(node)
    // Of two with one anchor the first is meant: the other one needs its own.
    const copied = own !== null && anchors.has(own) ? own : null
    const target = own !== null && copied === null ? `${anchored.kind}:${own}` : null
    if (own !== null) anchors.add(own)
    const text = wordsFor(anchored, targets, wording)
    return [{ ...{ draftId, kind: anchored.kind, index, target, copied, text }, words: wordsOf(node) }]
  })
  const titles = new Map(tree.parts.map(({ id, title }) => [id, title]))
  const annexes = targets.annexes.map(({ name, part }) => ({
    target: `annex:${name}`,
    text: annexWords(name, targets.annexes, wording.t),
    title: titles.get(part) ?? '',
  }))
  return { references: { blocks, annexes } }
}

/** What a block says, to know it again: its caption, its first words, or of a picture without a caption what it shows. */
export function wordsOf(node: DocumentNode): string {
  const alt = node.type === 'figure' && typeof node.attrs?.alt === 'string' ? node.attrs.alt : ''
  const text = node.type === 'paragraph' ? plain(node) : captionOf(node) || alt
  return text.replace(/\s+/gu, ' ').trim().slice(0, SHOWN)
}

const plain = ({ type, text, content = [] }: DocumentNode): string =>
  type === 'footnote' ? '' : (text ?? content.map(plain).join(''))
