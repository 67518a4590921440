import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  abilitiesOf,
  type Action,
  can,
  canStartReport,
  PERMISSIONS,
  type Role,
  ROLES,
  visibleReports,
} from './index'

// Written by hand a second time on purpose: a right that changes must change here too.
const RIGHTS = `
                   coordinator  author  reviewer  reader
report.view        yes          yes     yes       yes
report.settings    yes          no      no        no
report.leave       yes          yes     yes       yes
report.export      yes          yes     yes       no
exports.manage     yes          no      no        no
reply.import       yes          no      no        no
reply.correct      yes          no      no        no
reply.seeChanges   yes          yes     no        no
documents.manage   yes          no      no        no
contradictions.judge yes        yes     yes       no
draft.view         yes          yes     yes       yes
draft.edit         yes          yes     no        no
draft.suggest      yes          yes     yes       no
draft.lock         yes          no      no        no
draft.assign       yes          yes     no        no
threads.view       yes          yes     yes       no
threads.write      yes          yes     yes       no
threads.moderate   yes          no      no        no
versions.view      yes          yes     yes       no
versions.name      yes          yes     no        no
versions.restore   yes          yes     no        no
activity.view      yes          yes     yes       no
members.view       yes          yes     yes       yes
members.manage     yes          no      no        no
`

const [head, ...lines] = RIGHTS.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
const rows = lines.flatMap(([action, ...answers]) =>
  answers.map((answer, column) => [head![column], action, answer] as [Role, Action, 'yes' | 'no']),
)

test.each(rows)('may a %s do %s? %s', (role, action, answer) => {
  expect(can({ userId: 'somebody', role }, action)).toBe(answer === 'yes')
})

test('the table above has every action and every role', () => {
  expect(new Set(lines.map(([action]) => action))).toEqual(new Set(Object.keys(PERMISSIONS)))
  expect(new Set(head)).toEqual(new Set<string>(ROLES))
})

test('strangers and signed-out people may nothing', () => {
  for (const action of Object.keys(PERMISSIONS) as Action[]) {
    expect(can({ userId: 'stranger', role: null }, action)).toBe(false)
    expect(can(null, action)).toBe(false)
  }
  expect(Object.values(abilitiesOf(null)).some(Boolean)).toBe(false)
})

test('a report is begun by whoever has an account', () => {
  expect(canStartReport({ userId: 'somebody' })).toBe(true)
  expect(canStartReport(null)).toBe(false)
})

test('who may do anything at all may see the report', () => {
  const actions = fc.constantFrom(...(Object.keys(PERMISSIONS) as Action[]))
  fc.assert(
    fc.property(fc.constantFrom(...ROLES), actions, (role, action) => {
      const actor = { userId: 'somebody', role }
      return !can(actor, action) || can(actor, 'report.view')
    }),
  )
})

test('abilities are the answers of can', () => {
  for (const role of ROLES) {
    const actor = { userId: 'somebody', role }
    for (const [action, able] of Object.entries(abilitiesOf(actor)))
      expect(able).toBe(can(actor, action as Action))
  }
})

test('a list of reports is kept to one’s own', () => {
  expect(visibleReports('me')).toEqual({ memberships: { some: { userId: 'me' } } })
})
