import { isAppError } from '@/lib/errors'
import { damaged } from '../refusals'
import { attribute, elementsOf, parseXml, type XmlPart } from '../xml/tree'
import { type Budget, readZip, type Zip, type ZipEntry } from '../zip/read-zip'

export interface Relation {
  /** The part whose relation it is; '' for the package. */
  from: string
  id: string
  /** The last word of its type: "image", "hyperlink", "attachedTemplate". */
  type: string
  fullType: string
  target: string
  isExternal: boolean
  /** The part that it leads to; null for what lies outside. */
  part: string | null
}

/** A package of Office: its parts by name, what each is said to be, and how they hang together. */
export interface OfficePackage {
  zip: Zip
  /** By name without a leading slash. The last one of a name counts. */
  parts: Map<string, ZipEntry>
  relations: Relation[]
  /** Those of one part, and those that lead to one. */
  relationsFrom: (name: string) => readonly Relation[]
  relationsTo: (name: string) => readonly Relation[]
  /** Parts that something leads to; the others are read by no program. */
  reached: Set<string>
  contentType: (name: string) => string
  bytes: (name: string) => Uint8Array
  /** Null when it is no XML that can be read. */
  xml: (name: string) => XmlPart | null
  /** Bytes left behind the packed data of parts that were read. */
  rests: Map<string, number>
}

const TYPES = '[Content_Types].xml'
const WORD =
  /wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml/

/** @throws AppError `inspectDamaged` for what is no package of Office, and of `readZip`. */
export function openPackage(bytes: Uint8Array, budget?: Budget): OfficePackage {
  const zip = readZip(bytes, budget)
  const parts = new Map(
    zip.entries.map((entry) => [entry.name.replaceAll('\\', '/').replace(/^\/+/, ''), entry]),
  )
  const rests = new Map<string, number>()
  const read = new Map<string, Uint8Array>()
  const parsed = new Map<string, XmlPart | null>()
  const bytesOf = (name: string) => {
    const known = read.get(name)
    if (known) return known
    const entry = parts.get(name)
    if (!entry) throw damaged()
    const { bytes: data, rest } = zip.unpack(entry)
    if (rest > 0) rests.set(name, rest)
    read.set(name, data)
    return data
  }
  const xml = (name: string) => {
    const known = parsed.get(name)
    if (known !== undefined) return known
    const part = readable(() => parseXml(bytesOf(name)))
    parsed.set(name, part)
    return part
  }
  const contentType = contentTypes(parts.has(TYPES) ? xml(TYPES) : null)
  const relations = [...parts.keys()]
    .filter((name) => /(^|\/)_rels\/[^/]*\.rels$/.test(name))
    .flatMap((name) => relationsOf(name, xml(name)))
  const relationsFrom = grouped(relations, ({ from }) => from)
  return {
    zip,
    parts,
    relations,
    relationsFrom,
    relationsTo: grouped(relations, ({ part }) => part),
    reached: reachedFrom(relationsFrom, parts),
    contentType,
    bytes: bytesOf,
    xml,
    rests,
  }
}

/** Whether the package says that it is a text document, by what its main part is. */
export function isWordDocument({ parts, contentType }: OfficePackage): boolean {
  return [...parts.keys()].some((name) => WORD.test(contentType(name)))
}

/** What cannot be read is a finding, not the end; what would take all memory is. */
function readable<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    if (isAppError(error) && error.reason === 'inspectDamaged') return null
    throw error
  }
}

function contentTypes(types: XmlPart | null): (name: string) => string {
  const overrides = new Map<string, string>()
  const defaults = new Map<string, string>()
  for (const each of types ? elementsOf(types.root) : []) {
    const type = attribute(each, 'ContentType') ?? ''
    if (each.name === 'ct:Override')
      overrides.set((attribute(each, 'PartName') ?? '').replace(/^\/+/, '').toLowerCase(), type)
    if (each.name === 'ct:Default') defaults.set((attribute(each, 'Extension') ?? '').toLowerCase(), type)
  }
  return (name) =>
    overrides.get(name.toLowerCase()) ??
    defaults.get(/\.([^./]*)$/.exec(name)?.[1]?.toLowerCase() ?? '') ??
    ''
}

function relationsOf(name: string, xml: XmlPart | null): Relation[] {
  const [, folder = '', file = ''] = /^(.*?)_rels\/([^/]*)\.rels$/.exec(name) ?? []
  return (xml ? elementsOf(xml.root) : [])
    .filter((each) => each.name === 'rel:Relationship')
    .map((each) => {
      const target = attribute(each, 'Target') ?? ''
      const isExternal = attribute(each, 'TargetMode') === 'External'
      return {
        from: folder + file,
        id: attribute(each, 'Id') ?? '',
        type: (attribute(each, 'Type') ?? '').replace(/^.*\//, ''),
        fullType: attribute(each, 'Type') ?? '',
        target,
        isExternal,
        part: isExternal ? null : resolved(folder, target),
      }
    })
}

function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target
  const steps: string[] = []
  for (const step of path.replace(/#.*$/, '').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function grouped(
  relations: readonly Relation[],
  keyOf: (relation: Relation) => string | null,
): (name: string) => readonly Relation[] {
  const groups = new Map<string | null, Relation[]>()
  for (const each of relations) {
    const group = groups.get(keyOf(each))
    if (group) group.push(each)
    else groups.set(keyOf(each), [each])
  }
  return (name) => groups.get(name) ?? []
}

function reachedFrom(
  relationsFrom: (name: string) => readonly Relation[],
  parts: ReadonlyMap<string, unknown>,
): Set<string> {
  const reached = new Set<string>()
  const rest = ['']
  for (let from = rest.pop(); from !== undefined; from = rest.pop()) {
    for (const { part } of relationsFrom(from)) {
      if (part === null || reached.has(part) || !parts.has(part)) continue
      reached.add(part)
      rest.push(part)
    }
  }
  return reached
}
