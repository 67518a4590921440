import * as Y from 'yjs'
import type { DocumentNode } from '@/lib/richtext/document'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { countWordsInXml } from '@/lib/richtext/words'
import { Deletions, Unattributed } from './deletions'
import { type Decoded, lostRuns, passagesOf } from './lost-words'
import { encodeState } from './state'
import { goesOn, type Span } from './stretches'

/** A row of the update log, as versions are cut from it. */
export interface LogRow {
  /** Milliseconds of the clock. */
  at: number
  /** Null for the server itself and for people who are no more. */
  userId: string | null
  data: Uint8Array
}

export interface CutJob {
  snapshot: Uint8Array | null
  /** In the order of the log. */
  rows: readonly LogRow[]
  /** The edits of the last version, if what was typed next may still become part of it. */
  open: Span | null
  /** Whether there is a version already: else the first one is what stood before these rows. */
  hasVersions: boolean
  /** Whether there must be a version in the end, even of a draft that nobody wrote. */
  isWanted?: boolean
}

/** A version as the database will have it, or what becomes of the open one. */
export interface CutVersion {
  /** Goes on the version that was open: takes its place. */
  goesOn: boolean
  editedFrom: number
  editedTo: number
  authorIds: string[]
  words: number
  state: Uint8Array
  deletions: Uint8Array
}

export interface Cut {
  /** The draft as one Yjs update. */
  folded: Uint8Array
  /** In order; none when the rows only seed the draft. */
  versions: CutVersion[]
  /** Whose the Yjs clients are that the rows speak of, each once. */
  clients: [client: number, userId: string | null][]
  /** Words that stand in no text because somebody who had not seen them deleted their place. */
  rescued: RescuedWords[]
}

export interface RescuedWords {
  /** The Yjs client that typed them. */
  client: number
  /** When they, or the deletion, came. */
  at: number
  text: string
  /** The same as blocks of a text, where that says more. */
  content: DocumentNode[] | null
}

type Row = LogRow & Decoded

/**
 * Cuts versions from rows of the log: what stood after each stretch of typing, who typed and who deleted what in it, and
 * the whole draft folded. Every row goes into exactly one version, and what it cannot hold is rescued. Pure but for its time: some 30 ms per thousand rows.
 * @throws when a row cannot be decoded; nothing is ever skipped.
 */
export function cutVersions({ snapshot, rows, open, hasVersions, isWanted }: CutJob): Cut {
  const doc = new Y.Doc({ gc: true })
  try {
    if (snapshot) Y.applyUpdate(doc, snapshot)
    const first = snapshot ? 0 : seedsOf(rows)
    applyAll(doc, rows.slice(0, first))
    const clients = new Map<number, string | null>()
    const versions: CutVersion[] = []
    const rescued: RescuedWords[] = []
    const fragment = doc.getXmlFragment(XML_FRAGMENT)
    for (const { data, userId } of rows.slice(0, first)) decode(data, userId, clients)
    if (!hasVersions && ((isWanted && first === rows.length) || countWordsInXml(fragment) > 0)) {
      // What was there before versions were kept, or before anybody typed.
      const at = rows[0]?.at ?? 0
      versions.push({ ...write(doc, { from: at, to: at }, new Set(), new Deletions()), goesOn: false })
    }
    let span = open
    let stretch: Row[] = []
    let isOpen = open !== null
    const end = () => {
      if (stretch.length === 0) return
      versions.push({ ...apply(doc, stretch, rescued), goesOn: isOpen })
      stretch = []
      isOpen = false
    }
    for (const row of rows.slice(first)) {
      const decoded = decode(row.data, row.userId, clients)
      if (!span || !goesOn(span, { at: row.at, deletes: lengthOf(decoded.ds) })) {
        end()
        isOpen = false
        span = { from: row.at, to: row.at }
      }
      span.to = Math.max(span.to, row.at)
      stretch.push({ ...row, ...decoded })
    }
    end()
    return { folded: Y.encodeStateAsUpdate(doc), versions, clients: [...clients], rescued }
  } finally {
    doc.destroy()
  }
}

/** Rows at the beginning of a log that nobody typed. */
function seedsOf(rows: readonly LogRow[]): number {
  const first = rows.findIndex(({ userId }) => userId !== null)
  return first === -1 ? rows.length : first
}

function applyAll(doc: Y.Doc, rows: readonly LogRow[]): void {
  doc.transact(() => {
    for (const { data } of rows) Y.applyUpdate(doc, data)
  })
}

/** Takes note of whose the clients in an update are (who came first), and answers what it says. */
function decode(data: Uint8Array, userId: string | null, clients: Map<number, string | null>): Decoded {
  const { structs, ds } = Y.decodeUpdate(data)
  for (const struct of structs) {
    const { client } = struct.id
    if (!(struct instanceof Y.Skip) && !clients.has(client)) clients.set(client, userId)
  }
  return { structs, ds }
}

function lengthOf(ds: Row['ds']): number {
  let length = 0
  for (const items of ds.clients.values()) for (const { len } of items) length += len
  return length
}

function apply(doc: Y.Doc, rows: readonly Row[], rescued: RescuedWords[]): Omit<CutVersion, 'goesOn'> {
  const known = new Map<number, number>()
  for (const [client, structs] of doc.store.clients) {
    const last = structs.at(-1)
    if (last) known.set(client, last.id.clock + last.length)
  }
  const deleted: Y.Transaction['deleteSet'][] = []
  const take = (transaction: Y.Transaction) => {
    deleted.push(transaction.deleteSet)
    for (const words of passagesOf(lostRuns(transaction, rows))) rescued.push({ ...words, at })
  }
  const at = greatest(rows.map((row) => row.at))
  doc.on('afterTransaction', take)
  applyAll(doc, rows)
  doc.off('afterTransaction', take)
  const deletions = new Deletions()
  for (const each of deleted) {
    const open = new Unattributed(each, known)
    for (const { userId, ds } of rows) {
      if (open.isEmpty) break
      open.give(userId, ds, deletions)
    }
    open.giveRest(deletions)
  }
  const times = rows.map(({ at }) => at)
  const span = { from: least(times), to: greatest(times) }
  return write(doc, span, new Set(rows.flatMap(({ userId }) => userId ?? [])), deletions)
}

// Not Math.min(…): a log may have more rows than a call takes arguments.
const least = (numbers: number[]) => numbers.reduce((a, b) => Math.min(a, b))
const greatest = (numbers: number[]) => numbers.reduce((a, b) => Math.max(a, b))

function write(
  doc: Y.Doc,
  { from, to }: Span,
  authors: ReadonlySet<string>,
  deletions: Deletions,
): Omit<CutVersion, 'goesOn'> {
  return {
    editedFrom: from,
    editedTo: to,
    authorIds: [...authors],
    words: countWordsInXml(doc.getXmlFragment(XML_FRAGMENT)),
    state: encodeState(doc),
    deletions: deletions.encode(),
  }
}
