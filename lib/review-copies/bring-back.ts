import { createHash } from 'node:crypto'
import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import type { CopyFacts } from '@/lib/export/formats/review'
import { oneOfFew } from '@/lib/files/one-of-few'
import { readIncoming } from '@/lib/files/storage'
import { authorize, isId } from '@/lib/members/authorize'
import { asJson } from './as-json'
import { readAside } from './aside'
import type { CopyChanges } from './changes'
import type { KeptCopy } from './thread-entry'
import { type BroughtBack, COPY_DAYS, MAX_COPY_BYTES } from './schema'
import { isNothing, withoutTaken } from './signatures'

/**
 * Reads a review copy that somebody sent back and keeps what is new in it, to be looked at and taken (`takeImport`). The
 * file itself is not kept. Rights are asked before the first byte and again after reading.
 * @throws AppError of the readers, of `oneOfFew`; `reviewNoCopy` for a document that is none, `reviewOtherReport`,
 * `reviewCopyOver`; of rights.
 */
export async function bringBack(
  userId: string,
  { reportId, name }: { reportId: string; name: string },
  file: { bytes: Uint8Array | AsyncIterable<Uint8Array> },
): Promise<BroughtBack> {
  await authorize(userId, reportId, 'draft.suggest')
  const { sha256, copy, all } = await oneOfFew(userId, async () => {
    const bytes = await readIncoming({ ...file, maxBytes: MAX_COPY_BYTES, tooLarge: 'fileTooLarge' })
    return { sha256: createHash('sha256').update(bytes).digest('hex'), ...(await read(reportId, bytes)) }
  })
  const changes = withoutTaken(all, new Set(copy.imports.flatMap(({ taken }) => taken)))
  // What was shown when the first of its imports was taken is not shown again.
  const shown = copy.imports.length > 0 ? onlyTaken(changes) : changes
  if (isNothing(shown)) return { importId: null }
  return db.$transaction(async (tx) => {
    await authorize(userId, reportId, 'draft.suggest', tx)
    await tx.reviewImport.deleteMany({ where: { copyId: copy.id, userId, state: 'ready' } })
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
  const { changes } = copy && !first.changes ? await readAside(bytes, kept([copy])) : first
  if (!copy || !changes) throw new AppError('invalid_input', 'reviewOtherReport')
  return { copy, all: changes }
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
