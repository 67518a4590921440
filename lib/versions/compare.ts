import * as Y from 'yjs'
import { AppError } from '@/lib/errors'
import { repositoryRoot } from '@/lib/env'
import { originalReading } from '@/lib/richtext/readings'
import { runThread } from '@/lib/workers/run-thread'
import { cutVersions, type LogRow } from './cut'
import { Deletions } from './deletions'
import { diffDrafts, type DraftDiff } from './diff'
import { readAuthored } from './diff/authored'
import { openState } from './state'

/** A text at one time: as a version keeps it, as the log has it now, or nothing at all. */
export type StoredText = { state: Uint8Array } | { snapshot: Uint8Array | null; rows: LogRow[] } | null

export interface CompareJob {
  before: StoredText
  after: StoredText
  /** Of the versions after the earlier one up to the later one, as they keep them. */
  deletions: Uint8Array[]
  /** Whose the Yjs clients of the draft are. */
  clients: [client: number, userId: string | null][]
}

// So much of stored text is compared within some tens of milliseconds.
const INLINE_BYTES = 24 * 1024
const SECONDS = 30

let last: Promise<unknown> = Promise.resolve()

/**
 * What changed between two texts of a draft, suggestions and the marks of comments aside. Large ones are compared in a
 * thread of their own, one at a time, so that nobody's typing waits for it.
 * @throws AppError `unavailable` when that took too long or broke.
 */
export async function compareTexts(job: CompareJob): Promise<DraftDiff> {
  if (sizeOf(job.before) + sizeOf(job.after) <= INLINE_BYTES) return compareNow(job)
  const mine = last.then(() => compareInThread(job))
  last = mine.catch(() => undefined)
  return mine
}

/** The same at once. */
export function compareNow({ before, after, deletions, clients }: CompareJob): DraftDiff {
  const users = new Map(clients)
  const gone = new Deletions()
  for (const bytes of deletions) gone.addAll(Deletions.decode(bytes))
  const [old, now] = [open(before), open(after)]
  try {
    for (const text of [old, now]) {
      gone.addAll(text.deletions)
      for (const [client, userId] of text.clients) if (!users.has(client)) users.set(client, userId)
    }
    const known = Y.decodeStateVector(Y.encodeStateVector(old.doc))
    const read = (doc: Y.Doc) => originalReading(readAuthored(doc), { withoutComments: true })
    return diffDrafts(read(old.doc), read(now.doc), {
      isOld: (client, clock) => clock < (known.get(client) ?? 0),
      userOf: (client) => users.get(client) ?? null,
      whoDeleted: (client, clock) => gone.whoDeleted(client, clock) ?? null,
    })
  } finally {
    old.doc.destroy()
    now.doc.destroy()
  }
}

interface OpenText {
  doc: Y.Doc
  deletions: Deletions
  clients: [number, string | null][]
}

function open(text: StoredText): OpenText {
  if (!text) return { doc: new Y.Doc(), deletions: new Deletions(), clients: [] }
  if ('state' in text) return { doc: openState(text.state), deletions: new Deletions(), clients: [] }
  const { folded, versions, clients } = cutVersions({ ...text, open: null, hasVersions: true })
  const doc = new Y.Doc({ gc: true })
  Y.applyUpdate(doc, folded)
  const deletions = new Deletions()
  for (const version of versions) deletions.addAll(Deletions.decode(version.deletions))
  return { doc, deletions, clients }
}

function sizeOf(text: StoredText): number {
  if (!text) return 0
  if ('state' in text) return text.state.length * 3
  return text.rows.reduce((sum, { data }) => sum + data.length, text.snapshot?.length ?? 0)
}

function compareInThread(job: CompareJob): Promise<DraftDiff> {
  const refuse = (error?: unknown) => {
    if (error) console.error('versions: a comparison broke:', error)
    return new AppError('unavailable', 'comparisonTooLong')
  }
  return runThread<DraftDiff>({
    root: repositoryRoot(),
    entry: 'lib/versions/compare-thread.ts',
    job,
    seconds: SECONDS,
    megabytes: 768,
    refusals: { tooLong: () => refuse(), outOfMemory: refuse, broken: refuse },
  })
}
