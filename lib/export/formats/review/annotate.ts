import type { SuggestionRecord } from '@/lib/richtext/suggestions/record'
import { type Info, isPlain, PLAIN, type State, type Unmapped } from './marker'
import {
  explode,
  LOOKS,
  markEnd,
  ordered,
  propertiesOf,
  rangeEnd,
  rangeStart,
  shaded,
  strip,
  struck,
  withoutPlaces,
  wordsOf,
} from './pieces'
import { childOf, element, isElement, type XmlElement, type XmlNode } from './xml'

/** Who did something, as the copy says. */
export interface Stamp {
  author: string
  date: string
}

/** What a copy holds besides its text. */
export interface Annotations {
  infos: readonly Info[]
  stamp: (record: SuggestionRecord) => Stamp
  /** The numbers of the comments of a thread, the first of which began it; none when it is not in the copy. */
  comments: (thread: string) => readonly number[]
  /** Makes a comment of what Word has no change for, and answers its number. */
  explain: (unmapped: Unmapped) => number
}

/** What the text of the copy turned out to be. */
export interface Annotated {
  /** By draft, the words of its references. */
  refs: Map<number, string[]>
  /** The paragraphs that are of no draft, in order; each has the bookmark `_cpX` and its place here. */
  fixed: string[]
}

/** What a paragraph turned out to be, and where its own words begin. */
interface Found {
  info: Extract<Info, { kind: 'paragraph' }> | null
  place: XmlElement | null
}

/** Makes tracked changes, comments and hidden bookmarks of the markers in the parts of a document. */
export class Annotator {
  readonly refs = new Map<number, string[]>()
  readonly fixed: string[] = []
  private readonly given: Annotations
  private readonly left = new Map<string, number>()
  private readonly open = new Set<string>()
  private readonly begun = new Set<string>()
  private revisions = 0
  private bookmarks = 10_000
  private state: State = PLAIN
  private rows: XmlElement[] = []
  private lastPicture: XmlElement | null = null
  /** Comments whose place ends with the paragraph. */
  private closing: string[] = []

  constructor(given: Annotations) {
    this.given = given
    for (const info of given.infos)
      for (const thread of 'threads' in info ? info.threads : [])
        this.left.set(thread, (this.left.get(thread) ?? 0) + 1)
  }

  /** The document itself. */
  document(root: XmlElement): void {
    const body = childOf(root, 'w:body')
    if (body) this.blocks(body)
  }

  /** The notes, which are no blocks of a draft. */
  notes(root: XmlElement): void {
    for (const note of root.children)
      if (isElement(note, 'w:footnote'))
        for (const child of note.children) if (isElement(child, 'w:p')) this.paragraph(child, null)
  }

  private blocks(parent: XmlElement): void {
    for (const child of parent.children) {
      if (!isElement(child)) continue
      if (child.name === 'w:p') this.paragraph(child, parent)
      else if (child.name === 'w:tbl') this.blocks(child)
      else if (child.name === 'w:tc') this.blocks(child)
      else if (child.name === 'w:tr') {
        this.rows.push(child)
        this.blocks(child)
        this.rows.pop()
      } else if (child.name === 'w:sdt') strip(child)
    }
  }

  private paragraph(paragraph: XmlElement, parent: XmlElement | null): void {
    this.state = PLAIN
    const found: Found = { info: null, place: null }
    const properties = childOf(paragraph, 'w:pPr')
    const rest = paragraph.children.filter((child) => child !== properties)
    const content = this.runs(rest, found)
    content.push(...this.close())
    const before: XmlNode[] = []
    if (parent && !found.info) {
      before.push(...this.bookmark(`_cpX${this.fixed.length + 1}`))
      this.fixed.push(wordsOf(paragraph.children))
    }
    const { info } = found
    if (info) {
      // What stands before it is the report's: "Figure 3".
      const label = content.findIndex((each) => each === found.place)
      const isLabelled = content.slice(0, Math.max(0, label)).some((each) => isElement(each, 'w:r'))
      const name = `_cpD${info.draft}B${info.number}${isLabelled ? 'L' : ''}`
      if (label >= 0) content.splice(label, 1, ...(isLabelled ? this.bookmark(name) : []))
      else withoutPlaces(content)
      if (!isLabelled) before.push(...this.bookmark(name))
      for (const unmapped of info.unmapped) {
        const number = this.given.explain(unmapped)
        before.push(rangeStart(number))
        content.push(...rangeEnd(number))
      }
    }
    paragraph.children = [...(properties ? [properties] : []), ...before, ...content]
    if (info) this.shape(paragraph, info)
    if (parent) this.lastPicture = info ? null : paragraph
  }

  /** What happens to the paragraph itself. */
  private shape(paragraph: XmlElement, info: Extract<Info, { kind: 'paragraph' }>): void {
    const marks = [
      ...(info.endIns ? [this.change('w:ins', info.endIns)] : []),
      ...(info.endDel ? [this.change('w:del', info.endDel)] : []),
    ]
    const row = this.rows.at(-1)
    if (info.row && row) {
      const changes = [
        ...(info.row.ins ? [this.change('w:ins', info.row.ins)] : []),
        ...(info.row.del ? [this.change('w:del', info.row.del)] : []),
      ]
      let rowProperties = childOf(row, 'w:trPr')
      if (!rowProperties) {
        rowProperties = element('w:trPr')
        row.children.splice(childOf(row, 'w:tblPrEx') ? 1 : 0, 0, rowProperties)
      }
      rowProperties.children.push(...changes)
    }
    if (info.picture && this.lastPicture && marks.length > 0) {
      const ins = info.endIns
      this.lastPicture.children = this.lastPicture.children.map((child) => {
        if (!isElement(child, 'w:r')) return child
        const gone = info.endDel ? element(...this.stamped('w:del', info.endDel), struck(child)) : child
        return ins ? element(...this.stamped('w:ins', ins), gone) : gone
      })
      if (info.endDel || info.endIns)
        markEnd(
          this.lastPicture,
          marks.map((mark) => this.again(mark)),
        )
    }
    if (marks.length > 0) markEnd(paragraph, marks)
    if (info.becomes) this.restyle(paragraph, info.becomes)
  }

  private restyle(
    paragraph: XmlElement,
    { record, level }: { record: SuggestionRecord; level: number },
  ): void {
    const properties = propertiesOf(paragraph)
    const style = childOf(properties, 'w:pStyle')
    const old = style?.attrs['w:val']
    // A heading in a draft stands below that of its question.
    const shown = level === 0 ? 'BodyText' : `Heading${Math.min(6, level + 2)}`
    if (style) style.attrs['w:val'] = shown
    else properties.children.unshift(element('w:pStyle', { 'w:val': shown }))
    const before = element('w:pPr', {}, ...(old ? [element('w:pStyle', { 'w:val': old })] : []))
    properties.children.push(element(...this.stamped('w:pPrChange', record), before))
  }

  private runs(nodes: readonly XmlNode[], found: Found): XmlNode[] {
    const made: XmlNode[] = []
    for (const node of nodes) {
      if (!isElement(node)) continue
      if (node.name === 'w:hyperlink' || node.name === 'w:sdt' || node.name === 'w:sdtContent') {
        made.push({ ...node, children: this.runs(node.children, found) })
        continue
      }
      if (node.name !== 'w:r') {
        made.push(node)
        continue
      }
      for (const piece of explode(node)) {
        if (typeof piece === 'number') made.push(...this.take(this.given.infos[piece], found))
        else made.push(this.run(piece))
      }
    }
    return made
  }

  private take(info: Info | undefined, found: Found): XmlNode[] {
    if (!info) return []
    if (info.kind === 'paragraph') {
      found.info = info
      found.place = element('w:place')
      return [found.place]
    }
    const made: XmlNode[] = this.close()
    if (info.kind === 'state') this.state = info
    for (const thread of info.threads) {
      const comments = this.given.comments(thread)
      if (!this.begun.has(thread)) {
        this.begun.add(thread)
        this.open.add(thread)
        made.push(...comments.map(rangeStart))
      }
      const left = this.left.get(thread)! - 1
      this.left.set(thread, left)
      if (left === 0 && this.open.has(thread)) this.closing.push(thread)
    }
    return made
  }

  private close(): XmlNode[] {
    const made = this.closing.flatMap((thread) => this.given.comments(thread).flatMap(rangeEnd))
    for (const thread of this.closing) this.open.delete(thread)
    this.closing = []
    return made
  }

  private run(run: XmlElement): XmlElement {
    const { ins, del, was, ref, isConfidential } = this.state
    if (ref) {
      const texts = this.refs.get(ref.draft) ?? []
      this.refs.set(ref.draft, texts)
      texts[ref.index] = (texts[ref.index] ?? '') + wordsOf([run])
    }
    if (isPlain(this.state)) return run
    const shown = isConfidential ? shaded(run) : run
    const looked = was ? this.look(shown, was) : shown
    if (!del) return ins ? element(...this.stamped('w:ins', ins), looked) : looked
    const gone = element(...this.stamped('w:del', del), struck(looked))
    return ins ? element(...this.stamped('w:ins', ins), gone) : gone
  }

  private look(run: XmlElement, was: NonNullable<State['was']>): XmlElement {
    const properties = childOf(run, 'w:rPr') ?? element('w:rPr')
    const before = properties.children.filter((child) => isElement(child) && !(child.name in LOOKS))
    for (const [name, look] of Object.entries(LOOKS))
      if (was.look.includes(look)) before.push(element(name, name === 'w:u' ? { 'w:val': 'single' } : {}))
    const change = element(
      ...this.stamped('w:rPrChange', was.record),
      element('w:rPr', {}, ...ordered(before)),
    )
    const now = element('w:rPr', {}, ...properties.children, change)
    return { ...run, children: [now, ...run.children.filter((child) => child !== properties)] }
  }

  private change(name: string, record: SuggestionRecord): XmlElement {
    return element(...this.stamped(name, record))
  }

  private again(change: XmlElement): XmlElement {
    return element(change.name, { ...change.attrs, 'w:id': String(++this.revisions) })
  }

  private stamped(name: string, record: SuggestionRecord): [string, Record<string, string>] {
    const { author, date } = this.given.stamp(record)
    return [name, { 'w:id': String(++this.revisions), 'w:author': author, 'w:date': date }]
  }

  private bookmark(name: string): XmlNode[] {
    const id = String(++this.bookmarks)
    return [
      element('w:bookmarkStart', { 'w:id': id, 'w:name': name }),
      element('w:bookmarkEnd', { 'w:id': id }),
    ]
  }
}
