import * as Y from 'yjs'
import { elementsIn } from '@/lib/richtext/in-text'
import type { Anchor, Edit } from './changes'
import { placeBeside } from './write-rows'
import { type BaseLine, type LiveLine, mapSigns } from './blocks'

/** Why an edit has no place any more. */
export type NoPlace = 'gone' | 'changed'

/** Where an edit is to be made in a live draft: in the line of an element, by places there. */
export type Placed =
  | { element: Y.XmlElement; from: number; to: number }
  /** It is so already. */
  | 'done'
  | NoPlace

/** Finds the places of a copy in the draft as it is now. Whatever is asked, nothing is changed. */
export class Places {
  private readonly base: readonly BaseLine[]
  private readonly now: readonly (LiveLine | null)[]
  private readonly all: readonly LiveLine[]
  private readonly maps = new Map<string, (number | null)[]>()

  constructor(base: readonly BaseLine[], now: readonly (LiveLine | null)[], all: readonly LiveLine[]) {
    this.base = base
    this.now = now
    this.all = all
  }

  of(edit: Edit): Placed {
    const line = this.now[edit.block]
    const was = this.base[edit.block]
    if (!was) return 'gone'
    if (!line) return edit.kind === 'deleteBlock' || edit.kind === 'deleteRow' ? 'done' : 'gone'
    if ('note' in edit && edit.note !== null) return this.inNote(edit, edit.note, line, was)
    const { element } = line
    const whole = { element, from: 0, to: line.text.length }
    switch (edit.kind) {
      case 'insert':
      case 'delete':
      case 'format':
        return inLine(edit, this.mapOf(String(edit.block), was.text, line.text), element)
      case 'join': {
        const before = this.now[edit.block - 1]
        return before && this.all[this.all.indexOf(line) - 1] === before ? whole : 'changed'
      }
      case 'insertRows':
        return edit.isTable || placeBeside(element, edit.side) ? whole : 'changed'
      case 'deleteBlock':
      case 'deleteRow':
        return was.text === line.text ? whole : 'changed'
      default:
        return whole
    }
  }

  /** The stretches of a draft in which a comment's words are now, line by line. */
  anchor({ from, to }: Anchor): { element: Y.XmlElement; from: number; to: number }[] {
    const found = []
    for (let block = from.block; block <= to.block; block++) {
      const [was, line] = [this.base[block], this.now[block]]
      if (!was || !line) continue
      const map = this.mapOf(String(block), was.text, line.text)
      const own = map.slice(block === from.block ? from.at : 0, block === to.block ? to.at : undefined)
      const kept = own.filter((at) => at !== null)
      if (kept.length > 0) found.push({ element: line.element, from: kept[0]!, to: kept.at(-1)! + 1 })
    }
    return found
  }

  /** The words of the copy from one place to another. */
  passage({ from, to }: Anchor): string {
    const lines = []
    for (let block = from.block; block <= to.block; block++) {
      const text = this.base[block]?.text ?? ''
      lines.push(text.slice(block === from.block ? from.at : 0, block === to.block ? to.at : undefined))
    }
    return lines.join('\n').replaceAll('\uFFFC', '')
  }

  /** A whole line of the copy. */
  line(block: number): string {
    return (this.base[block]?.text ?? '').replaceAll('\uFFFC', '')
  }

  private inNote(edit: Edit, note: number, line: LiveLine, was: BaseLine): Placed {
    const at = this.mapOf(String(edit.block), was.text, line.text)[note]
    const old = was.notes.get(note)
    if (at === undefined || at === null || old === undefined) return 'gone'
    const now = line.notes.get(at)
    const element = childAt(line.element, at)
    if (now === undefined || !element) return 'gone'
    return inLine(edit, this.mapOf(`${edit.block} ${note}`, old, now), element)
  }

  private mapOf(key: string, before: string, after: string): (number | null)[] {
    const known = this.maps.get(key)
    if (known) return known
    const made = mapSigns(before, after)
    this.maps.set(key, made)
    return made
  }
}

function inLine(edit: Edit, map: readonly (number | null)[], element: Y.XmlElement): Placed {
  const last = lengthOf(element) - 1
  if (edit.kind === 'insert') {
    const [left, right] = [map[edit.at - 1], map[edit.at]]
    if (map.length === 0) return { element, from: 0, to: 0 }
    const at = left != null ? left + 1 : right
    return at == null ? 'changed' : { element, from: at, to: at }
  }
  if (edit.kind !== 'delete' && edit.kind !== 'format') return 'changed'
  const kept = map.slice(edit.from, edit.to).filter((at) => at !== null)
  if (kept.length === 0) {
    const [left, right] = [edit.from === 0 ? -1 : map[edit.from - 1], map[edit.to] ?? null]
    const isNothing = left != null && (right === left + 1 || (edit.to === map.length && left === last))
    return edit.kind === 'delete' && isNothing ? 'done' : 'changed'
  }
  const [from, to] = [kept[0]!, kept.at(-1)! + 1]
  // Something was written in between, or in the place of a part.
  return to - from === kept.length && (edit.kind === 'format' || kept.length === edit.to - edit.from)
    ? { element, from, to }
    : 'changed'
}

function lengthOf(element: Y.XmlElement): number {
  return element
    .toArray()
    .reduce((sum, child) => sum + ('nodeName' in child ? 1 : (child as Y.XmlText).length), 0)
}

/** The element at this place of a line. */
export function childAt(parent: Y.XmlElement, at: number): Y.XmlElement | null {
  let offset = 0
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlElement) {
      if (offset === at) return child
      offset += 1
    } else if (child instanceof Y.XmlText) {
      const from = offset
      const among = elementsIn(child).find((each) => from + each.at === at)
      if (among) return among.element
      offset += child.length
    }
  }
  return null
}
