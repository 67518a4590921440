import type { LogoPlace } from '@/lib/export/design'
import { partAt } from '@/lib/parsing/readers/docx/parts'
import { wholeNumber } from '@/lib/parsing/readers/docx/values'
import type { Package } from '@/lib/parsing/readers/package'
import { tooComplex } from '@/lib/parsing/readers/refusals'
import { allIn, childOf, type Node, readTree } from './xml-tree'

const MOST_BYTES = 10_000_000
// English Metric Units in a twentieth of a point.
const EMU = 635
/** Twentieths of a point: as wide and tall as a head may be without taking the page. */
const [WIDEST, TALLEST] = [9000, 2268]

/**
 * The first picture of a template's header: that of all pages, or else that of the first. Null where there is none that
 * the header itself holds.
 */
export function logoIn(
  file: Package,
  sections: readonly Node[],
  headers: ReadonlyMap<string, string>,
): { bytes: Uint8Array<ArrayBuffer>; place: LogoPlace } | null {
  for (const type of ['default', 'first']) {
    for (const section of sections) {
      for (const reference of section.children) {
        const id = reference.attributes['r:id']
        if (reference.name !== 'w:headerReference' || (reference.attributes['w:type'] ?? 'default') !== type)
          continue
        const part = id === undefined ? undefined : headers.get(id)
        const logo = part === undefined ? null : pictureIn(file, part)
        if (logo) return { ...logo, place: { ...logo.place, pages: type === 'first' ? 'first' : 'all' } }
      }
    }
  }
  return null
}

function pictureIn(file: Package, part: string): { bytes: Uint8Array<ArrayBuffer>; place: LogoPlace } | null {
  const [root] = readTree(file, part)
  if (!root) return null
  const slash = part.lastIndexOf('/')
  const targets = new Map<string, string>()
  for (const relation of readTree(
    file,
    `${part.slice(0, slash)}/_rels/${part.slice(slash + 1)}.rels`,
    'rel:Relationship',
  )) {
    const { Id: id, Target: target, TargetMode: mode } = relation.attributes
    if (id && target && mode !== 'External') targets.set(id, partAt(target, part.slice(0, slash + 1)))
  }
  for (const paragraph of allIn(root, 'w:p')) {
    const [blip] = allIn(paragraph, 'a:blip')
    const [old] = allIn(paragraph, 'v:imagedata')
    const id = blip?.attributes['r:embed'] ?? old?.attributes['r:id']
    const target = id === undefined ? undefined : targets.get(id)
    const bytes = target === undefined ? null : bytesOf(file, target)
    if (bytes) return { bytes, place: { ...sizeIn(paragraph), align: alignIn(paragraph), pages: 'all' } }
  }
  return null
}

function sizeIn(paragraph: Node): { width: number; height: number } {
  const [extent] = allIn(paragraph, 'wp:extent')
  const [width, height] = ['cx', 'cy'].map((side) => (wholeNumber(extent?.attributes[side]) ?? 0) / EMU) as [
    number,
    number,
  ]
  // What does not say its size is as tall as three lines.
  if (width <= 0 || height <= 0) return { width: WIDEST, height: 850 }
  const scale = Math.min(1, WIDEST / width, TALLEST / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

function alignIn(paragraph: Node): LogoPlace['align'] {
  const align = childOf(childOf(paragraph, 'w:pPr'), 'w:jc')?.attributes['w:val']
  if (align === 'center') return 'center'
  return align === 'right' || align === 'end' ? 'right' : 'left'
}

function bytesOf(file: Package, name: string): Uint8Array<ArrayBuffer> | null {
  const pieces: Uint8Array[] = []
  let size = 0
  const isThere = file.unpack(name, (piece) => {
    size += piece.length
    if (size > MOST_BYTES) throw tooComplex()
    pieces.push(piece.slice())
  })
  if (!isThere || size === 0) return null
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const piece of pieces) {
    bytes.set(piece, offset)
    offset += piece.length
  }
  return bytes
}
