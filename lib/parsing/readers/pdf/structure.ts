import type { PDFPageProxy } from './engine'

/** A block of a page as the structure tree names it; `content` are names of marked content, in order. */
export interface StructureBlock {
  kind: 'paragraph' | 'heading' | 'row' | 'note'
  level: number
  quoted: boolean
  label: string[] | null
  ordered: boolean
  /** One for each cell of a row; all others have one. */
  content: string[][]
}

interface Node {
  role?: string
  children?: (Node & { type?: string; id?: string })[]
}

const DEEPEST = 60
const NOTE = /^(?:Note|FENote|Footnote|Endnote)$/
const BLOCK =
  /^(?:P|H|H[1-9]|L|Table|BlockQuote|Caption|Title|TOC|TOCI|Sect|Div|Part|Art|Note|FENote|Index|Aside)$/
const PARAGRAPH = /^(?:P|Caption|TOCI|LBody|BibEntry|Figure|Formula|Form)$/

const ORDERED = /[\p{L}\p{Nd}]/u

/** Collects the blocks of one page. */
class Walk {
  readonly blocks: StructureBlock[] = []

  add(kind: StructureBlock['kind'], content: string[][], more: Partial<StructureBlock> = {}): void {
    if (content.every((part) => part.length === 0)) return
    this.blocks.push({ kind, content, level: 0, quoted: false, label: null, ordered: false, ...more })
  }

  /** All content below a node, notes aside, which become blocks behind it. */
  content(node: Node, notes: Node[], depth: number): string[] {
    if (depth > DEEPEST) return []
    return (node.children ?? []).flatMap((child) => {
      if (child.type === 'content') return child.id === undefined ? [] : [child.id]
      if (child.role !== undefined && NOTE.test(child.role)) {
        notes.push(child)
        return []
      }
      return this.content(child, notes, depth + 1)
    })
  }

  /** A node whose content is one block. */
  leaf(node: Node, kind: StructureBlock['kind'], more: Partial<StructureBlock>, depth: number): void {
    const notes: Node[] = []
    this.add(kind, [this.content(node, notes, depth)], more)
    for (const note of notes) this.leaf(note, 'note', {}, depth + 1)
  }

  /** A node that may hold blocks, text, or both: what stands between blocks is a paragraph. */
  mixed(node: Node, more: Partial<StructureBlock>, depth: number): void {
    if (depth > DEEPEST) return
    let loose: string[] = []
    let first = more
    const close = (): void => {
      this.add('paragraph', [loose], first)
      if (loose.length > 0) first = { quoted: more.quoted ?? false, level: more.level ?? 0 }
      loose = []
    }
    for (const child of node.children ?? []) {
      if (child.type === 'content') loose.push(...(child.id === undefined ? [] : [child.id]))
      else if (child.role !== undefined && (BLOCK.test(child.role) || this.holdsBlocks(child, depth + 1))) {
        close()
        const before = this.blocks.length
        this.visit(child, first, depth + 1)
        if (this.blocks.length > before) first = { quoted: more.quoted ?? false, level: more.level ?? 0 }
      } else {
        const notes: Node[] = []
        loose.push(...this.content(child, notes, depth + 1))
        for (const note of notes) this.leaf(note, 'note', {}, depth + 1)
      }
    }
    close()
  }

  holdsBlocks(node: Node, depth: number): boolean {
    return (
      depth < DEEPEST &&
      (node.children ?? []).some(
        (child) => child.role !== undefined && (BLOCK.test(child.role) || this.holdsBlocks(child, depth + 1)),
      )
    )
  }

  list(node: Node, level: number, quoted: boolean, depth: number): void {
    for (const item of node.children ?? []) {
      if (item.role === 'L') this.list(item, level + 1, quoted, depth + 1)
      else if (item.role !== 'LI') this.visit(item, { quoted }, depth + 1)
      else {
        const label = (item.children ?? []).find(({ role }) => role === 'Lbl')
        const content = label ? this.content(label, [], depth + 1) : []
        const rest = { ...item, children: (item.children ?? []).filter((child) => child !== label) }
        this.mixed(rest, { label: content, level, quoted }, depth + 1)
      }
    }
  }

  table(node: Node, depth: number): void {
    if (depth > DEEPEST) return
    for (const row of node.children ?? []) {
      if (row.role === 'TR') {
        const notes: Node[] = []
        const cells = (row.children ?? []).filter(({ role }) => role === 'TD' || role === 'TH')
        this.add(
          'row',
          cells.map((cell) => this.content(cell, notes, depth + 1)),
        )
        for (const note of notes) this.leaf(note, 'note', {}, depth + 1)
      } else if (row.role === 'Caption') this.leaf(row, 'paragraph', {}, depth + 1)
      else this.table(row, depth + 1)
    }
  }

  visit(node: Node, more: Partial<StructureBlock>, depth: number): void {
    if (depth > DEEPEST) return
    const role = node.role ?? ''
    const heading = /^H([1-9])?$/.exec(role)
    if (heading) this.leaf(node, 'heading', { level: Number(heading[1] ?? 1) }, depth)
    else if (role === 'Title') this.leaf(node, 'paragraph', more, depth)
    else if (NOTE.test(role)) this.leaf(node, 'note', {}, depth)
    else if (role === 'L') this.list(node, more.level ? more.level + 1 : 1, more.quoted ?? false, depth)
    else if (role === 'Table') this.table(node, depth)
    else if (role === 'Artifact') return
    else if (PARAGRAPH.test(role) && !this.holdsBlocks(node, depth)) this.leaf(node, 'paragraph', more, depth)
    else this.mixed(node, role === 'BlockQuote' ? { ...more, quoted: true } : more, depth)
  }
}

/** The blocks of a page as its structure tree has them; none when it has no tree, or one that cannot be read. */
export async function structureOf(page: PDFPageProxy): Promise<StructureBlock[]> {
  const tree = (await page.getStructTree().catch(() => null)) as Node | null
  if (tree === null) return []
  const walk = new Walk()
  walk.visit(tree, {}, 0)
  return walk.blocks
}

/** Whether a label counts, and is not a bullet. */
export function isOrdered(label: string): boolean {
  return ORDERED.test(label)
}

/** The name that the tree gives to a page's marked content, as its number in the content stream. */
export function contentNumber(id: string): string {
  return /_mc(\d+)$/.exec(id)?.[1] ?? id
}
