// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as original from 'lib0/buffer'
import { expect, test } from 'vitest'
import * as buffer from './buffer'
import * as dom from './dom'
import * as logging from './logging'

const packages = join(import.meta.dirname, '../../../../node_modules')
const sources = [
  'yjs/dist/yjs.mjs',
  '@tiptap/y-tiptap/dist/y-tiptap.js',
  'y-protocols/awareness.js',
  'y-protocols/sync.js',
  '@hocuspocus/provider/dist/hocuspocus-provider.esm.js',
].map((path) => readFileSync(join(packages, path), 'utf8'))

/** What the scripts of the browser use of a module of lib0, by name. */
function used(module: string): Set<string> {
  const names = new Set<string>()
  for (const source of sources) {
    const as = source.match(new RegExp(`import \\* as (\\w+) from ['"]lib0/${module}['"]`))?.[1]
    const picked = source.match(new RegExp(`import \\{([^}]*)\\} from ['"]lib0/${module}['"]`))?.[1]
    for (const name of picked?.split(',') ?? []) names.add(name.trim())
    if (as)
      for (const [, name] of source.matchAll(new RegExp(`(?<![.\\w])${as}\\.(\\w+)`, 'g'))) names.add(name!)
  }
  return names
}

test.each([
  ['buffer', buffer],
  ['dom', dom],
  ['logging', logging],
])('what stands in for lib0/%s has all that is used of it', (name, module) => {
  const wanted = used(name)
  expect(wanted.size).toBeGreaterThan(0)
  expect([...wanted].filter((each) => !(each in module))).toEqual([])
})

test('bytes are written and read as lib0 does', () => {
  const value = {
    words: ['ä', '𝒳', ''],
    count: -12.5,
    deep: [null, true, { bytes: new Uint8Array([0, 255]) }],
  }
  const bytes = buffer.encodeAny(value)
  expect(bytes).toEqual(original.encodeAny(value))
  expect(buffer.decodeAny(bytes)).toEqual(value)
  expect(buffer.toBase64(bytes)).toBe(original.toBase64(bytes))
  const copy = buffer.copyUint8Array(bytes.subarray(1, 3))
  expect(copy).toEqual(original.copyUint8Array(bytes.subarray(1, 3)))
  expect(copy.buffer).not.toBe(bytes.buffer)
})
