const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/**
 * What may be ids of pictures in a draft's stored updates: whatever looks like one. Ids stand in them as plain
 * characters, so nothing is decoded; those of figures that were deleted since are among them and do no harm.
 */
export function idsIn(updates: Iterable<Uint8Array>): string[] {
  const ids = new Set<string>()
  for (const update of updates) {
    const text = Buffer.from(update.buffer, update.byteOffset, update.byteLength).toString('latin1')
    for (const [id] of text.matchAll(ID)) ids.add(id)
  }
  return [...ids]
}
