import { NAMESPACES } from '@/lib/parsing/readers/docx/namespaces'
import type { Package } from '@/lib/parsing/readers/package'
import { tooComplex } from '@/lib/parsing/readers/refusals'
import { type Attributes, XmlReader } from '@/lib/parsing/readers/xml'

/** An element of a part, without its text. */
export interface Node {
  name: string
  attributes: Attributes
  children: Node[]
}

// Styles of the largest templates have some ten thousand.
const MOST_NODES = 200_000

const KNOWN = new Map([
  ...NAMESPACES,
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
])

/**
 * The elements of a part from those named `only` down, or all; none where there is no such part.
 * @throws AppError of the package, `tooComplex`.
 */
export function readTree(file: Package, part: string | undefined, only?: string): Node[] {
  const found: Node[] = []
  const open: Node[] = []
  let nodes = 0
  const reader = new XmlReader(KNOWN, {
    open(name, attributes) {
      if (open.length === 0 && only !== undefined && name !== only) return
      if (++nodes > MOST_NODES) throw tooComplex()
      const node = { name, attributes: { ...attributes }, children: [] }
      if (open.length === 0) found.push(node)
      else open.at(-1)!.children.push(node)
      open.push(node)
    },
    close(name) {
      if (open.at(-1)?.name === name) open.pop()
    },
  })
  if (part !== undefined) file.unpack(part, (piece, isLast) => reader.write(piece, isLast))
  return found
}

/** The first child of this name. */
export function childOf(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((child) => child.name === name)
}

/** All below a node that have this name, in their order. */
export function* allIn(node: Node, name: string): Generator<Node> {
  for (const child of node.children) {
    if (child.name === name) yield child
    yield* allIn(child, name)
  }
}
