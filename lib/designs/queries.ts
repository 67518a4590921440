import { type Database, db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { type Design, logoPlace, template } from '@/lib/export/design'
import { PAPERS, type Paper } from '@/lib/export/papers'
import { bytesOfFile, FILE_FACTS, type FileFacts, openFile } from '@/lib/files/storage'
import { authorize } from '@/lib/members/authorize'
import type { ShownDesign } from './schema'

/** How a report's pages are to look, for who may change it. @throws AppError `not_found` to strangers, else `forbidden`. */
export async function designOf(userId: string, reportId: string): Promise<ShownDesign> {
  await authorize(userId, reportId, 'report.settings')
  const row = await db.reportDesign.findUnique({
    where: { reportId },
    include: { logo: { select: { sha256: true } } },
  })
  const read = template.safeParse(row?.template)
  const place = logoPlace.safeParse(row?.logoPlace)
  if (!row || row.templateName === null || !read.success)
    return { paper: paperOf(row?.paper), template: null }
  const { page, looks } = read.data
  return {
    paper: paperOf(row.paper),
    template: {
      ...{ name: row.templateName, page },
      ...{ font: looks.normal?.font ?? null, headingFont: looks['heading 1']?.font ?? null },
      logo:
        row.logo && place.success
          ? {
              width: row.logoWidth ?? 1,
              height: row.logoHeight ?? 1,
              pages: place.data.pages,
              version: row.logo.sha256.slice(0, 12),
            }
          : null,
    },
  }
}

/** The logo of a report's template, for who may change it. @throws AppError `not_found` */
export async function openLogo(
  userId: string,
  { reportId }: { reportId: string },
): Promise<{ facts: FileFacts; bytes: AsyncGenerator<Uint8Array<ArrayBuffer>> }> {
  await authorize(userId, reportId, 'report.settings')
  const row = await db.reportDesign.findUnique({
    where: { reportId },
    select: { logo: { select: FILE_FACTS } },
  })
  if (!row?.logo) throw notFound()
  return { facts: row.logo, bytes: openFile(row.logo.id) }
}

/** How a report's pages are to look, for what is made of it; undefined where nothing was chosen. The caller has checked the rights. */
export async function readDesign(reportId: string, client: Database = db): Promise<Design | undefined> {
  const row = await client.reportDesign.findUnique({
    where: { reportId },
    include: { logo: { select: { ...FILE_FACTS } } },
  })
  if (!row) return undefined
  const read = template.safeParse(row.template)
  const place = logoPlace.safeParse(row.logoPlace)
  const hasLogo = read.success && place.success && row.logo !== null
  return {
    paper: paperOf(row.paper),
    template: read.success ? read.data : null,
    logo: hasLogo
      ? {
          image: {
            ...{ bytes: await bytesOfFile(row.logo!, client), mime: row.logo!.mime },
            ...{ width: row.logoWidth ?? 1, height: row.logoHeight ?? 1 },
          },
          place: place.data,
        }
      : null,
  }
}

const paperOf = (paper: string | undefined): Paper => PAPERS.find((each) => each === paper) ?? 'a4'
