import { inflateSync, strFromU8 } from 'fflate'
import type { CopyFacts } from '@/lib/export/formats/review'
import type { DocumentNode } from '@/lib/richtext/document'
import { tooComplex } from '@/lib/parsing/readers/refusals'
import { answerInThread } from '@/lib/workers/answer-in-thread'
import type { CopyChanges } from './changes'
import { compareCopy } from './compare'
import { picturesOf } from './pictures'
import { readCopy } from './reading'

/** What the process is started with. */
export interface ReadJob {
  bytes: Uint8Array
  copies: Record<string, KeptCopy>
}

/** What was kept of a copy: by draft its document as JSON, deflated. */
export interface KeptCopy {
  facts: CopyFacts
  texts: Record<string, Uint8Array>
}

/** What a file is that came back, and what it brings; without changes when it is none of the copies it was tried with. */
export interface CameBack {
  copyId: string | null
  changes: CopyChanges | null
  /** The pictures that the changes bring, as they stand in the file, by their hash. */
  pictures: Record<string, Uint8Array>
}

/** Characters of all that one file may bring, as it is kept. */
const MOST_BROUGHT = 5_000_000

await answerInThread(({ bytes, copies }: ReadJob) => read(bytes, copies))

function read(bytes: Uint8Array, copies: Record<string, KeptCopy>): CameBack {
  const reading = readCopy(bytes)
  const { copyId } = reading
  const copy = copyId !== null && Object.hasOwn(copies, copyId) ? copies[copyId]! : null
  if (!copy) return { copyId, changes: null, pictures: {} }
  const texts = Object.entries(copy.texts).map(([id, text]) => [id, unpacked(text)] as const)
  const changes = compareCopy(copy.facts, new Map(texts), reading)
  // Nobody writes so much into a report; whoever does wants to fill something.
  if (JSON.stringify(changes).length > MOST_BROUGHT) throw tooComplex()
  const own = picturesOf(changes)
  const pictures = Object.fromEntries([...reading.pictures].filter(([sha256]) => own.has(sha256)))
  return { copyId, changes, pictures }
}

function unpacked(text: Uint8Array): DocumentNode {
  return JSON.parse(strFromU8(inflateSync(text))) as DocumentNode
}
