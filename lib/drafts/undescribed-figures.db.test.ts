import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser } from '@/lib/testing/factories'
import { doc, figure, p } from '@/lib/testing/richtext'
import { requireDescribedFigures, undescribedInReport } from './undescribed-figures'

testDatabase()

test('names the pictures without a description, and an edition waits for the last of them', async () => {
  const [reportId, user] = [await createReport(), await createUser()]
  await addMember(reportId, 'coordinator', user)
  const [first, second, third] = await db.draft.findMany({ where: { reportId }, orderBy: { id: 'asc' } })
  const write = async (draftId: string, ...blocks: Parameters<typeof doc>) => {
    await db.draftUpdate.deleteMany({ where: { draftId } })
    const data = Buffer.from(updateFromDocument(doc(...blocks)))
    await db.draftUpdate.create({ data: { draftId, userId: null, data } })
  }
  await write(first!.id, p('A figure of speech'))
  await write(second!.id, figure({ image: 'a', alt: 'A door' }), figure({ image: 'b' }, 'The door'))
  await write(third!.id, figure({ image: 'c', decorative: true }))
  expect(await undescribedInReport(user.id, { reportId })).toEqual([
    { draftId: second!.id, figures: [{ number: 2, image: 'b', caption: 'The door' }] },
  ])
  await expect(db.$transaction((tx) => requireDescribedFigures(tx, reportId))).rejects.toMatchObject({
    code: 'invalid_input',
    reason: 'figuresUndescribed',
    values: { count: 1 },
  })
  await write(second!.id, figure({ image: 'b', alt: 'A closed door' }, 'The door'))
  expect(await undescribedInReport(user.id, { reportId })).toEqual([])
  await expect(db.$transaction((tx) => requireDescribedFigures(tx, reportId))).resolves.toBeUndefined()
})
