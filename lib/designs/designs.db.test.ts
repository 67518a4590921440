import { strFromU8, unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { exportAsAdministrator } from '@/lib/exports/export-as-administrator'
import { exportOptions } from '@/lib/exports/schema'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport } from '@/lib/testing/factories'
import { attachTemplate } from './attach-template'
import { choosePaper } from './choose-paper'
import { designOf, openLogo } from './queries'
import { removeTemplate } from './remove-template'
import { letterhead } from './testing/letterhead'

testDatabase()

async function reportWithCoordinator() {
  const reportId = await createReport()
  const { id } = await addMember(reportId, 'coordinator')
  return { reportId, me: id }
}

async function wordFile(reportId: string) {
  const { bytes } = await exportAsAdministrator({
    ...{ reportId, format: 'docx' as const, variant: 'public' as const },
    options: exportOptions.parse({}),
  })
  const parts = unzipSync(bytes)
  return {
    styles: strFromU8(parts['word/styles.xml']!),
    document: strFromU8(parts['word/document.xml']!),
    parts,
  }
}

test(
  'a template changes how Word files look until it is removed, and nothing else of it is kept',
  { timeout: 60_000 },
  async () => {
    const { reportId, me } = await reportWithCoordinator()
    const changed: string[] = []
    onTestFinished(subscribe('report.arranged', (message) => void changed.push(message.reportId)))
    const logos = () => db.storedFile.count({ where: { name: 'logo' } })
    const name = 'C:\\Users\\somebody\\Letterhead 2026.dotx'
    const answer = await attachTemplate(me, { reportId }, { name, bytes: await letterhead() })
    expect(answer.isLogoLeftOut).toBe(false)
    const { template } = await designOf(me, reportId)
    expect(template).toMatchObject({
      ...{ name: 'Letterhead 2026.dotx', font: 'Garamond', headingFont: 'Gill Sans' },
      logo: { width: 60, height: 30, pages: 'all' },
    })
    const kept: Uint8Array[] = []
    for await (const piece of (await openLogo(me, { reportId })).bytes) kept.push(piece)
    expect(Buffer.concat(kept).subarray(1, 4).toString()).toBe('PNG')

    const [{ count } = { count: -1 }] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from stored_file_chunks where position('word/document.xml'::bytea in data) > 0`
    expect(count).toBe(0)

    const worn = await wordFile(reportId)
    expect(worn.styles).toContain('Garamond')
    expect(worn.document).toContain('w:w="12240"')
    expect(Object.keys(worn.parts).filter((part) => part.startsWith('word/media/'))).toHaveLength(1)
    for (const part of Object.values(worn.parts))
      expect(strFromU8(part)).not.toMatch(/Somebody|internal remark|address in the footer|Letterhead/)
    expect(JSON.stringify(await db.reportDesign.findMany())).not.toMatch(/Somebody|somebody|Committee/)

    // Another one takes its place, with its logo.
    await attachTemplate(me, { reportId }, { name: 'two.docx', bytes: await letterhead() })
    expect(await logos()).toBe(1)
    await choosePaper(me, { reportId, paper: 'letter' })
    await removeTemplate(me, { reportId })
    expect(await designOf(me, reportId)).toEqual({ paper: 'letter', template: null })
    expect(await logos()).toBe(0)
    const bare = await wordFile(reportId)
    expect(bare.styles).not.toContain('Garamond')
    expect(bare.document).toContain('w:w="12240"')
    const told = await db.auditEvent.findMany({
      where: { reportId },
      orderBy: { id: 'asc' },
      select: { action: true },
    })
    expect(told.map(({ action }) => action).filter((action) => /template|settings/.test(action))).toEqual([
      'template.attached',
      'template.attached',
      'report.settings-changed',
      'template.removed',
    ])
    // A preview that somebody looks at hears of each.
    expect(changed).toEqual([reportId, reportId, reportId, reportId])
  },
)

test('a logo that cannot be drawn anew is left out and said; what is no template changes nothing', async () => {
  const { reportId, me } = await reportWithCoordinator()
  const metafile = new Uint8Array([0xd7, 0xcd, 0xc6, 0x9a, 0, 0, 0, 0])
  const bytes = await letterhead((parts) => {
    for (const part of Object.keys(parts)) if (part.startsWith('word/media/')) parts[part] = metafile
  })
  expect((await attachTemplate(me, { reportId }, { name: 'old.docx', bytes })).isLogoLeftOut).toBe(true)
  const refused = attachTemplate(
    me,
    { reportId },
    { name: 'x.docx', bytes: new TextEncoder().encode('Text') },
  )
  await expect(refused).rejects.toMatchObject({ code: 'unsupported', reason: 'templateUnreadable' })
  expect((await designOf(me, reportId)).template).toMatchObject({ name: 'old.docx', logo: null })
})
