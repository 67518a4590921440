import * as Y from 'yjs'
import { markAttribute, readChild, readMark } from '../ydoc'
import { changesOf, isSuggestionMark, PILCROW, recordOf, SUGGESTION_ATTRIBUTES } from './record'
import { arrangeFragment } from './arrange-fragment'
import { isPlaceable, type Place, placeOf } from './place'
import { isSomething, type Judge, placesOfTail, resolveText } from './resolve'
import { CONTAINERS, isNeverEmpty, isTextblock, needsParagraph } from './shape'

/**
 * Does to a live draft what `resolve` does to its document, by the smallest changes: text that stays keeps its place, so
 * that what others type meanwhile stays where it is, and carets, comments and undo survive. Only blocks that are split,
 * joined or become another type are written anew. Within one transaction it is one step of undo. Answers whether
 * anything was decided.
 */
export function resolveInFragment(fragment: Y.XmlFragment, judge: Judge): boolean {
  const work = new Resolution(judge)
  work.children(fragment)
  if (!work.hasDecided) return false
  work.joinBlocks(fragment)
  tidy(fragment)
  if (work.placeBlocks(fragment)) tidy(fragment)
  if (fragment.length === 0) fragment.insert(0, [new Y.XmlElement('paragraph')])
  return true
}

type Parent = Y.XmlFragment | Y.XmlElement

interface Run {
  insert: unknown
  attributes?: Record<string, unknown>
}

/** A pilcrow at which a block parts. */
interface Split {
  offset: number
  depth: 1 | 2
}

class Resolution {
  hasDecided = false
  private readonly joins = new Set<Y.XmlElement>()
  private readonly splits = new Map<Y.XmlText, Split[]>()
  private readonly tails = new Set<Y.XmlElement>()
  private readonly places = new Map<unknown, Place>()
  private readonly judge: Judge

  constructor(judge: Judge) {
    this.judge = (record) => {
      const verdict = judge(record)
      if (verdict !== 'keep') this.hasDecided = true
      return verdict
    }
  }

  children(parent: Parent): void {
    const isBlock = parent instanceof Y.XmlElement && isTextblock({ type: parent.nodeName })
    // From the end, so that what comes and goes moves nothing that is still to be looked at.
    for (let index = parent.length - 1; index >= 0; index--) {
      const child = parent.get(index)
      if (child instanceof Y.XmlText) this.text(child, isBlock)
      else if (child instanceof Y.XmlElement) this.element(parent, index, child)
    }
    this.uniteTexts(parent)
    if (isBlock) this.split(parent)
  }

  private text(text: Y.XmlText, isBlock: boolean): void {
    const delta: object[] = []
    const splits: Split[] = []
    let offset = 0
    for (const { insert, attributes = {} } of text.toDelta() as Run[]) {
      const words = typeof insert === 'string' ? insert : '\0'
      const before = Object.entries(attributes).map(([name, value]) => ({
        name,
        mark: readMark(name, value),
      }))
      if (typeof insert !== 'string' || !before.some(({ mark }) => isSuggestionMark(mark))) {
        delta.push({ retain: words.length })
        offset += words.length
        continue
      }
      const marks = before.map(({ mark }) => mark)
      const resolved = resolveText({ type: 'text', text: words, marks }, this.judge)
      if (!resolved) {
        delta.push({ delete: words.length })
        continue
      }
      const after = resolved.text.marks ?? []
      const changes: Record<string, unknown> = {}
      for (const { name, mark } of before) if (!after.includes(mark)) changes[name] = null
      for (const mark of after) if (!marks.includes(mark)) changes[markAttribute(mark)] = mark.attrs ?? {}
      const format = Object.keys(changes).length > 0 && { attributes: changes }
      const { split } = resolved
      for (const part of split === null ? [words] : words.split(/(¶)/u).filter(Boolean)) {
        if (split !== null && part === PILCROW && !isBlock) {
          delta.push({ delete: 1 })
          continue
        }
        if (split !== null && part === PILCROW) splits.push({ offset, depth: split })
        delta.push({ retain: part.length, ...format })
        offset += part.length
      }
    }
    if (splits.length > 0) this.splits.set(text, splits)
    if (delta.some((part) => !('retain' in part) || 'attributes' in part))
      text.applyDelta(delta, { sanitize: false })
  }

  private element(parent: Parent, index: number, element: Y.XmlElement): void {
    const attrs = element.getAttributes() as Record<string, unknown>
    const deleted = recordOf(attrs.deleted)
    if (deleted && this.judge(deleted) === 'accept') return parent.delete(index, 1)
    this.children(element)
    const inserted = recordOf(attrs.inserted)
    // What was split off stands behind it, so the element is still where it was.
    const isWhole = !this.tails.has(parent.get(index + 1) as Y.XmlElement)
    if (
      inserted &&
      isWhole &&
      this.judge(inserted) === 'reject' &&
      !element.toArray().flatMap(readChild).some(isSomething)
    )
      return parent.delete(index, 1)
    this.attributes(parent, index, element, attrs)
  }

  private attributes(
    parent: Parent,
    index: number,
    element: Y.XmlElement,
    attrs: Record<string, unknown>,
  ): void {
    let type = element.nodeName
    const values: Record<string, unknown> = {}
    for (const name of ['inserted', 'deleted', 'joined'] as const) {
      const record = recordOf(attrs[name])
      if (!record) continue
      const verdict = this.judge(record)
      if (verdict !== 'keep') element.removeAttribute(name)
      if (name === 'joined' && verdict === 'accept') this.joins.add(element)
    }
    const changes = changesOf(attrs.changed)
    let place: Place | null = null
    const kept = changes.filter((change) => {
      const verdict = this.judge(change)
      if (verdict === 'accept') {
        type = change.type ?? type
        Object.assign(values, change.attrs)
        place = placeOf(change.place) ?? place
      }
      return verdict === 'keep'
    })
    if (place && isPlaceable(type)) this.places.set(element, place)
    if (kept.length === changes.length) return
    if (kept.length === 0) element.removeAttribute('changed')
    else element.setAttribute('changed', kept as unknown as string)
    const target = type === element.nodeName ? element : this.renamed(element, type)
    for (const [name, value] of Object.entries(values)) {
      if (value === null || value === undefined) target.removeAttribute(name)
      else target.setAttribute(name, value as string)
    }
    if (target === element) return
    parent.delete(index, 1)
    parent.insert(index, [target])
  }

  /** Parts a block at each pilcrow whose splitting was accepted, from the last to the first. */
  private split(block: Y.XmlElement): void {
    for (let at = block.length - 1; at >= 0; at--) {
      const text = block.get(at)
      if (!(text instanceof Y.XmlText)) continue
      for (const { offset, depth } of (this.splits.get(text) ?? []).toReversed()) {
        const tail = emptyCopy(block)
        if (depth === 2) this.placeTail(block, tail)
        const rest = tailOf(text, offset + 1)
        tail.insert(0, [...(rest ? [rest] : []), ...this.copies(block, at + 1)])
        if (block.length > at + 1) block.delete(at + 1, block.length - at - 1)
        text.delete(offset, text.length - offset)
        this.insertBehind(block, tail, depth)
      }
    }
  }

  private placeTail(block: Y.XmlElement, tail: Y.XmlElement): void {
    const { kept, place } = placesOfTail(block.getAttribute('changed'), this.judge)
    if (kept.length > 0) tail.setAttribute('changed', kept as unknown as string)
    if (place && isPlaceable(tail.nodeName)) this.places.set(tail, place)
  }

  private insertBehind(block: Y.XmlElement, tail: Y.XmlElement, depth: 1 | 2): void {
    const parent = block.parent as Parent
    const index = parent.toArray().indexOf(block)
    const item = parent instanceof Y.XmlElement && parent.nodeName === 'listItem' ? parent : null
    this.tails.add(tail)
    if (depth === 1 || !item) return parent.insert(index + 1, [tail])
    const next = emptyCopy(item)
    next.insert(0, [tail, ...this.copies(item, index + 1)])
    if (item.length > index + 1) item.delete(index + 1, item.length - index - 1)
    const list = item.parent as Parent
    this.tails.add(next)
    list.insert(list.toArray().indexOf(item) + 1, [next])
  }

  /** Makes one text of texts that stand side by side, as the editor's binding would. */
  private uniteTexts(parent: Parent): void {
    for (let index = parent.length - 1; index > 0; index--) {
      const [before, text] = [parent.get(index - 1), parent.get(index)]
      if (!(before instanceof Y.XmlText) || !(text instanceof Y.XmlText)) continue
      const moved = (this.splits.get(text) ?? []).map((split) => ({
        ...split,
        offset: split.offset + before.length,
      }))
      if (moved.length > 0) this.splits.set(before, [...(this.splits.get(before) ?? []), ...moved])
      before.applyDelta([{ retain: before.length }, ...(text.toDelta() as object[])], { sanitize: false })
      parent.delete(index, 1)
    }
  }

  /** What stands in an element from there on, written anew; what is to be joined still is. */
  private copies(parent: Y.XmlElement, from: number): (Y.XmlElement | Y.XmlText)[] {
    return parent
      .toArray()
      .slice(from)
      .map((child) =>
        child instanceof Y.XmlElement ? this.renamed(child, child.nodeName) : (child.clone() as Y.XmlText),
      )
  }

  private renamed(element: Y.XmlElement, type: string): Y.XmlElement {
    const copy = new Y.XmlElement(type)
    for (const [name, value] of Object.entries(element.getAttributes()))
      copy.setAttribute(name, value as string)
    copy.insert(0, this.copies(element, 0))
    if (this.joins.delete(element)) this.joins.add(copy)
    const place = this.places.get(element)
    if (place) this.places.set(copy, place)
    return copy
  }

  /** Puts each block whose place was accepted there. Answers whether there were any. */
  placeBlocks(fragment: Y.XmlFragment): boolean {
    arrangeFragment(fragment, this.places, (child) =>
      child instanceof Y.XmlElement ? this.renamed(child, child.nodeName) : (child.clone() as Y.XmlText),
    )
    return this.places.size > 0
  }

  /** Appends each block whose boundary goes to the one before it. */
  joinBlocks(fragment: Y.XmlFragment): void {
    if (this.joins.size === 0) return
    let before: Y.XmlElement | null = null
    const walk = (parent: Parent) => {
      for (let index = 0; index < parent.length; index++) {
        const child = parent.get(index)
        if (!(child instanceof Y.XmlElement)) continue
        const type = child.nodeName
        if (isTextblock({ type })) {
          if (!this.joins.has(child) || !before) {
            before = child
            continue
          }
          before.insert(before.length, this.copies(child, 0))
          this.uniteTexts(before)
          parent.delete(index--, 1)
        } else if (!CONTAINERS.has(type)) before = null
        else {
          const isApart = type.startsWith('table')
          if (isApart) before = null
          walk(child)
          if (isApart) before = null
        }
      }
    }
    walk(fragment)
  }
}

/** What stands in a text from there on, as a text of its own; null for nothing. */
function tailOf(text: Y.XmlText, from: number): Y.XmlText | null {
  if (from >= text.length) return null
  const copy = new Y.XmlText()
  const delta: object[] = []
  let offset = 0
  for (const { insert, attributes } of text.toDelta() as Run[]) {
    const length = typeof insert === 'string' ? insert.length : 1
    if (offset + length > from)
      delta.push({
        insert: typeof insert === 'string' ? insert.slice(Math.max(0, from - offset)) : insert,
        ...(attributes && { attributes }),
      })
    offset += length
  }
  copy.applyDelta(delta, { sanitize: false })
  return copy
}

/** An element without content, with what of its attributes is not a suggestion. */
function emptyCopy(element: Y.XmlElement): Y.XmlElement {
  const copy = new Y.XmlElement(element.nodeName)
  for (const [name, value] of Object.entries(element.getAttributes()))
    if (!(SUGGESTION_ATTRIBUTES as readonly string[]).includes(name)) copy.setAttribute(name, value as string)
  return copy
}

/** Takes away what must not be empty and is, and gives paragraphs to what must have one. */
function tidy(parent: Parent): void {
  for (let index = parent.length - 1; index >= 0; index--) {
    const child = parent.get(index)
    if (!(child instanceof Y.XmlElement) || !CONTAINERS.has(child.nodeName)) continue
    tidy(child)
    const type = child.nodeName
    if (child.length === 0 && isNeverEmpty(type)) parent.delete(index, 1)
    else if (child.length === 0 && needsParagraph(type)) child.insert(0, [new Y.XmlElement('paragraph')])
    else if (type === 'listItem' && !startsWithParagraph(child))
      child.insert(0, [new Y.XmlElement('paragraph')])
  }
}

function startsWithParagraph(item: Y.XmlElement): boolean {
  const first = item.get(0)
  return first instanceof Y.XmlElement && first.nodeName === 'paragraph'
}
