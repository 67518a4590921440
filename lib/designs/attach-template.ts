import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { repositoryRoot } from '@/lib/env'
import { isAppError } from '@/lib/errors'
import { oneOfFew } from '@/lib/files/one-of-few'
import { type IncomingFile, putFile, readIncoming, removeFileIfUnused } from '@/lib/files/storage'
import { plainLine } from '@/lib/accounts/schema'
import { cleanAside } from '@/lib/images/clean-aside'
import type { CleanImage } from '@/lib/images/clean-image'
import { authorize } from '@/lib/members/authorize'
import { lockReport } from '@/lib/members/lock-report'
import { readTemplateAside } from './read-template-aside'
import { MAX_TEMPLATE_BYTES } from './schema'

/**
 * Attaches a Word template to a report, in place of the one that it has. Read as it comes, in a process apart; kept are its
 * fonts, sizes, colours and margins, its name, and the logo in its head, drawn anew. The file itself is written nowhere: a
 * letterhead names people and where it lay. Answers whether its head holds a picture that could not be taken.
 * @throws AppError of rights, of `oneOfFew`, of `readTemplateAside`; `too_large` / `templateTooLarge`; `invalid_input` / `fileEmpty`
 */
export async function attachTemplate(
  userId: string,
  { reportId }: { reportId: string },
  { name, bytes }: Pick<IncomingFile, 'name' | 'bytes'>,
  signal?: AbortSignal,
): Promise<{ id: string; isLogoLeftOut: boolean }> {
  await authorize(userId, reportId, 'report.settings')
  const aside = { root: repositoryRoot(), ...(signal && { signal }) }
  const { template, logo, picture } = await oneOfFew(userId, async () => {
    const sent = await readIncoming({ bytes, maxBytes: MAX_TEMPLATE_BYTES, tooLarge: 'templateTooLarge' })
    const read = await readTemplateAside(sent, aside)
    return { ...read, picture: read.logo ? await drawn(read.logo.bytes, aside) : null }
  })
  await db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    await authorize(userId, reportId, 'report.settings', tx)
    const old = await tx.reportDesign.findUnique({ where: { reportId }, select: { logoFileId: true } })
    const file =
      picture &&
      (await putFile(tx, { name: 'logo', mime: picture.mime, bytes: picture.bytes, maxBytes: Infinity }))
    const data = {
      ...{ templateName: shortName(name), template },
      ...{ logoFileId: file?.id ?? null, logoPlace: file && logo ? logo.place : undefined },
      ...{ logoWidth: picture?.width ?? null, logoHeight: picture?.height ?? null },
    }
    await tx.reportDesign.upsert({ where: { reportId }, create: { reportId, ...data }, update: data })
    if (old?.logoFileId) await removeFileIfUnused(tx, old.logoFileId)
    const details = { hasLogo: file !== null, hasPage: template.page !== null }
    await audit(tx, { action: 'template.attached', actorId: userId, reportId, details })
  })
  publish('report.arranged', { reportId })
  return { id: reportId, isLogoLeftOut: logo !== null && picture === null }
}

/** The logo as it is kept; null where it is of a kind that is not drawn (a metafile, as old letterheads have them). */
async function drawn(
  bytes: Uint8Array,
  aside: { root: string; signal?: AbortSignal },
): Promise<CleanImage | null> {
  try {
    return await cleanAside(bytes, aside)
  } catch (error) {
    if (isAppError(error) && (error.code === 'unsupported' || error.code === 'too_large')) return null
    throw error
  }
}

/** The file's own name, without a path. */
const shortName = (name: string) =>
  Array.from(plainLine(name).split(/[/\\]/).at(-1)?.trim() ?? '')
    .slice(0, 120)
    .join('') || 'template.docx'
