import * as Y from 'yjs'

/** Something that stands nowhere although nobody who had seen it deleted it: characters, or what gives them their form. */
export interface LostRun {
  client: number
  clock: number
  /** How many numbers of its client it takes. */
  length: number
  /** The characters, if it is some; else empty. */
  text: string
  /** An element of the text, by its name: a picture, a note, a paragraph. */
  element: string | null
  /** What holds characters within an element. */
  isHolder: boolean
  /** From here on characters have this format, or with null not any more; without a name it is one that they know. */
  format: [name: string, value: unknown] | null
  /** An attribute of the element that it is part of. */
  attribute: [name: string, value: unknown] | null
  /** The formats of the characters, where the text around them is still known. */
  formats: Record<string, unknown>
  /** What holds it, as `keyOf` names it; null when that is not known. */
  parent: string | null
  /** Between which it was put; null at the beginning and the end. */
  origin: Y.ID | null
  rightOrigin: Y.ID | null
}

/** A name for something in a text. */
export const keyOf = ({ client, clock }: Y.ID): string => `${client}:${clock}`

/**
 * What of an item was lost, from `clock` on; undefined for what says nothing. With `transaction`, the one that deleted it,
 * it is in the text still, and can be asked what is around it; else it is as an update brought it.
 */
export function runOf(
  item: Y.Item,
  [clock, length]: [number, number],
  transaction?: Y.Transaction,
): LostRun[] | undefined {
  const { content, id } = item
  const attributeName = item.parentSub
  const base = {
    client: id.client,
    clock: id.clock,
    length: item.length,
    text: '',
    element: null,
    isHolder: false,
  }
  const { origin, rightOrigin } = item
  const run: LostRun = {
    ...base,
    ...{ format: null, attribute: null, formats: {}, parent: parentOf(item), origin, rightOrigin },
  }
  if (content instanceof Y.ContentString) {
    const formats = transaction ? formatsAt(item, transaction) : {}
    return [restOf({ ...run, text: content.str, formats }, clock - id.clock, length)]
  }
  if (content instanceof Y.ContentType) {
    const { type } = content as { type: unknown }
    if (type instanceof Y.XmlElement) return [{ ...run, element: type.nodeName }]
    return type instanceof Y.XmlText ? [{ ...run, isHolder: true }] : undefined
  }
  if (content instanceof Y.ContentFormat) {
    const { key, value } = content as { key: string; value: unknown }
    // Where the formats are known, it only says what stood where.
    return [{ ...run, format: transaction ? ['', null] : [key, value] }]
  }
  // Of one that another was put in the place of, the name is known by that one alone.
  if (content instanceof Y.ContentAny && (attributeName !== null || origin !== null || rightOrigin !== null))
    return [{ ...run, attribute: [attributeName ?? '', content.arr.at(-1)] }]
  return undefined
}

/** Without its first `offset` characters. */
export function restOf(run: LostRun, offset: number, length = run.length - offset): LostRun {
  if (offset === 0 && length === run.length) return run
  return {
    ...run,
    clock: run.clock + offset,
    length,
    text: run.text.slice(offset, offset + length),
    origin: offset > 0 ? Y.createID(run.client, run.clock + offset - 1) : run.origin,
  }
}

/** Runs of which it is known what holds them, as far as one that stands beside them says it. */
export function placedRuns(runs: readonly LostRun[]): LostRun[] {
  const placed: LostRun[] = []
  const byClient = new Map<number, LostRun[]>()
  const beside = (id: Y.ID | null) =>
    id &&
    byClient.get(id.client)?.findLast(({ clock, length }) => clock <= id.clock && id.clock < clock + length)
  for (const run of runs) {
    const neighbour = run.parent === null ? (beside(run.origin) ?? beside(run.rightOrigin)) : null
    const name = neighbour?.attribute?.[0]
    const known = {
      ...run,
      parent: run.parent ?? neighbour?.parent ?? null,
      attribute: run.attribute && [run.attribute[0] || name || '', run.attribute[1]],
    } as LostRun
    placed.push(known)
    byClient.set(run.client, [...(byClient.get(run.client) ?? []), known])
  }
  return placed
}

/** One client's runs in the order in which they stood, from that in which they were made; apart where nothing joins them. */
export function chainsOf(runs: readonly LostRun[]): LostRun[][] {
  const chains: LostRun[][] = []
  for (const run of runs) {
    const { client, origin, rightOrigin } = run
    const left = origin?.client === client ? placeOf(chains, origin.clock) : null
    const right = rightOrigin?.client === client ? placeOf(chains, rightOrigin.clock) : null
    if (left) {
      const [parts, place] = left
      const old = parts[place]!
      const length = Math.min(origin!.clock - old.clock + 1, old.length)
      const rest = length < old.length ? [restOf(old, length)] : []
      parts.splice(place, 1, restOf(old, 0, length), run, ...rest)
    } else if (right) right[0].splice(right[1], 0, run)
    else chains.push([run])
  }
  return chains
}

/** Where a character stands; of one that its writer deleted, where the one stands that was typed before it. */
function placeOf(chains: readonly LostRun[][], clock: number): [chain: LostRun[], place: number] | null {
  let found: [LostRun[], number] | null = null
  for (const chain of chains)
    for (const [place, run] of chain.entries())
      if (run.clock <= clock && (!found || run.clock > found[0][found[1]]!.clock)) found = [chain, place]
  return found
}

function parentOf({ parent }: Y.Item): string | null {
  if (parent instanceof Y.ID) return keyOf(parent)
  return parent instanceof Y.AbstractType && parent._item ? keyOf(parent._item.id) : null
}

/** The formats at an item that this transaction deleted, as they were before. */
function formatsAt(item: Y.Item, { deleteSet }: Y.Transaction): Record<string, unknown> {
  const formats: Record<string, unknown> = {}
  const first = item.parent instanceof Y.XmlText ? item.parent._start : null
  for (let each = first; each !== null && each !== item; each = each.right) {
    if (!(each.content instanceof Y.ContentFormat)) continue
    if (each.deleted && !Y.isDeleted(deleteSet, each.id)) continue
    const { key, value } = each.content as { key: string; value: unknown }
    if (value === null) delete formats[key]
    else formats[key] = value
  }
  return formats
}
