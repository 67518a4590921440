/**
 * The character maps that a PDF may name without carrying them (PDF 32000-1, 9.7.5.2), as far as they are encodings
 * that the runtime decodes: Chinese, Japanese and Korean text in fonts that are not embedded. Nothing is fetched: a
 * map is made when it is asked for. Its character numbers are Unicode's own, not those of Adobe's collections, so
 * that widths of such fonts are their default ones; the text is exact.
 */
const ENCODINGS: [RegExp, string][] = [
  [/^Uni(?:GB|CNS|JIS|JIS2004|KS)-(?:UCS2|UTF16)-[HV]$/, 'unicode'],
  [/^(?:GB|GBK|GBKp|GBpc|GBK2K)-(?:EUC-)?[HV]$/, 'gb18030'],
  [/^(?:ETen-B5|ETenms-B5|B5pc|HKscs-B5)-[HV]$/, 'big5'],
  [/^(?:90ms|90msp|90pv|83pv|Ext|Add)-RKSJ-[HV]$/, 'shift_jis'],
  [/^EUC-[HV]$/, 'euc-jp'],
  [/^(?:KSCms-UHC|KSCms-UHC-HW|KSC-EUC|KSCpc-EUC)-[HV]$/, 'euc-kr'],
]
const COLLECTION = /^Adobe-(?:GB1|CNS1|Japan1|Korea1|KR)-UCS2$/

const hex = (value: number): string => value.toString(16).padStart(4, '0')

function mapText(name: string, body: string[]): Uint8Array {
  const vertical = name.endsWith('-V') ? '/WMode 1 def\n' : ''
  return new TextEncoder().encode(
    `begincmap\n/CMapName /${name} def\n${vertical}${body.join('\n')}\nendcmap\n`,
  )
}

/** Every sign to its own number, in lines of 256 as the format demands. */
function identity(kind: 'cid' | 'bf'): string[] {
  const lines: string[] = []
  for (let high = 0; high < 0x100; high += 1) {
    const [from, to] = [hex(high << 8), hex((high << 8) | 0xff)]
    lines.push(`<${from}> <${to}> ${kind === 'cid' ? high << 8 : `<${from}>`}`)
  }
  return [`256 begin${kind}range`, ...lines, `end${kind}range`]
}

/** Codes of one and two bytes to the Unicode number of what they decode to. */
function decoded(encoding: string): string[] {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const unicodeOf = (bytes: number[]): number | null => {
    try {
      const text = decoder.decode(new Uint8Array(bytes))
      return text.length === 1 ? text.charCodeAt(0) : null
    } catch {
      return null
    }
  }
  const lines: string[] = []
  const leads: number[] = []
  for (let lead = 0; lead < 0x100; lead += 1) {
    const single = unicodeOf([lead])
    if (single === null) leads.push(lead)
    else lines.push(`<${lead.toString(16).padStart(2, '0')}> ${single}`)
  }
  const singles = Array.from({ length: 0x100 }, (_, byte) => byte).filter((byte) => !leads.includes(byte))
  for (const lead of leads) {
    for (let trail = 0x30; trail < 0x100; trail += 1) {
      const code = unicodeOf([lead, trail])
      if (code !== null) lines.push(`<${hex((lead << 8) | trail)}> ${code}`)
    }
  }
  const two = (byte: number): string => byte.toString(16).padStart(2, '0')
  return [
    'begincodespacerange',
    ...singles.map((byte) => `<${two(byte)}> <${two(byte)}>`),
    ...leads.map((lead) => `<${two(lead)}30> <${two(lead)}ff>`),
    'endcodespacerange',
    'begincidchar',
    ...lines,
    'endcidchar',
  ]
}

const UNICODE_SPACE = ['1 begincodespacerange', '<0000> <ffff>', 'endcodespacerange']

/** One for each document: what the engine asks for the character maps of. */
export class CharacterMaps {
  private served = false

  /** The map of this name; throws for those that only their publisher's tables could make. */
  fetch({ name }: { name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
    const encoding = ENCODINGS.find(([pattern]) => pattern.test(name))?.[1]
    if (encoding !== undefined) {
      this.served = true
      const body = encoding === 'unicode' ? [...UNICODE_SPACE, ...identity('cid')] : decoded(encoding)
      return Promise.resolve({ cMapData: mapText(name, body), isCompressed: false })
    }
    // Back from the numbers that the maps above gave: only when it was one of them that gave them.
    if (COLLECTION.test(name) && this.served) {
      return Promise.resolve({
        cMapData: mapText(name, [...UNICODE_SPACE, ...identity('bf')]),
        isCompressed: false,
      })
    }
    return Promise.reject(new Error(`no character map ${name}`))
  }
}
