import { THREADS_ATTRIBUTE, threadsOfAttribute } from '@/lib/richtext/commented-nodes'
import { isConfidential } from '@/lib/richtext/confidential'
import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import type { SuggestionRecord } from '@/lib/richtext/suggestions/record'
import { BREAK, NOTE, type Unit } from './laid'
import {
  plainAttributes,
  printed,
  type Read,
  readMarks,
  splitIn,
  threadsWithin,
  withoutThreads,
} from './line'
import { type Info, isPlain, PLAIN, type State, type Unmapped, withoutMarkers } from './marker'

/** A piece of a textblock, and whether a list item begins with what follows. */
export interface Piece {
  content: DocumentNode[]
  split: { record: SuggestionRecord; depth: 1 | 2 } | null
}

/** The line of a textblock or note. */
export interface ReadLine {
  pieces: Piece[]
  units: { units: Unit[]; end: number }[]
}

/** What holds for all that stands around. */
interface Around {
  ins: SuggestionRecord | null
  del: SuggestionRecord | null
  isConfidential: boolean
}

/** What a line is read into, beside itself. */
interface Given {
  /** The draft's number in the copy, from 1. */
  draft: number
  /** The words of the draft's references as they were printed. */
  refs: readonly string[] | undefined
  threads: Set<string>
  /** Keeps what a marker stands for; answers the marker. */
  mark: (info: Info) => string
  /** Takes what can be shown nowhere. */
  unmapped: (unmapped: Unmapped) => void
}

/** Reads the lines of a draft, one after the other: its references are counted. */
export class Lines {
  private refs = 0

  constructor(private readonly given: Given) {}

  /** For the compiler, cut where it is to be split, and sign by sign. */
  read(node: DocumentNode, around: Around & { isBold: boolean; canSplit: boolean }): ReadLine {
    const pieces: Piece[] = [{ content: [], split: null }]
    const lines: { units: Unit[]; end: number }[] = [{ units: [], end: 0 }]
    let at = 0
    let isSaid = false
    const say = (state: State, link: DocumentMark | undefined) => {
      if (isPlain(state) && !isSaid) return
      isSaid = !isPlain(state)
      const text = this.given.mark({ kind: 'state', ...state })
      pieces.at(-1)!.content.push({ type: 'text', text, ...(link && { marks: [link] }) })
    }
    for (const child of node.content ?? []) {
      const size = child.text?.length ?? 1
      const start = at
      at += size
      const read = readMarks(child, around)
      const { record: split, depth } = splitIn(child)
      const isOpen = !around.isConfidential && !isConfidential(child)
      if (split && (depth === 0 || !around.canSplit || around.del)) {
        const { ins, del, threads } = read
        const state = { ...PLAIN, ins, del, threads, isConfidential: !isOpen }
        say(state, undefined)
        for (let index = 0; index < size; index++) {
          pieces.at(-1)!.content.push({ type: 'hardBreak' })
          lines.at(-1)!.units.push(this.unit(BREAK, start + index, read, around.isBold))
        }
        continue
      }
      if (split) {
        for (let index = 0; index < size; index++) {
          const last = lines.at(-1)!
          last.end = start + index
          pieces.at(-1)!.split = { record: split, depth: depth as 1 | 2 }
          pieces.push({ content: [], split: null })
          lines.push({ units: [], end: 0 })
          isSaid = false
        }
        continue
      }
      const units = lines.at(-1)!.units
      const { ins, del, was, threads } = read
      const state: State = { ...PLAIN, ins, del, was, threads, isConfidential: !isOpen }
      for (const each of read.unmapped) this.given.unmapped(each)
      if (child.text !== undefined) {
        for (const thread of read.threads) this.given.threads.add(thread)
        say(
          state,
          read.marks.find(({ type }) => type === 'link'),
        )
        const text = withoutMarkers(child.text).replace(/[\r\n\u0085\u2028\u2029]/g, ' ')
        pieces
          .at(-1)!
          .content.push({ type: 'text', text, ...(read.marks.length > 0 && { marks: read.marks }) })
        for (let index = 0; index < text.length; index++) {
          const key = printed(text, index)
          if (key !== '') units.push(this.unit(key, start + index, read, around.isBold))
        }
        continue
      }
      this.atom(child, { state, read, start, units, isBold: around.isBold, around, say, pieces })
    }
    say(PLAIN, undefined)
    lines.at(-1)!.end = at
    return { pieces, units: lines }
  }

  private atom(
    child: DocumentNode,
    given: {
      state: State
      read: Read
      start: number
      units: Unit[]
      isBold: boolean
      around: Around
      say: (state: State, link: DocumentMark | undefined) => void
      pieces: Piece[]
    },
  ): void {
    const { read, start, units, around, say, pieces } = given
    const threads = [...read.threads, ...threadsOfAttribute(child.attrs?.[THREADS_ATTRIBUTE])]
    const state = { ...given.state, threads }
    const attrs = plainAttributes(child)
    const bare: DocumentNode = { type: child.type, ...(attrs && { attrs }) }
    if (child.type === 'footnote') {
      const inside = threadsWithin(child)
      const all = [...new Set([...threads, ...inside])]
      for (const thread of all) this.given.threads.add(thread)
      say({ ...state, threads: all }, undefined)
      const { isConfidential: isSecret } = state
      const line = this.read(withoutThreads(child), {
        ...around,
        isConfidential: isSecret,
        isBold: false,
        canSplit: false,
      })
      // A note that is empty is left out elsewhere; here somebody may write it.
      const content = line.pieces.flatMap((piece) => piece.content)
      const first = this.given.mark({ kind: 'state', ...PLAIN })
      pieces.at(-1)!.content.push({ ...bare, content: [{ type: 'text', text: first }, ...content] })
      units.push({ ...this.unit(NOTE, start, read, false), note: line.units.flatMap((each) => each.units) })
      return
    }
    for (const thread of threads) this.given.threads.add(thread)
    if (child.type === 'crossReference') {
      const index = this.refs++
      say({ ...state, ref: { draft: this.given.draft, index } }, undefined)
      pieces.at(-1)!.content.push(bare)
      for (const key of this.given.refs?.[index] ?? '')
        for (let at = 0; at < key.length; at++)
          units.push({ ...this.unit(key[at]!, start, read, false), ref: index })
      return
    }
    say(state, undefined)
    pieces.at(-1)!.content.push(bare)
    units.push(this.unit(BREAK, start, read, given.isBold))
  }

  private unit(key: string, at: number, read: Read, isBold: boolean): Unit {
    const look = isBold ? [...new Set([...read.look, 'bold'])].sort() : read.look
    const was = isBold
      ? [...new Set([...(read.was?.look ?? read.look), 'bold'])].sort()
      : (read.was?.look ?? read.look)
    const looked = read.was?.record ?? null
    const { ins, del, others } = read
    return { key, at, ins, del, look, was, looked, others, ref: null, note: null }
  }
}
