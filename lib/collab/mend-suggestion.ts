import * as Y from 'yjs'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { elementsIn } from '@/lib/richtext/in-text'
import { recordOf, type SuggestionRecord } from '@/lib/richtext/suggestions/record'
import { markAttribute } from '@/lib/richtext/ydoc'

type Attributes = Record<string, unknown>

/** Letters of one client, one after the other, with the marks that they had. */
interface Letters {
  client: number
  clock: number
  text: string
  attributes: Attributes
}

/**
 * Applies to a draft what somebody typed on in their suggestion while somebody else decided it, of which they could not
 * know: letters that came without a mark beside their own become a suggestion of theirs, and letters of theirs that they
 * took back although they are accepted by now are written again and proposed to go, and their marks go no further than
 * their letters. Nothing else is touched; whether all is
 * a suggestion then is for the caller to see. Gives what was written besides, null when there was nothing to mend.
 */
export function mendSuggestions(
  copy: Y.Doc,
  edits: readonly Uint8Array[],
  record: SuggestionRecord,
  isTheirs: (client: number) => boolean,
): Uint8Array | null {
  const fragment = copy.getXmlFragment(XML_FRAGMENT)
  const decided = textsIn(fragment).flatMap((text) => decidedIn(text, record.user, isTheirs))
  const known = new Map(
    [...copy.store.clients.keys()].map((client) => [client, Y.getState(copy.store, client)]),
  )
  const proposed = textsIn(fragment).flatMap((text) => proposedIn(text, record.user))
  const typed: Letters[] = []
  const note = (transaction: Y.Transaction) => typed.push(...typedIn(transaction, isTheirs))
  copy.on('afterTransaction', note)
  copy.transact(() => edits.forEach((edit) => Y.applyUpdate(copy, edit)))
  copy.off('afterTransaction', note)
  const updates: Uint8Array[] = []
  const take = (update: Uint8Array) => void updates.push(update)
  copy.on('update', take)
  copy.transact(() => {
    for (const text of textsIn(fragment)) {
      mendText(text, decided, typed, record)
      unmark(text, proposed, known, record.user)
    }
  })
  copy.off('update', take)
  return updates.length > 0 ? Y.mergeUpdates(updates) : null
}

function textsIn(parent: Y.XmlFragment): Y.XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText)
      return [child, ...elementsIn(child).flatMap(({ element }) => textsIn(element))]
    return child instanceof Y.XmlElement ? textsIn(child) : []
  })
}

/** Goes through what a text consists of: each part with the marks on it and how many letters stand before it. */
function walk(text: Y.XmlText, visit: (item: Y.Item, attributes: Attributes, index: number) => void): void {
  const attributes: Attributes = {}
  let index = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (item.content instanceof Y.ContentFormat && !item.deleted) {
      const { key, value } = item.content as { key: string; value: unknown }
      if (value === null) delete attributes[key]
      else attributes[key] = value
      continue
    }
    visit(item, attributes, index)
    if (!item.deleted && item.countable) index += item.length
  }
}

function isInserted(attributes: Attributes, userId?: string): boolean {
  return Object.entries(attributes).some(([name, value]) => {
    const user = name.startsWith('insertion') ? recordOf(value)?.user : undefined
    return user !== undefined && (userId === undefined || user === userId)
  })
}

/** Letters of theirs that are no suggestion of theirs: whatever they typed was one. */
function decidedIn(text: Y.XmlText, userId: string, isTheirs: (client: number) => boolean): Letters[] {
  const found: Letters[] = []
  walk(text, (item, attributes) => {
    const { client, clock } = item.id
    if (item.deleted || !(item.content instanceof Y.ContentString) || !isTheirs(client)) return
    if (!isInserted(attributes, userId))
      found.push({ client, clock, text: item.content.str, attributes: { ...attributes } })
  })
  return found
}

/** Letters that they proposed to insert. */
function proposedIn(text: Y.XmlText, userId: string): Letters[] {
  const found: Letters[] = []
  walk(text, (item, attributes) => {
    if (!item.deleted && item.content instanceof Y.ContentString && isInserted(attributes, userId))
      found.push({ client: item.id.client, clock: item.id.clock, text: item.content.str, attributes: {} })
  })
  return found
}

/** Letters that are new and go on with some that are theirs and were there before. */
function typedIn(transaction: Y.Transaction, isTheirs: (client: number) => boolean): Letters[] {
  const found: Letters[] = []
  const { beforeState, doc } = transaction
  const stateBefore = (client: number) => beforeState.get(client) ?? 0
  const goesOn = (id: Y.ID | null): boolean => {
    let at = id
    while (at && isTheirs(at.client) && at.clock >= stateBefore(at.client)) {
      const struct = Y.getItem(doc.store, at) as Y.Item | Y.GC
      at = struct instanceof Y.Item ? struct.origin : null
    }
    return at !== null && isTheirs(at.client)
  }
  for (const [client, state] of transaction.afterState) {
    if (state <= stateBefore(client) || !isTheirs(client)) continue
    for (const struct of doc.store.clients.get(client)!.toReversed()) {
      if (struct.id.clock < stateBefore(client)) break
      if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentString))
        continue
      if (goesOn(struct.origin) || goesOn(struct.rightOrigin))
        found.push({ client, clock: struct.id.clock, text: struct.content.str, attributes: {} })
    }
  }
  return found
}

function mendText(
  text: Y.XmlText,
  decided: readonly Letters[],
  typed: readonly Letters[],
  record: SuggestionRecord,
): void {
  const insertion = asAttribute('insertion', { ...record, split: null })
  const deletion = asAttribute('deletion', { ...record })
  const changes: (() => void)[] = []
  walk(text, (item, attributes, index) => {
    if (item.deleted)
      for (const { part, attributes: had } of commonTo(item, decided))
        changes.push(() => text.insert(index, part, { ...had, ...deletion }))
    else if (!isInserted(attributes))
      for (const { part, offset } of commonTo(item, typed))
        changes.push(() => text.format(index + offset, part.length, insertion))
  })
  // From the end, so that nothing moves that is still to come.
  for (const change of changes.toReversed()) change()
}

/**
 * Takes their marks of insertion from letters that were there before without: where a suggestion was decided, Yjs may
 * take what is written before it to go on to the end of the text.
 */
function unmark(
  text: Y.XmlText,
  proposed: readonly Letters[],
  known: ReadonlyMap<number, number>,
  userId: string,
): void {
  const changes: (() => void)[] = []
  walk(text, (item, attributes, index) => {
    const { client, clock } = item.id
    if (item.deleted || !(item.content instanceof Y.ContentString) || clock >= (known.get(client) ?? 0))
      return
    if (!isInserted(attributes, userId) || commonTo(item, proposed).length > 0) return
    const names = Object.keys(attributes).filter((name) => isInserted({ [name]: attributes[name] }, userId))
    const none = Object.fromEntries(names.map((name) => [name, null]))
    changes.push(() => text.format(index, item.length, none))
  })
  for (const change of changes.toReversed()) change()
}

function asAttribute(type: string, attrs: Record<string, unknown>): Attributes {
  return { [markAttribute({ type, attrs })]: attrs }
}

/** The letters of `all` that a part of a text consists of. */
function commonTo(
  item: Y.Item,
  all: readonly Letters[],
): { part: string; offset: number; attributes: Attributes }[] {
  const { client, clock } = item.id
  return all.flatMap((letters) => {
    const from = Math.max(clock, letters.clock)
    const to = Math.min(clock + item.length, letters.clock + letters.text.length)
    if (letters.client !== client || from >= to) return []
    const part = letters.text.slice(from - letters.clock, to - letters.clock)
    return [{ part, offset: from - clock, attributes: letters.attributes }]
  })
}
