import { createHash, type Hash } from 'node:crypto'

/**
 * SHA-256, in hex, of a value made of plain objects, lists, bytes and what JSON holds: the same for the same content,
 * in whatever order the properties of its objects are.
 */
export function hashOf(value: unknown): string {
  const hash = createHash('sha256')
  add(value, hash)
  return hash.digest('hex')
}

// Everything says its kind and its length first, so that no two values read the same.
function add(value: unknown, hash: Hash): void {
  if (value instanceof Uint8Array) {
    hash.update(`b${value.byteLength}:`)
    hash.update(value)
  } else if (Array.isArray(value)) {
    hash.update(`[${value.length}:`)
    for (const each of value) add(each, hash)
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    hash.update(`{${entries.length}:`)
    for (const [name, each] of entries) {
      add(name, hash)
      add(each, hash)
    }
  } else {
    const said = JSON.stringify(value) ?? 'undefined'
    hash.update(`j${Buffer.byteLength(said)}:${said}`)
  }
}
