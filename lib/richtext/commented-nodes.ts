import type { DocumentNode } from './document'

/**
 * The nodes that threads are about as such: what has no characters that could carry a mark. A cell is meant while nothing
 * is written in it.
 */
export const COMMENTED_NODES = [
  'horizontalRule',
  'crossReference',
  'figure',
  'tableHeader',
  'tableCell',
] as const
export type CommentedNode = (typeof COMMENTED_NODES)[number]

/** Their attribute: the ids of the threads that are about the node, separated by spaces; null without any. */
export const THREADS_ATTRIBUTE = 'threads'

/** Whether a node of this type can itself be what a thread is about. */
export function isCommentedNode(type: string): type is CommentedNode {
  return (COMMENTED_NODES as readonly string[]).includes(type)
}

/** Whether a node of this type is meant only while nothing is written in it. */
export function isMeantEmpty(type: string): boolean {
  return type === 'tableHeader' || type === 'tableCell'
}

const IDS = /^[\w-]{1,64}(?: [\w-]{1,64})*$/

/** The threads that a stored attribute names. */
export function threadsOfAttribute(value: unknown): string[] {
  return typeof value === 'string' && IDS.test(value) ? [...new Set(value.split(' '))] : []
}

/** The attribute for these threads. */
export function threadsAttribute(threads: readonly string[]): string | null {
  return threads.length > 0 ? threads.join(' ') : null
}

/** The node with those threads alone in its attribute that `isKept` says. */
export function keepNodeThreads(
  attrs: DocumentNode['attrs'],
  isKept: (thread: string) => boolean,
): DocumentNode['attrs'] {
  if (attrs?.[THREADS_ATTRIBUTE] === undefined) return attrs
  const { [THREADS_ATTRIBUTE]: value, ...rest } = attrs
  const threads = threadsAttribute(threadsOfAttribute(value).filter(isKept))
  if (threads !== null) return { ...rest, [THREADS_ATTRIBUTE]: threads }
  return Object.keys(rest).length > 0 ? rest : undefined
}

const OBJECT = '\uFFFC'

/** The quotation of a thread about a node that says nothing: no text of a person is like it. */
export function quoteOfNode(type: CommentedNode): string {
  return `${OBJECT}${type}`
}

/** The node that a quotation stands for; null for words. */
export function nodeOfQuote(quote: string): CommentedNode | null {
  const type = quote.slice(OBJECT.length)
  return quote.startsWith(OBJECT) && isCommentedNode(type) ? type : null
}
