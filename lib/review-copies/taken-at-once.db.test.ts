import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { createReport, createUser } from '@/lib/testing/factories'
import { takeImport } from './take-import'

testDatabase()

test('what is taken twice at the same moment is there once', async () => {
  const coordinator = await createUser()
  const reportId = await createReport({ coordinator })
  const remark = { kind: 'homeless', author: 'The lawyer', passage: '', wanted: 'See me about this.' }
  const { id: importId } = await db.reviewImport.create({
    data: {
      copy: {
        create: {
          ...{ reportId, sha256: '00', size: 9, expiresAt: new Date(Date.now() + 3_600_000) },
          facts: { variant: 'public', drafts: [] },
        },
      },
      user: { connect: { id: coordinator.id } },
      ...{ name: 'review.docx', sha256: '00', changes: { drafts: [], remarks: [remark] }, authors: [] },
    },
  })
  await Promise.all(
    Array.from({ length: 6 }, () => takeImport(coordinator.id, { importId }).catch(() => null)),
  )
  expect(await db.reviewConflict.count({ where: { importId } })).toBe(1)
  expect(await db.auditEvent.count({ where: { reportId, action: 'review-copy.taken' } })).toBe(1)
})
