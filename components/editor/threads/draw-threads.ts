import type { Node } from '@tiptap/pm/model'
import { THREADS_ATTRIBUTE, threadsAttribute, threadsOfAttribute } from '@/lib/richtext/commented-nodes'

/** Says on the element of a node view which threads are about the node, as the schema does on others. */
export function drawThreads(dom: HTMLElement, { attrs }: Node): void {
  const threads = threadsAttribute(threadsOfAttribute(attrs[THREADS_ATTRIBUTE]))
  if (threads === null) delete dom.dataset.threads
  else dom.dataset.threads = threads
}

/** What finds all that a thread is about in an editor: its words, and nodes that carry it. */
export function placesSelector(thread: string): string {
  const id = CSS.escape(thread)
  return `.comment-mark[data-thread="${id}"], [data-threads~="${id}"]`
}
