import type { DocumentMark, DocumentNode } from '../document'
import { changesOf, isSuggestionMark, recordOf, SUGGESTION_ATTRIBUTES } from './record'
import { misfitsIn } from './fits'
import { resolve } from './resolve'
import { keyOfMarks, sayingAttributes, sorted, tidied } from './shape'

/** Why a change is more than suggestions in one's own name: the text itself changed, or what others suggest. */
export type Overstep = 'text' | 'suggestions-of-others'

/**
 * What `userId` did between two states of a draft beyond suggesting: null when every difference is a suggestion in their
 * own name, made, changed or withdrawn. With their own suggestions taken away both states must be the same: text, marks
 * of comments and the suggestions of all others, so nothing can be suggested in another's name either.
 *
 * Nor may anything come that no editor can draw: it would delete the text around it.
 *
 * One thing is let through, because two honest people can do it without knowing of each other: a block holds one proposed
 * joining, deletion or change at a time, and one's own may stand where another's stood.
 */
export function overstepOf(before: DocumentNode, after: DocumentNode, userId: string): Overstep | null {
  const [old, now] = differing(before, after)
  const known = misfitsIn(old)
  if ([...misfitsIn(now)].some((misfit) => !known.has(misfit))) return 'text'
  const strip = (doc: DocumentNode) =>
    tidied(resolve(withClaims(doc, userId), ({ user }) => (user === userId ? 'reject' : 'keep')))
  if (isSame(strip(old), strip(now))) return null
  const original = (doc: DocumentNode) => tidied(resolve(doc, () => 'reject'))
  return isSame(original(old), original(now)) ? 'suggestions-of-others' : 'text'
}

/** Both with the first to the last block alone that differ: rejecting changes no block but its own. */
function differing(before: DocumentNode, after: DocumentNode): [DocumentNode, DocumentNode] {
  const [old, now] = [before.content ?? [], after.content ?? []]
  const least = Math.min(old.length, now.length)
  let start = 0
  while (start < least && isSame(old[start]!, now[start]!)) start++
  let end = 0
  while (end < least - start && isSame(old[old.length - 1 - end]!, now[now.length - 1 - end]!)) end++
  // With a block that never goes, so that a draft which lost all others is not taken for an empty one.
  const slice = (content: DocumentNode[]): DocumentNode => ({
    type: 'doc',
    content: [{ type: 'horizontalRule' }, ...content.slice(start, content.length - end)],
  })
  return [slice(old), slice(now)]
}

const CLAIMS = ' claims'
// `inserted` is with the node from its first moment: nobody can put theirs in its place.
const SLOTS = SUGGESTION_ATTRIBUTES.filter((name) => name !== 'inserted')

/** Notes on each block which of its attributes hold a suggestion of one's own, before those are taken away. */
function withClaims(node: DocumentNode, userId: string): DocumentNode {
  if (node.text !== undefined) return node
  const claims = SLOTS.filter((name) => {
    const value = node.attrs?.[name]
    return name === 'changed'
      ? changesOf(value).some(({ user }) => user === userId)
      : recordOf(value)?.user === userId
  })
  const { attrs, content, ...rest } = node
  return {
    ...rest,
    ...((attrs || claims.length > 0) && {
      attrs: { ...attrs, ...(claims.length > 0 && { [CLAIMS]: claims }) },
    }),
    ...(content && { content: content.map((child) => withClaims(child, userId)) }),
  }
}

function isSame(before: DocumentNode, after: DocumentNode): boolean {
  if (before === after) return true
  if (before.type !== after.type || before.text !== after.text) return false
  if (!sameMarksOf(before.marks, after.marks) || !sameAttributes(before, after)) return false
  const [old, now] = [before.content ?? [], after.content ?? []]
  return old.length === now.length && old.every((child, index) => isSame(child, now[index]!))
}

function sameMarksOf(before: DocumentMark[] = [], after: DocumentMark[] = []): boolean {
  return before.length === after.length && (before.length === 0 || keyOfMarks(before) === keyOfMarks(after))
}

function sameAttributes(before: DocumentNode, after: DocumentNode): boolean {
  if (before.attrs === after.attrs) return true
  const { [CLAIMS]: _, ...old } = sayingAttributes(before)
  const { [CLAIMS]: claims, ...now } = sayingAttributes(after)
  for (const name of Array.isArray(claims) ? (claims as string[]) : []) {
    delete old[name]
    delete now[name]
  }
  return JSON.stringify(sorted(old)) === JSON.stringify(sorted(now))
}

/** The ids of the suggestions that stand in a document, with whose they are. */
export function authorsOf(doc: DocumentNode): Map<string, string> {
  const authors = new Map<string, string>()
  const note = (value: unknown) => {
    const record = recordOf(value)
    if (record) authors.set(record.id, record.user)
  }
  const visit = (node: DocumentNode) => {
    node.marks?.filter(isSuggestionMark).forEach(({ attrs }) => note(attrs))
    for (const name of SUGGESTION_ATTRIBUTES) {
      const value = node.attrs?.[name]
      if (name === 'changed') changesOf(value).forEach(note)
      else note(value)
    }
    node.content?.forEach(visit)
  }
  visit(doc)
  return authors
}
