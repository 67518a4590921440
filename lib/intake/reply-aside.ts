import { repositoryRoot } from '@/lib/env'
import type { CommitteeDocument, StateReply } from '@/lib/parsing'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'
import { readSource, replyOf } from './read-source'
import { runInThread } from './read-thread'

// What is shorter is done within some tens of milliseconds, and a thread takes longer than that to start.
const INLINE_LENGTH = 150_000
const INLINE_BYTES = 150_000

let last: Promise<unknown> = Promise.resolve()

/** `replyOf`, without keeping the event loop from the keystrokes: what is large goes to a thread, one after the other. */
export async function replyAside(document: SourceDocument, outline: Outline): Promise<StateReply> {
  if (isSmall(document, outline)) return replyOf(document, outline)
  return inTurn<StateReply>({ kind: 'reply', document, outline })
}

/** `committeeItemsOf`, in the same way. */
export async function itemsAside(
  document: SourceDocument,
  documentKind: 'list_of_issues' | 'concluding_observations',
  outline: Outline,
): Promise<CommitteeDocument> {
  if (isSmall(document, outline)) {
    const { committeeItemsOf } = await import('./read-items')
    return committeeItemsOf(document, documentKind, outline)
  }
  return inTurn<CommitteeDocument>({ kind: 'items', document, outline, documentKind })
}

/** `readSource` of plain text that is short; everything else is read by a thread. */
export async function readAside(
  bytes: Uint8Array,
  filename: string | undefined,
): Promise<[SourceDocument, Outline]> {
  const isPlain =
    bytes.byteLength <= INLINE_BYTES && !/^(PK|%PDF)/.test(String.fromCharCode(...bytes.subarray(0, 4)))
  if (isPlain) return readSource(bytes, filename, 'state_reply')
  const parts = await runInThread(
    { kind: 'read', bytes, filename, documentKind: 'state_reply' },
    { root: repositoryRoot() },
  )
  return parts.map((part) => JSON.parse(part) as unknown) as [SourceDocument, Outline]
}

const isSmall = (document: SourceDocument, outline: Outline) =>
  document.text.length + outline.blocks.reduce((sum, { text = '' }) => sum + text.length, 0) <= INLINE_LENGTH

async function inTurn<Result>(job: Parameters<typeof runInThread>[0]): Promise<Result> {
  const mine = last.then(() => runInThread(job, { root: repositoryRoot() }))
  last = mine.catch(() => undefined)
  return JSON.parse((await mine)[0]!) as Result
}
