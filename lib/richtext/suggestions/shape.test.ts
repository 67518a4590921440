import { getSchema } from '@tiptap/core'
import { expect, test } from 'vitest'
import { documentExtensions } from '../schema'
import { DEFAULTS, isSuggestibleName } from './shape'
import { SUGGESTIBLE } from './schema'

test('what an attribute is when it is missing is what the schema says', () => {
  const said: Record<string, unknown> = {}
  for (const [type, { spec }] of Object.entries(getSchema(documentExtensions).nodes))
    for (const [name, attribute] of Object.entries(spec.attrs ?? {})) {
      const value: unknown = (attribute as { default?: unknown }).default
      if (value !== null && value !== undefined) said[`${type}.${name}`] = value
    }
  expect(said).toEqual(DEFAULTS)
})

test('all nodes can be suggested but the draft and its text', () => {
  const names = Object.keys(getSchema(documentExtensions).nodes).filter(isSuggestibleName)
  expect(names.sort()).toEqual([...SUGGESTIBLE].sort())
})
