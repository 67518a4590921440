import { getSchema } from '@tiptap/core'
import { expect, test } from 'vitest'
import { documentExtensions } from '../schema'
import { HOLDS, MARKS } from './fits'

test('nodes hold what the schema says, and the marks are its', () => {
  const { nodes, marks } = getSchema(documentExtensions)
  expect([...MARKS].sort()).toEqual(Object.keys(marks).sort())
  const held = Object.entries(nodes)
    .filter(([name]) => name !== 'text')
    .map(([name, { contentMatch }]) => {
      const types = new Set<string>()
      const seen = new Set([contentMatch])
      for (const match of seen)
        for (let index = 0; index < match.edgeCount; index++) {
          types.add(match.edge(index).type.name)
          seen.add(match.edge(index).next)
        }
      return [name, [...types].sort()]
    })
  const said = Object.entries(HOLDS).map(([name, types]) => [name, [...types].sort()] as const)
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(held))
})
