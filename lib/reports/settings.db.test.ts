import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, type TestUser } from '@/lib/testing/factories'
import { addOrganisation } from './add-organisation'
import { findSettings } from './find-settings'
import { moveOrganisation } from './move-organisation'
import { removeOrganisation } from './remove-organisation'
import { renameOrganisation } from './rename-organisation'
import { settingsChange } from './schema'
import { updateSettings } from './update-settings'

testDatabase()

let coordinator: TestUser
let reportId: string

beforeEach(async () => {
  coordinator = await createUser()
  reportId = await createReport({ coordinator })
})

const settings = async () => (await findSettings(coordinator.id, reportId)).settings

describe('settings', () => {
  test('change as sent, the others stay', async () => {
    const before = await settings()
    await updateSettings(coordinator.id, {
      reportId,
      changes: { title: 'Another title', publicity: 'confidential', wordLimit: null },
      before,
    })
    expect(await settings()).toEqual({
      ...before,
      title: 'Another title',
      publicity: 'confidential',
      wordLimit: null,
    })
    const [event] = await db.auditEvent.findMany({ where: { reportId, action: 'report.settings-changed' } })
    expect(event).toMatchObject({ actorId: coordinator.id, details: { fields: 'publicity title wordLimit' } })
  })

  test('of two people at once merge field by field; the same field is refused to the second', async () => {
    const before = await settings()
    const second = await addMember(reportId, 'coordinator')
    await updateSettings(coordinator.id, { reportId, changes: { title: 'Mine' }, before })
    await updateSettings(second.id, { reportId, changes: { contact: 'office@test.example' }, before })
    const stale = updateSettings(second.id, { reportId, changes: { title: 'Theirs', session: 94 }, before })
    await expect(stale).rejects.toMatchObject({
      code: 'conflict',
      reason: 'changedMeanwhile',
      values: { field: 'title' },
    })
    expect(await settings()).toMatchObject({ title: 'Mine', contact: 'office@test.example', session: 93 })
  })

  test('refuse a State that does not exist and nonsense', async () => {
    const change = updateSettings(coordinator.id, {
      reportId,
      changes: { state: 'XXX' },
      before: await settings(),
    })
    await expect(change).rejects.toMatchObject({ reason: 'stateNeeded', values: { field: 'state' } })
    for (const changes of [
      { title: ' ' },
      { wordLimit: 0 },
      { wordLimit: 1.5 },
      { session: -1 },
      { publicity: 'secret' },
    ]) {
      expect(settingsChange.safeParse({ reportId, changes, before: {} }).success).toBe(false)
    }
  })
})

describe('organisations', () => {
  const names = async () =>
    (await findSettings(coordinator.id, reportId)).organisations.map(({ name }) => name)
  const add = (name: string) => addOrganisation(coordinator.id, { reportId, name })

  test('are added, renamed, moved and removed', async () => {
    const [a, b, c] = [await add('A'), await add('B'), await add('C')]
    await moveOrganisation(coordinator.id, { reportId, organisationId: c, direction: 'up' })
    await moveOrganisation(coordinator.id, { reportId, organisationId: a, direction: 'up' })
    expect(await names()).toEqual(['A', 'C', 'B'])
    await renameOrganisation(coordinator.id, { reportId, organisationId: b, name: 'Bee' })
    await removeOrganisation(coordinator.id, { reportId, organisationId: a })
    expect(await names()).toEqual(['C', 'Bee'])
  })

  test('have names of their own, also when two are added at once', async () => {
    const results = await Promise.allSettled([add('Same'), add('same'), add('SAME')])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', reason: 'organisationNameTaken' },
    })
  })

  test('of another report are out of reach, and members survive the removal of theirs', async () => {
    const elsewhere = await createReport({ coordinator: await createUser() })
    const foreign = await db.organisation.create({ data: { reportId: elsewhere, name: 'X', position: 0 } })
    const input = { reportId, organisationId: foreign.id }
    await expect(removeOrganisation(coordinator.id, input)).rejects.toMatchObject({ code: 'not_found' })
    const organisationId = await add('Ours')
    const { memberId } = await addMember(reportId, 'author')
    await db.membership.update({ where: { id: memberId }, data: { organisationId } })
    await removeOrganisation(coordinator.id, { reportId, organisationId })
    expect(await db.membership.findUnique({ where: { id: memberId } })).toMatchObject({
      organisationId: null,
    })
  })
})
