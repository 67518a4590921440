import { isAppError } from '@/lib/errors'
import { type FindingKind, Findings, type Inspection } from '../finding'
import { inspectImage } from '../image/inspect-image'
import { damaged } from '../refusals'
import { attribute, parseXml, QUOTED, textIn, walk, type XmlElement } from '../xml/tree'
import { inspectZip } from '../zip/inspect-zip'
import { readZip } from '../zip/read-zip'
import { inspectElement } from './elements'
import { looksOf } from './looks'
import { inspectMeta, inspectSetting } from './properties'
import { inspectWords } from './words'

/** What is looked for in an OpenDocument text. */
const ODT_CHECKS: readonly FindingKind[] = [
  'person', 'organisation', 'editTime', 'comment', 'insertion', 'deletion', 'formatChange', 'imagePlace', 'signature', 'mailMerge',
  'hiddenText', 'olderVersion', 'embeddedFile', 'customXml', 'variable', 'property', 'thumbnail', 'croppedPicture', 'hiddenBytes',
  'unknownPart', 'remark', 'formValue', 'unreadable', 'macro', 'control', 'externalContent', 'path', 'template', 'printer', 'program',
  'fileName', 'field', 'imageMetadata', 'zipDetail', 'revisionId', 'fileTime',
] // prettier-ignore

/** Parts that every OpenDocument text may have; of an embedded document those in its folder. */
const PARTS =
  /^(?:(?:Object[^/]*\/)?(?:content|styles|meta|settings)\.xml|META-INF\/(?:manifest|\w*signatures)\.xml|manifest\.rdf)$/

const PICTURE = /\.(?:png|jpe?g|gif|webp|tiff?|emf|wmf|svg|bmp|svm)$/i

/** Everything that an OpenDocument text carries beside its text, by its bytes alone. */
export function inspectOdt(bytes: Uint8Array): Inspection {
  const zip = readZip(bytes)
  const findings = new Findings()
  const parts = new Map<string, Uint8Array>()
  for (const entry of zip.entries) {
    const { bytes: data, rest } = zip.unpack(entry)
    if (rest > 0) findings.add('hiddenBytes', entry.name, `${rest} B`)
    parts.set(entry.name, data)
  }
  const type = parts.get('mimetype')
  if (!type || !latin(type).startsWith('application/vnd.oasis.opendocument.text')) throw damaged()
  inspectZip(zip, findings)
  const trees = new Map<string, XmlElement>()
  for (const [name, data] of parts) {
    if (name === 'mimetype' || name.endsWith('/')) continue
    const root = inspectEntry(name, data, findings)
    if (root) trees.set(name, root)
  }
  inspectUse(trees, [...parts.keys()], findings)
  for (const [name, root] of trees) inspectTree(name, root, trees, findings)
  return findings.inspection('odt', ODT_CHECKS)
}

const latin = (data: Uint8Array): string =>
  Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1')

/** What a part is by its name; its tree where it is one of XML. */
function inspectEntry(name: string, data: Uint8Array, findings: Findings): XmlElement | null {
  if (name.startsWith('Thumbnails/')) findings.add('thumbnail', name)
  if (/^(?:Basic|Scripts|Dialogs)\//.test(name)) findings.add('macro', name)
  if (name.startsWith('Versions/')) findings.add('olderVersion', name)
  if (/^META-INF\/.*signature/i.test(name)) findings.add('signature', name)
  // How menus and tools were changed; an empty one says nothing.
  if (name.startsWith('Configurations2/') && data.length > 0) findings.add('property', name)
  if (PICTURE.test(name)) {
    inspectImage(data, name, findings)
    return null
  }
  if (/^(?:Object|ObjectReplacements)/.test(name) && !PARTS.test(name)) findings.add('embeddedFile', name)
  else if (
    !/\.(?:xml|rdf|xlb|xba|xdl)$/.test(name) &&
    !/^(?:Configurations2|Basic|Scripts|Dialogs|Versions)\//.test(name)
  )
    findings.add('unknownPart', name)
  if (!/\.(?:xml|rdf|xlb|xba|xdl)$/.test(name) || data.length === 0) return null
  try {
    const { root, remarks } = parseXml(data)
    for (const remark of remarks)
      if (!/^<!DOCTYPE (?:manifest:manifest|script:module|library:)/.test(remark))
        findings.add('remark', name, remark)
    return root
  } catch (error) {
    if (!isAppError(error) || error.reason !== 'inspectDamaged') throw error
    findings.add('unreadable', name)
    return null
  }
}

/** What is in the package and led to by nothing: pictures that were taken out of the text, parts that no list names. */
function inspectUse(trees: ReadonlyMap<string, XmlElement>, names: string[], findings: Findings): void {
  const named = new Set<string>()
  const manifest = trees.get('META-INF/manifest.xml')
  for (const element of manifest ? walk(manifest) : [])
    named.add(attribute(element, 'manifest:full-path') ?? '')
  const shown = new Set<string>()
  for (const [name, root] of trees)
    if (name !== 'META-INF/manifest.xml')
      for (const element of walk(root)) {
        const target = attribute(element, 'xlink:href')?.replace(/^\.\//, '')
        if (target)
          shown.add(name.includes('/') ? `${name.slice(0, name.lastIndexOf('/'))}/${target}` : target)
        if (target) shown.add(target)
      }
  for (const name of names) {
    if (name.endsWith('/') || name === 'mimetype' || name.startsWith('META-INF/')) continue
    if (manifest && !named.has(name)) findings.add('unknownPart', name)
    else if (/^(?:Pictures|media)\//i.test(name) && !shown.has(name)) findings.add('unknownPart', name)
  }
}

function inspectTree(
  name: string,
  root: XmlElement,
  trees: ReadonlyMap<string, XmlElement>,
  findings: Findings,
): void {
  if (name === 'manifest.rdf' || name.endsWith('.rdf')) return inspectRdf(root, name, findings)
  if (!PARTS.test(name)) {
    if (/^(?:Basic|Scripts|Dialogs|Configurations2)\//.test(name))
      findings.add('macro', name, textIn(root, QUOTED))
    else if (name.startsWith('Versions/')) inspectVersions(root, name, findings)
    else findings.add('unknownPart', name, textIn(root, QUOTED))
    return
  }
  for (const element of walk(root)) {
    inspectElement(element, name, findings)
    if (element.name === 'office:meta') inspectMeta(element, name, findings)
    if (element.name === 'config:config-item') inspectSetting(element, name, findings)
  }
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  const styles = [trees.get(`${folder}styles.xml`), root].filter((each) => each !== undefined)
  inspectWords(root, name, looksOf(styles), findings)
}

// What LibreOffice says of every document: which of its parts are what.
const COMMON =
  /^(?:\{http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#\}(?:RDF|Description|type)|\{http:\/\/docs\.oasis-open\.org\/ns\/office\/1\.2\/meta\/[\w#]*\}\w+)$/

function inspectRdf(root: XmlElement, part: string, findings: Findings): void {
  for (const element of walk(root)) {
    const text = element.children
      .filter((each) => typeof each === 'string')
      .join('')
      .trim()
    if (!COMMON.test(element.name) || text !== '')
      findings.add(
        'customXml',
        part,
        [element.raw, ...element.attributes.map(({ value }) => value), text].join(' '),
      )
  }
}

/** Older versions that are in the file, with who kept them and why. */
function inspectVersions(root: XmlElement, part: string, findings: Findings): void {
  for (const element of walk(root))
    for (const { name, value } of element.attributes) {
      if (name.endsWith('creator')) findings.add('person', part, value)
      else if (name.endsWith('date-time')) findings.add('editTime', part, value)
      else if (/(?:comment|title)$/.test(name) && value !== '') findings.add('olderVersion', part, value)
    }
}
