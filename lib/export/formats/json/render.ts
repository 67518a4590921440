import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { safeHref } from '@/lib/richtext/href'
import type { Part, Place, ReportTree } from '../../tree'
import { bytesToBase64, ruleFor } from '../shared'
import {
  type ExportedNode,
  type ExportedPart,
  exportedReport,
  MARK_ATTRIBUTES,
  NODE_ATTRIBUTES,
} from './schema'

/**
 * The compiled report as JSON of `exportedReport`: the whole text, the pictures in it, and nothing that the editor noted
 * on a node for itself. The same report gives the same bytes.
 * @throws AppError `unsupported` for a node or mark without a rule.
 */
export function renderJson(tree: ReportTree): Uint8Array {
  const { language, direction, title, cover, marking, parts, images } = tree
  const report = exportedReport.parse({
    format: 'counterpoint-report',
    version: 2,
    ...{ language, direction, title, cover, marking },
    parts: parts.map(partOf),
    images: Object.fromEntries(
      Object.keys(images)
        .sort()
        .map((id) => {
          const { bytes, mime, width, height } = images[id]!
          return [id, { mime, width, height, data: bytesToBase64(bytes) }]
        }),
    ),
  })
  return new TextEncoder().encode(`${JSON.stringify(report, null, 1)}\n`)
}

function partOf({ id, title, level, blocks, parts }: Part): ExportedPart {
  return { id, title, level, blocks: nodes(blocks, title), parts: parts.map(partOf) }
}

const nodes = (all: readonly DocumentNode[], place: Place) => all.map((each) => nodeOf(each, place))

function nodeOf(node: DocumentNode, place: Place): ExportedNode {
  const attrs = said(ruleFor(NODE_ATTRIBUTES, node, place).parse(node.attrs ?? {}))
  const marks = (node.marks ?? []).flatMap((mark) => markOf(mark, place))
  return {
    type: node.type as ExportedNode['type'],
    ...(attrs && { attrs }),
    ...(node.text !== undefined && { text: node.text }),
    ...(marks.length > 0 && { marks }),
    ...(node.content && node.content.length > 0 && { content: nodes(node.content, place) }),
  }
}

function markOf(mark: DocumentMark, place: Place): NonNullable<ExportedNode['marks']> {
  const rule = ruleFor(MARK_ATTRIBUTES, mark, place)
  const href = mark.type === 'link' ? safeHref(mark.attrs?.href) : null
  if (mark.type === 'link' && !href) return []
  const attrs = said(rule.parse(href ? { href } : (mark.attrs ?? {})))
  return [{ type: mark.type, ...(attrs && { attrs }) } as NonNullable<ExportedNode['marks']>[number]]
}

/** Only what says something. */
function said(attrs: object): Record<string, unknown> | undefined {
  const entries = Object.entries(attrs).filter(([, value]) => value !== null && value !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
