import * as Y from 'yjs'
import type { DocumentMark } from '../document'
import { elementsIn, removeElement } from '../in-text'
import { markAttribute, readChild, readMark } from '../ydoc'
import { arrangeFragment } from './arrange-fragment'
import { once } from './once'
import { isPlaceable, type Place, placeOf } from './place'
import { changesOf, isSuggestionMark, recordOf, signOf, type SplitDepth } from './record'
import { isSomething, type Judge, resolveText } from './resolve'
import { copyOf, Restructuring, uniteTexts } from './restructure'
import { CONTAINERS, isNeverEmpty, needsParagraph } from './shape'

/**
 * Does to a live draft what `resolve` does to its document, by the smallest changes: text that stays keeps its place, so
 * that what others type meanwhile stays where it is, and carets, comments and undo survive. Only blocks that are split,
 * joined or become another type are written anew, and that once, however many decide it without knowing of each other.
 * Within one transaction it is one step of undo. Answers whether anything was decided.
 */
export function resolveInFragment(fragment: Y.XmlFragment, judge: Judge): boolean {
  const work = new Resolution(judge)
  work.restructure(fragment)
  work.children(fragment)
  if (!work.hasDecided) return false
  tidy(fragment)
  if (work.placeBlocks(fragment)) tidy(fragment)
  // Last, for a mark is written in one's own name, and nothing that is written once may depend on that.
  work.marks(fragment)
  if (fragment.length === 0)
    once('fill', [fragment], () => fragment.insert(0, [new Y.XmlElement('paragraph')]))
  return true
}

type Parent = Y.XmlFragment | Y.XmlElement

interface Run {
  insert: unknown
  attributes?: Record<string, unknown>
}

class Resolution {
  hasDecided = false
  private readonly places = new Map<unknown, Place>()
  private readonly judge: Judge
  private readonly restructuring: Restructuring

  constructor(judge: Judge) {
    this.judge = (record) => {
      const verdict = judge(record)
      if (verdict !== 'keep') this.hasDecided = true
      return verdict
    }
    this.restructuring = new Restructuring(this.judge)
  }

  restructure(fragment: Y.XmlFragment): void {
    this.restructuring.run(fragment)
  }

  children(parent: Parent): void {
    const { length } = parent
    // From the end, so that what goes moves nothing that is still to be looked at.
    for (let index = parent.length - 1; index >= 0; index--) {
      const child = parent.get(index)
      if (child instanceof Y.XmlElement) this.element(child)
      else if (child instanceof Y.XmlText)
        for (const { element } of elementsIn(child).toReversed()) this.element(element)
    }
    if (parent.length < length && parent instanceof Y.XmlElement) uniteOnce(parent)
    for (const child of parent.toArray()) if (child instanceof Y.XmlText) this.text(child, 'words')
  }

  /** Takes the marks of what was decided from all text, and gives it those that were accepted. */
  marks(parent: Parent): void {
    for (const child of parent.toArray())
      if (child instanceof Y.XmlText) {
        this.text(child, 'marks')
        for (const { element } of elementsIn(child)) this.marks(element)
      } else if (child instanceof Y.XmlElement) this.marks(child)
  }

  /** The words that go, or else the marks of those that stay. */
  private text(text: Y.XmlText, what: 'words' | 'marks'): void {
    const delta: object[] = []
    for (const { insert, attributes = {} } of text.toDelta() as Run[]) {
      const words = typeof insert === 'string' ? insert : '\0'
      const before = Object.entries(attributes).map(([name, value]) => ({
        name,
        mark: readMark(name, value),
      }))
      if (typeof insert !== 'string' || !before.some(({ mark }) => isSuggestionMark(mark))) {
        const gone = what === 'marks' ? before.filter(({ mark }) => this.isDecided(mark)) : []
        const attributes = Object.fromEntries(gone.map(({ name }) => [name, null]))
        delta.push({ retain: words.length, ...(gone.length > 0 && { attributes }) })
        continue
      }
      const marks = before.map(({ mark }) => mark)
      const resolved = resolveText({ type: 'text', text: words, marks }, this.judge)
      if (what === 'words') {
        const { split } = resolved ?? { split: null }
        // What is a sign where nothing can part is nothing.
        const parts = split === null ? [words] : words.split(signPattern(split))
        for (const part of parts)
          if (part)
            delta.push(
              !resolved || (split !== null && part === signOf(split))
                ? { delete: part.length }
                : { retain: part.length },
            )
        continue
      }
      const after = resolved ? (resolved.text.marks ?? []) : marks
      const changes: Record<string, unknown> = {}
      for (const { name, mark } of before) if (!after.includes(mark)) changes[name] = null
      for (const mark of after) if (!marks.includes(mark)) changes[markAttribute(mark)] = mark.attrs ?? {}
      delta.push({
        retain: words.length,
        ...(Object.keys(changes).length > 0 && { attributes: changes }),
      })
    }
    if (delta.some((part) => !('retain' in part) || 'attributes' in part))
      text.applyDelta(delta, { sanitize: false })
  }

  /** Of an element among letters the mark says nothing; it only goes on over it. */
  private isDecided({ attrs }: DocumentMark): boolean {
    const record = recordOf(attrs)
    return record !== null && this.judge(record) !== 'keep'
  }

  private element(element: Y.XmlElement): void {
    const attrs = element.getAttributes() as Record<string, unknown>
    const deleted = recordOf(attrs.deleted)
    if (deleted && this.judge(deleted) === 'accept') return removeElement(element)
    this.children(element)
    const inserted = recordOf(attrs.inserted)
    if (
      inserted &&
      !this.restructuring.parted.has(element) &&
      this.judge(inserted) === 'reject' &&
      !element.toArray().flatMap(readChild).some(isSomething)
    )
      return removeElement(element)
    this.attributes(element, attrs)
  }

  private attributes(element: Y.XmlElement, attrs: Record<string, unknown>): void {
    const values: Record<string, unknown> = {}
    for (const name of ['inserted', 'deleted', 'joined'] as const) {
      const record = recordOf(attrs[name])
      if (record && this.judge(record) !== 'keep') element.removeAttribute(name)
    }
    const changes = changesOf(attrs.changed)
    let place: Place | null = null
    const kept = changes.filter((change) => {
      const verdict = this.judge(change)
      if (verdict === 'accept') {
        Object.assign(values, change.attrs)
        place = placeOf(change.place) ?? place
      }
      return verdict === 'keep'
    })
    if (place && isPlaceable(element.nodeName)) this.places.set(element, place)
    if (kept.length === changes.length) return
    if (kept.length === 0) element.removeAttribute('changed')
    else element.setAttribute('changed', kept as unknown as string)
    for (const [name, value] of Object.entries(values)) {
      if (value === null || value === undefined) element.removeAttribute(name)
      else element.setAttribute(name, value as string)
    }
  }

  /** Puts each block whose place was accepted there. Answers whether there were any. */
  placeBlocks(fragment: Y.XmlFragment): boolean {
    arrangeFragment(fragment, this.places, (child) => copyOf(child))
    return this.places.size > 0
  }
}

function signPattern(depth: SplitDepth): RegExp {
  return new RegExp(`(${signOf(depth)})`, 'u')
}

/** When what stood between two texts went. */
function uniteOnce(parent: Y.XmlElement): void {
  const children = parent.toArray()
  const areBeside = children.some(
    (child, index) => child instanceof Y.XmlText && children[index + 1] instanceof Y.XmlText,
  )
  if (areBeside) once('unite', [parent], () => uniteTexts(parent))
}

/** Takes away what must not be empty and is, and gives paragraphs to what must have one. */
function tidy(parent: Parent): void {
  for (let index = parent.length - 1; index >= 0; index--) {
    const child = parent.get(index)
    if (!(child instanceof Y.XmlElement) || !CONTAINERS.has(child.nodeName)) continue
    tidy(child)
    const type = child.nodeName
    if (child.length === 0 && isNeverEmpty(type)) parent.delete(index, 1)
    else if (
      (child.length === 0 && needsParagraph(type)) ||
      (type === 'listItem' && !startsWithParagraph(child))
    )
      once('fill', [child], () => child.insert(0, [new Y.XmlElement('paragraph')]))
  }
}

function startsWithParagraph(item: Y.XmlElement): boolean {
  const first = item.get(0)
  return first instanceof Y.XmlElement && first.nodeName === 'paragraph'
}
