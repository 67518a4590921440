import { createHash } from 'node:crypto'
import { plainLine } from '@/lib/accounts/schema'
import { type Database, db } from '@/lib/db'
import { AppError } from '@/lib/errors'

/**
 * Where files are kept as they came: the one way in and the one way out. They lie in the database, in pieces, so that a
 * backup of it is a backup of everything; an object store would take the place of what is below, and of nothing else.
 */

/** Bytes of a piece: what storing or sending a file holds in memory at a time. */
const CHUNK_BYTES = 1024 * 1024

/** What is known of a stored file besides its bytes. */
export interface FileFacts {
  id: string
  name: string
  mime: string
  size: number
  /** Hex. */
  sha256: string
}

/** The columns that make `FileFacts`, for `select`. */
export const FILE_FACTS = { id: true, name: true, mime: true, size: true, sha256: true } as const

/** A file on its way in. */
export interface IncomingFile {
  name: string
  mime: string
  bytes: Uint8Array | AsyncIterable<Uint8Array>
  /** More than this is refused while it comes, whatever was announced. */
  maxBytes: number
}

/**
 * Stores a file. Bytes that come slowly are given `db` and no transaction, which would be open for as long; then a
 * file that breaks off leaves nothing, and one that a killed server left is swept later (`sweepFiles`).
 * @throws AppError `too_large` / `fileTooLarge`, `invalid_input` / `fileEmpty`, or what the source throws.
 */
export async function putFile(client: Database, file: IncomingFile): Promise<FileFacts> {
  const name = plainName(file.name)
  const mime = plainMime(file.mime)
  const { id } = await client.storedFile.create({
    data: { name, mime, size: 0, sha256: '' },
    select: { id: true },
  })
  try {
    const hash = createHash('sha256')
    let size = 0
    let position = 0
    for await (const data of pieces(limited(file))) {
      hash.update(data)
      size += data.byteLength
      await client.storedFileChunk.create({ data: { fileId: id, position: position++, data } })
    }
    if (size === 0) throw new AppError('invalid_input', 'fileEmpty')
    const sha256 = hash.digest('hex')
    await client.storedFile.update({ where: { id }, data: { size, sha256 } })
    return { id, name, mime, size, sha256 }
  } catch (error) {
    // Within a transaction this is in vain and not needed; the reason why it failed is what must be told.
    await client.storedFile.deleteMany({ where: { id } }).catch(() => undefined)
    throw error
  }
}

/** The bytes of a stored file, piece by piece; nothing when it is not there. */
export async function* openFile(id: string, client: Database = db): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let position = 0; ; position++) {
    const piece = await client.storedFileChunk.findUnique({
      where: { fileId_position: { fileId: id, position } },
      select: { data: true },
    })
    if (!piece) return
    yield new Uint8Array(piece.data)
  }
}

/** All bytes of a stored file in a buffer of its own, which can be handed to a thread. */
export async function readFileBytes(id: string): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOfFile(
    await db.storedFile.findUniqueOrThrow({ where: { id }, select: { id: true, size: true } }),
  )
}

/** The same of a file that is known, also within a transaction. */
export async function bytesOfFile(
  { id, size }: Pick<FileFacts, 'id' | 'size'>,
  client: Database = db,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size)
  let offset = 0
  for await (const piece of openFile(id, client)) {
    bytes.set(piece, offset)
    offset += piece.byteLength
  }
  return bytes
}

/** Removes the files to which nothing refers any more and that no upload can still be writing. Answers how many. */
export async function sweepFiles(client: Database = db): Promise<number> {
  return client.$executeRaw`
    delete from stored_files f
    where f.created_at < now() - interval '1 day'
      and not exists (select 1 from intakes where file_id = f.id)
      and not exists (select 1 from state_reply_versions where file_id = f.id)
      and not exists (select 1 from committee_documents where file_id = f.id)
      and not exists (select 1 from report_images where file_id = f.id)
      and not exists (select 1 from exports where file_id = f.id)
      and not exists (select 1 from review_pictures where file_id = f.id)
      and not exists (select 1 from report_designs where logo_file_id = f.id)`
}

/**
 * Removes this file at once, if nothing refers to it any more. Within a transaction it waits for who is about to refer to
 * it, and then leaves it to them.
 */
export async function removeFileIfUnused(client: Database, id: string): Promise<void> {
  // Whoever refers to a row locks it; a deletion alone would not look again at who did when it has waited for them.
  await client.$queryRaw`select 1 from stored_files where id = ${id}::uuid for update`
  await client.storedFile.deleteMany({
    where: {
      ...{ id, intakes: { none: {} }, replyVersions: { none: {} } },
      ...{ committeeDocuments: { none: {} }, images: { none: {} } },
      ...{ exports: { none: {} }, logos: { none: {} }, reviewPictures: { none: {} } },
    },
  })
}

/**
 * All bytes of a file on its way in, for what is not kept as it came. Holds all of it: only for files of few megabytes.
 * @throws AppError `too_large` / `tooLarge`, `invalid_input` / `fileEmpty`, or what the source throws.
 */
export async function readIncoming(
  file: Pick<IncomingFile, 'bytes' | 'maxBytes'> & { tooLarge: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of limited(file, file.tooLarge)) {
    parts.push(part)
    size += part.byteLength
  }
  if (size === 0) throw new AppError('invalid_input', 'fileEmpty')
  const whole = new Uint8Array(size)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.byteLength
  }
  return whole
}

async function* limited(
  { bytes, maxBytes }: Pick<IncomingFile, 'bytes' | 'maxBytes'>,
  reason = 'fileTooLarge',
): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const part of bytes instanceof Uint8Array ? [bytes] : bytes) {
    size += part.byteLength
    if (size > maxBytes) {
      throw new AppError('too_large', reason, { megabytes: Math.floor(maxBytes / 1_000_000) })
    }
    yield part
  }
}

/** The same bytes in pieces of `CHUNK_BYTES`, the last one shorter. */
async function* pieces(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let piece = new Uint8Array(CHUNK_BYTES)
  let filled = 0
  for await (const part of parts) {
    for (let offset = 0; offset < part.byteLength;) {
      const taken = part.subarray(offset, offset + CHUNK_BYTES - filled)
      piece.set(taken, filled)
      filled += taken.byteLength
      offset += taken.byteLength
      if (filled < CHUNK_BYTES) continue
      yield piece
      piece = new Uint8Array(CHUNK_BYTES)
      filled = 0
    }
  }
  if (filled > 0) yield piece.slice(0, filled)
}

/** A name without a path and without what does not print; never empty. */
function plainName(name: string): string {
  const last =
    plainLine(name.replace(/\p{Surrogate}/gu, ' '))
      .split(/[/\\]/)
      .at(-1) ?? ''
  return Array.from(last.trim()).slice(0, 200).join('') || 'file'
}

const plainMime = (mime: string) =>
  /^[\w.+-]{1,80}\/[\w.+-]{1,80}(?=;|$)/.exec(mime.trim())?.[0].toLowerCase() ?? 'application/octet-stream'
