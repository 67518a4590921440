import { zipSync, type Zippable } from 'fflate'
import { inspectContent } from '../../docx/content'
import { isWordDocument, type OfficePackage, openPackage } from '../../docx/office-package'
import { stylesOf } from '../../docx/styles'
import { Findings } from '../../finding'
import { isPath } from '../../paths'
import { damaged } from '../../refusals'
import { elementsOf, serialise, textIn, walk, type XmlElement } from '../../xml/tree'
import type { Pictures, Redraw } from '../redraw'
import { type ChangesDecision, settleChanges } from './changes'
import { cleanTree } from './clean-tree'
import { cropped } from './crops'
import { piecesOfTellingFields } from './fields'

const W = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'

/** Parts that are kept, by their type: the folder and name that they are given, and their type where it changes. */
const KEPT: [type: RegExp, name: string, newType?: string][] = [
  [
    /wordprocessingml\.(?:document|template)\.main\+xml$|ms-word\.(?:document|template)\.macroEnabled\w*\.main\+xml$/,
    'word/document',
    `${W}document.main+xml`,
  ],
  [/wordprocessingml\.styles\+xml$/, 'word/styles'],
  [/wordprocessingml\.numbering\+xml$/, 'word/numbering'],
  [/wordprocessingml\.settings\+xml$/, 'word/settings'],
  [/wordprocessingml\.fontTable\+xml$/, 'word/fontTable'],
  [/wordprocessingml\.footnotes\+xml$/, 'word/footnotes'],
  [/wordprocessingml\.endnotes\+xml$/, 'word/endnotes'],
  [/wordprocessingml\.header\+xml$/, 'word/header'],
  [/wordprocessingml\.footer\+xml$/, 'word/footer'],
  [/officedocument\.theme\+xml$/, 'word/theme/theme'],
  [/drawingml\.chart\+xml$/, 'word/charts/chart'],
  [/drawingml\.diagramData\+xml$/, 'word/diagrams/data'],
  [/drawingml\.diagramLayout\+xml$/, 'word/diagrams/layout'],
  [/drawingml\.diagramStyle\+xml$/, 'word/diagrams/quickStyle'],
  [/drawingml\.diagramColors\+xml$/, 'word/diagrams/colors'],
]
const ONE = /^word\/(?:document|styles|numbering|settings|fontTable|footnotes|endnotes)$/
const NO_DATE = new Date(1980, 0, 1)
const XMLNS = 'http://schemas.openxmlformats.org/package/2006'

export interface KeptPart {
  from: string
  name: string
  type: string
  content: Uint8Array
}

/**
 * The same document with nothing in it but what its pages show, and its title and language: other properties, people,
 * comments, hidden words, codes of fields, foreign data, programs and old names are gone, tracked changes are settled,
 * pictures drawn anew, and the package written anew with fixed times and names.
 */
export async function cleanDocx(
  bytes: Uint8Array,
  {
    changes,
    redraw,
    crop,
    onProgress,
  }: { changes: ChangesDecision; onProgress?: (share: number) => void } & Pictures,
): Promise<Uint8Array> {
  const file = openPackage(bytes)
  if (!isWordDocument(file)) throw damaged()
  const names = await namesOf(file, redraw, onProgress)
  const styles = stylesOf(file)
  const counter = { names: 0 }
  const parts = new Map<string, KeptPart>()
  const relations = new Map<string, KeptRelation[]>()
  for (const kept of [...names.values()]) {
    if (kept.content.length > 0) {
      parts.set(kept.name, kept)
      continue
    }
    const xml = file.xml(kept.from)
    if (!xml) throw damaged()
    const known = relationsOf(file, kept.from, names)
    settleChanges(xml.root, changes)
    for (const picture of await cropped(
      xml.root,
      known,
      parts.size,
      (name) => pictureOf(names, name),
      crop,
    )) {
      parts.set(picture.part.name, picture.part)
      known.push(picture.relation)
    }
    const gone = piecesOfTellingFields(xml.root)
    inspectContent(xml.root, kept.from, styles, new Findings(), (text) => gone.add(text))
    cleanTree(xml.root, {
      relation: (id) => known.find((each) => each.id === id)?.newId ?? null,
      gone,
      page: styles.page,
      counter,
      declared: new Set(),
    })
    parts.set(kept.name, { ...kept, content: serialise(xml.root) })
    const used = referencesIn(xml.root)
    relations.set(
      kept.name,
      known.filter(({ newId, type }) => used.has(newId) || IMPLICIT.test(type)),
    )
  }
  return packed(reachable(parts, relations), relations, coreProperties(file))
}

// What a document is made of without naming it anywhere in its text.
const IMPLICIT = /\/(?:styles|numbering|settings|fontTable|theme|footnotes|endnotes|themeOverride)$/
const MAIN = 'word/document.xml'

/** The parts that the text still leads to: a picture whose place was deleted goes with it. */
function reachable(
  parts: ReadonlyMap<string, KeptPart>,
  relations: ReadonlyMap<string, KeptRelation[]>,
): KeptPart[] {
  const reached = new Set([MAIN])
  for (const name of reached)
    for (const { target } of relations.get(name) ?? []) reached.add(target.replace(/^\//, ''))
  return [...parts.values()].filter(({ name }) => reached.has(name))
}

function referencesIn(root: XmlElement): Set<string> {
  const used = new Set<string>()
  for (const { attributes } of walk(root))
    for (const { name, value } of attributes) if (name.startsWith('r:') || name === 'o:relid') used.add(value)
  return used
}

function pictureOf(names: ReadonlyMap<string, KeptPart>, name: string): KeptPart | null {
  return [...names.values()].find((each) => `/${each.name}` === name) ?? null
}

/** The parts that are kept, by their old names. Pictures come with their new bytes, others with none yet. */
async function namesOf(
  file: OfficePackage,
  redraw: Redraw,
  onProgress?: (share: number) => void,
): Promise<Map<string, KeptPart>> {
  const names = new Map<string, KeptPart>()
  const counts = new Map<string, number>()
  const numbered = (stem: string) => {
    const count = (counts.get(stem) ?? 0) + 1
    counts.set(stem, count)
    return ONE.test(stem) ? stem : `${stem}${count}`
  }
  const thumbnails = new Set(
    file.relations.filter(({ type }) => type === 'thumbnail').map(({ part }) => part),
  )
  let done = 0
  for (const from of file.reached) {
    onProgress?.((done += 1) / file.reached.size)
    const type = file.contentType(from)
    if (type.startsWith('image/') && !thumbnails.has(from)) {
      const picture = await redraw(file.bytes(from), type)
      names.set(from, {
        from,
        name: `${numbered('word/media/image')}.${picture.extension}`,
        type: picture.mime,
        content: picture.bytes,
      })
    }
    const [, stem, newType] = KEPT.find(([pattern]) => pattern.test(type)) ?? []
    if (stem === undefined || (ONE.test(stem) && counts.has(stem))) continue
    names.set(from, { from, name: `${numbered(stem)}.xml`, type: newType ?? type, content: new Uint8Array() })
  }
  return names
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
// As Office writes them; nothing else is said between the slashes.
const OWN =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/officeDocument\/2006|purl\.oclc\.org\/ooxml\/officeDocument|schemas\.microsoft\.com\/office\/20\d\d)\/relationships\/\w+$/

export interface KeptRelation {
  id: string
  newId: string
  type: string
  target: string
  isExternal: boolean
}

function relationsOf(
  file: OfficePackage,
  from: string,
  names: ReadonlyMap<string, KeptPart>,
): KeptRelation[] {
  const kept: KeptRelation[] = []
  for (const { id, type, fullType, target, isExternal, part } of file.relationsFrom(from)) {
    const to = part === null ? null : names.get(part)
    const isLink = isExternal && type === 'hyperlink' && !isPath(target)
    if (!to && !isLink) continue
    kept.push({
      id,
      newId: `rId${kept.length + 1}`,
      type: OWN.test(fullType) ? fullType : `${OFFICE}/${type}`,
      target: to ? `/${to.name}` : target,
      isExternal,
    })
  }
  return kept
}

function relationsPart(of: string, relations: readonly KeptRelation[]): KeptPart {
  const [, folder, file] = /^(.*\/)([^/]*)$/.exec(of)!
  const all = relations.map(
    ({ newId, type, target, isExternal }) =>
      `<Relationship Id="${newId}" Type="${escaped(type)}" Target="${escaped(target)}"${isExternal ? ' TargetMode="External"' : ''}/>`,
  )
  return part(
    `${folder}_rels/${file}.rels`,
    '',
    `<Relationships xmlns="${XMLNS}/relationships">${all.join('')}</Relationships>`,
  )
}

/** Title and language, which readers need; nothing else. */
function coreProperties(file: OfficePackage): KeptPart {
  const known = new Map<string, string>()
  for (const name of file.parts.keys()) {
    if (!file.contentType(name).endsWith('core-properties+xml')) continue
    for (const each of elementsOf(file.xml(name)?.root ?? NOTHING)) known.set(each.name, textIn(each))
  }
  const said = ['dc:title', 'dc:language']
    .filter((name) => known.get(name))
    .map((name) => `<${name}>${escaped(known.get(name)!)}</${name}>`)
  const xml = `<cp:coreProperties xmlns:cp="${XMLNS}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${said.join('')}</cp:coreProperties>`
  return part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml', xml)
}

const NOTHING: XmlElement = { name: '', raw: '', uri: '', attributes: [], children: [] }

function packed(
  parts: readonly KeptPart[],
  relations: ReadonlyMap<string, KeptRelation[]>,
  properties: KeptPart,
): Uint8Array {
  const main = parts.find(({ name }) => name === MAIN)
  if (!main) throw damaged()
  const all = [main, ...parts.filter((each) => each !== main), properties]
  const overrides = all
    .filter(({ name }) => name.endsWith('.xml'))
    .map(({ name, type }) => `<Override PartName="/${name}" ContentType="${escaped(type)}"/>`)
  const endings = new Map(
    all
      .filter(({ name }) => name.startsWith('word/media/'))
      .map(({ name, type }) => [name.replace(/^.*\./, ''), type]),
  )
  const defaults = [...endings].map(
    ([ending, type]) => `<Default Extension="${ending}" ContentType="${type}"/>`,
  )
  const types = `<Types xmlns="${XMLNS}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${defaults.join('')}${overrides.join('')}</Types>`
  const ofPackage = `<Relationships xmlns="${XMLNS}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="${MAIN}"/><Relationship Id="rId2" Type="${XMLNS}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
  const files: Zippable = {}
  for (const { name, content } of [
    part('[Content_Types].xml', '', types),
    part('_rels/.rels', '', ofPackage),
    ...all,
  ]) {
    files[name] = content
    const own = relations.get(name) ?? []
    if (own.length > 0) {
      const written = relationsPart(name, own)
      files[written.name] = written.content
    }
  }
  return zipSync(files, { mtime: NO_DATE, level: 6, os: 0 })
}

function part(name: string, type: string, xml: string): KeptPart {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  return { from: '', name, type, content: new TextEncoder().encode(head + xml) }
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
