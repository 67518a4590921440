import { THREADS_ATTRIBUTE, threadsOfAttribute } from '@/lib/richtext/commented-nodes'
import { CONFIDENTIAL } from '@/lib/richtext/confidential'
import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { safeHref } from '@/lib/richtext/href'
import {
  isSuggestionMark,
  recordOf,
  signOf,
  splitOf,
  SUGGESTION_ATTRIBUTES,
  type SuggestionRecord,
} from '@/lib/richtext/suggestions/record'
import { reformat } from '@/lib/richtext/suggestions/resolve'
import { writable } from '../shared'
import type { Stacked } from './laid'
import type { State, Unmapped } from './marker'

const LOOKS = ['bold', 'italic', 'underline', 'strike']

/** What the marks of one node of a line say. */
export interface Read {
  ins: SuggestionRecord | null
  del: SuggestionRecord | null
  look: readonly string[]
  was: State['was']
  others: Stacked[]
  threads: readonly string[]
  /** The marks that are seen in the copy. */
  marks: DocumentMark[]
  unmapped: Unmapped[]
}

/** Reads them: what is seen, what is only suggested, and what no copy can show. */
export function readMarks(node: DocumentNode, around: Pick<State, 'ins' | 'del'>): Read {
  let ins = recordOf(node.attrs?.inserted)
  let del = recordOf(node.attrs?.deleted) ?? around.del
  const others: Stacked[] = []
  const first = (as: 'ins' | 'del', known: SuggestionRecord | null, record: SuggestionRecord | null) => {
    if (known && record && known.id !== record.id) others.push({ as, record })
    return known ?? record
  }
  // What goes with its block may be to go by itself as well.
  if (del !== around.del) first('del', del, around.del)
  const threads: string[] = []
  const own: DocumentMark[] = []
  const formats: DocumentMark[] = []
  for (const mark of node.marks ?? []) {
    const record = isSuggestionMark(mark) ? recordOf(mark.attrs) : null
    if (mark.type === 'insertion') ins = first('ins', ins, record)
    else if (mark.type === 'deletion') del = first('del', del, record)
    else if (mark.type === 'formatting' && record) formats.push(mark)
    else if (mark.type === 'comment') {
      if (typeof mark.attrs?.thread === 'string') threads.push(mark.attrs.thread)
    } else if (mark.type !== CONFIDENTIAL) own.push(mark)
  }
  let marks = own
  const unmapped: Unmapped[] = []
  const seen: SuggestionRecord[] = []
  for (const { attrs } of formats.toSorted((a, b) => Number(a.attrs?.at) - Number(b.attrs?.at))) {
    const made = reformat(marks, attrs)
    const rest = (all: DocumentMark[]) => JSON.stringify(all.filter(({ type }) => !LOOKS.includes(type)))
    if (rest(made) === rest(marks)) {
      marks = made
      seen.push(recordOf(attrs)!)
    } else {
      const names = made.filter(({ type }) => !LOOKS.includes(type)).map(({ type }) => type)
      unmapped.push({ record: recordOf(attrs)!, say: 'look', value: names.join(', ') })
    }
  }
  const [look, before] = [lookOf(marks), lookOf(own)]
  const last = seen.at(-1)
  const was = last && look.join() !== before.join() ? { record: last, look: before } : null
  if (was) for (const record of seen) if (record.id !== was.record.id) others.push({ as: 'look', record })
  return { ins, del, look, was, others, threads, marks, unmapped }
}

/** The marks that a printed text shows, in one order. */
export function lookOf(marks: readonly DocumentMark[]): string[] {
  return marks
    .flatMap(({ type, attrs }) => {
      if (type === 'link') return safeHref(attrs?.href) ? [`link:${safeHref(attrs?.href)}`] : []
      return LOOKS.includes(type) ? [type] : []
    })
    .sort()
}

/** How deep the signs that a text consists of split; no record for other text. */
export function splitIn(node: DocumentNode): { record: SuggestionRecord | null; depth: 0 | 1 | 2 } {
  for (const { type, attrs } of node.marks ?? []) {
    const depth = type === 'insertion' ? splitOf(attrs) : null
    const record = recordOf(attrs)
    if (depth === null || !record || node.text?.replaceAll(signOf(depth), '') !== '') continue
    return { record, depth }
  }
  return { record: null, depth: 0 }
}

/** One unit of text as formats print it; nothing for what none can write. */
export function printed(text: string, index: number): string {
  const sign = text[index]!
  // Halves of a pair are printed together or not at all.
  if (/[\ud800-\udfff]/.test(sign)) return writable(text).includes(sign) ? sign : ''
  return writable(sign)
}

/** A node's attributes without what is suggested for it, what threads are about, and what is confidential. */
export function plainAttributes({ attrs }: DocumentNode): Record<string, unknown> | undefined {
  const own = { ...attrs }
  for (const name of LEFT_OUT) delete own[name]
  return Object.keys(own).length > 0 ? own : undefined
}

const LEFT_OUT = [...SUGGESTION_ATTRIBUTES, THREADS_ATTRIBUTE, CONFIDENTIAL]

/** The threads that are about anything in a node. */
export function threadsWithin(node: DocumentNode): string[] {
  const own = (node.marks ?? []).flatMap(({ type, attrs }) =>
    type === 'comment' && typeof attrs?.thread === 'string' ? [attrs.thread] : [],
  )
  return [
    ...own,
    ...threadsOfAttribute(node.attrs?.[THREADS_ATTRIBUTE]),
    ...(node.content ?? []).flatMap(threadsWithin),
  ]
}

/** A node of which no thread is about anything. */
export function withoutThreads(node: DocumentNode): DocumentNode {
  const { [THREADS_ATTRIBUTE]: _, ...attrs } = node.attrs ?? {}
  return {
    ...node,
    ...(node.attrs && { attrs }),
    ...(node.marks && { marks: node.marks.filter(({ type }) => type !== 'comment') }),
    ...(node.content && { content: node.content.map(withoutThreads) }),
  }
}
