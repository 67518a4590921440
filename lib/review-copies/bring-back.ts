import { createHash } from 'node:crypto'
import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import type { CopyFacts } from '@/lib/export/formats/review'
import { copyText } from '@/lib/export/formats/review/copy-text'
import { oneOfFew } from '@/lib/files/one-of-few'
import { readIncoming } from '@/lib/files/storage'
import type { CleanImage } from '@/lib/images/clean-image'
import { authorize, isId } from '@/lib/members/authorize'
import { can } from '@/lib/policy'
import { asJson } from './as-json'
import { readAside, unpackText } from './aside'
import { linesIn, readable } from './blocks'
import type { CopyChanges } from './changes'
import { cleanPictures } from './clean-pictures'
import { keepPictures, letPicturesGo } from './keep-pictures'
import { picturesIn, picturesOf, withoutRefused } from './pictures'
import type { KeptCopy } from './thread-entry'
import { type BroughtBack, COPY_DAYS, MAX_COPY_BYTES } from './schema'
import { isNothing, withoutTaken } from './signatures'

/**
 * Reads a review copy that somebody sent back and keeps what is new in it, to be looked at and taken (`takeImport`). The
 * file itself is not kept; pictures that were put into it are, drawn anew, if who brings it may add pictures to the report.
 * Rights are asked before the first byte and again after reading.
 * @throws AppError of the readers, of `oneOfFew`; `reviewNoCopy` for a document that is none, `reviewOtherReport`,
 * `reviewCopyOver`; of rights.
 */
export async function bringBack(
  userId: string,
  { reportId, name }: { reportId: string; name: string },
  file: { bytes: Uint8Array | AsyncIterable<Uint8Array> },
): Promise<BroughtBack> {
  const actor = await authorize(userId, reportId, 'draft.suggest')
  const { sha256, copy, changes, pictures } = await oneOfFew(userId, async () => {
    const bytes = await readIncoming({ ...file, maxBytes: MAX_COPY_BYTES, tooLarge: 'fileTooLarge' })
    const came = await read(reportId, bytes)
    const fresh = withoutTaken(came.all, new Set(came.copy.imports.flatMap(({ taken }) => taken)))
    const drawn = await drawAnew(can(actor, 'draft.edit'), came.copy, {
      changes: fresh,
      pictures: came.pictures,
    })
    return { sha256: createHash('sha256').update(bytes).digest('hex'), copy: came.copy, ...drawn }
  })
  // What was shown when the first of its imports was taken is not shown again.
  const shown = copy.imports.length > 0 ? onlyTaken(changes) : changes
  if (isNothing(shown)) return { importId: null }
  return db.$transaction(async (tx) => {
    await authorize(userId, reportId, 'draft.suggest', tx)
    const before = { copyId: copy.id, userId, state: 'ready' } as const
    await letPicturesGo(tx, { import: before })
    await tx.reviewImport.deleteMany({ where: before })
    const { id } = await tx.reviewImport.create({
      data: {
        copyId: copy.id,
        userId,
        name: clean(name),
        sha256,
        changes: asJson(shown),
        authors: authorsIn(shown),
        savedBy: shown.savedBy && clean(shown.savedBy),
        taken: [],
      },
      select: { id: true },
    })
    await keepPictures(tx, id, pictures)
    await audit(tx, {
      action: 'review-copy.brought-back',
      actorId: userId,
      reportId,
      details: { copyId: copy.id },
    })
    return { importId: id }
  })
}

/** How many copies are tried at once: which one it is says the file. */
const TRIED = 5

async function read(reportId: string, bytes: Uint8Array) {
  const latest = await copiesOf({ reportId }, TRIED)
  const first = await readAside(bytes, kept(latest))
  if (first.copyId === null) throw new AppError('invalid_input', 'reviewNoCopy')
  const { copyId } = first
  const others = first.changes || !isId(copyId) ? latest : await copiesOf({ reportId, id: copyId }, 1)
  const copy = others.find(({ id }) => id === copyId)
  if (copy && !copy.facts) throw new AppError('expired', 'reviewCopyOver', { days: COPY_DAYS })
  const { changes, pictures } = copy && !first.changes ? await readAside(bytes, kept([copy])) : first
  if (!copy || !changes) throw new AppError('invalid_input', 'reviewOtherReport')
  return { copy, all: changes, pictures }
}

type Copy = Awaited<ReturnType<typeof copiesOf>>[number]

/** The changes with the pictures that can be taken in; the others are told. */
async function drawAnew(
  mayAdd: boolean,
  copy: Copy,
  { changes, pictures }: { changes: CopyChanges; pictures: Record<string, Uint8Array> },
): Promise<{ changes: CopyChanges; pictures: Map<string, CleanImage> }> {
  const wanted = picturesOf(changes)
  if (wanted.size === 0) return { changes, pictures: new Map() }
  const own = Object.fromEntries(Object.entries(pictures).filter(([sha256]) => wanted.has(sha256)))
  const drawn = mayAdd ? await cleanPictures(own) : null
  const why = (sha256: string) => {
    const made = drawn ? (drawn.get(sha256) ?? 'pictureDamaged') : 'pictureRights'
    return typeof made === 'string' ? made : null
  }
  const { variant } = copy.facts as unknown as CopyFacts
  const drafts = changes.drafts.map((draft) => {
    const text =
      picturesIn(draft.edits).size > 0 && copy.drafts.find(({ draftId }) => draftId === draft.draftId)
    if (!text) return draft
    const lines = linesIn(copyText(unpackText(text.text), variant))
    return withoutRefused(draft, why, (block) => readable(lines[block]?.text ?? ''))
  })
  const clean = [...(drawn ?? [])].filter((each): each is [string, CleanImage] => typeof each[1] !== 'string')
  return { changes: { ...changes, drafts }, pictures: new Map(clean) }
}

const copiesOf = (where: { reportId: string; id?: string }, take: number) =>
  db.reviewCopy.findMany({
    ...{ where, take, orderBy: { createdAt: 'desc' } },
    include: { drafts: true, imports: { where: { state: 'taken' }, select: { taken: true } } },
  })

function kept(copies: Awaited<ReturnType<typeof copiesOf>>): Record<string, KeptCopy> {
  return Object.fromEntries(
    copies.flatMap(({ id, drafts, ...copy }) => {
      if (!copy.facts) return []
      const texts = Object.fromEntries(drafts.map(({ draftId, text }) => [draftId, new Uint8Array(text)]))
      const facts = copy.facts as unknown as CopyFacts
      // Drafts that are no more have nothing to come back to.
      const left = facts.drafts.filter(({ draftId }) => texts[draftId] !== undefined)
      return [[id, { facts: { ...facts, drafts: left }, texts }] as const]
    }),
  )
}

function onlyTaken(changes: CopyChanges): CopyChanges {
  return { ...changes, drafts: changes.drafts.map((draft) => ({ ...draft, remarks: [] })), remarks: [] }
}

const clean = (text: string) => text.replace(/[\0\p{Surrogate}]/gu, '\ufffd')

/** Everybody who wrote in it, in the order in which they are met first. */
function authorsIn({ drafts }: CopyChanges): string[] {
  const named = drafts.flatMap(({ edits, threads }) => [
    ...edits.map(({ author }) => author),
    ...threads.flatMap(({ comments }) => comments.map(({ author }) => author)),
  ])
  return [...new Set(named.filter((author) => author !== null))].map((author) => clean(author).slice(0, 200))
}
