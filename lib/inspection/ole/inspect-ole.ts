import type { FindingKind, Findings } from '../finding'
import { readOle } from './read-ole'

const PROPERTIES: Record<number, [name: string, kind: FindingKind]> = {
  4: ['author', 'person'],
  8: ['last author', 'person'],
  7: ['template', 'template'],
  18: ['program', 'program'],
}
const OF_DOCUMENT: Record<number, [name: string, kind: FindingKind]> = {
  14: ['manager', 'person'],
  15: ['company', 'organisation'],
}
const FILETIME_OF_1970 = 116_444_736_000_000_000n

/**
 * What a compound file of older Office, which objects and macros are kept in, says of itself: its entries, when its folders were
 * changed, the file and folder that an object came from, and who made it. `inspectPackage` looks into a document that it wraps.
 */
export function inspectOle(
  data: Buffer,
  part: string,
  {
    findings,
    kind,
    inspectPackage,
  }: { findings: Findings; kind: FindingKind; inspectPackage: (bytes: Buffer) => void },
): void {
  try {
    const entries = readOle(data)
    findings.add(kind, part, entries.map(({ name }) => readable(name)).join(', '))
    for (const { name, isFolder, times, bytes } of entries) {
      for (const time of new Set(times)) findings.add('editTime', part, momentOf(time))
      if (isFolder) continue
      if (name === '\x01Ole10Native') inspectNative(bytes(), part, findings)
      if (name === '\x05SummaryInformation') inspectProperties(bytes(), PROPERTIES, part, findings)
      if (name === '\x05DocumentSummaryInformation') inspectProperties(bytes(), OF_DOCUMENT, part, findings)
      if (/^package$/i.test(name)) inspectPackage(bytes())
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    findings.add('unreadable', part)
  }
}

const readable = (name: string) => name.replace(/\p{Cc}/gu, '')

function momentOf(time: bigint): string {
  const milliseconds = Number((time - FILETIME_OF_1970) / 10_000n)
  return Math.abs(milliseconds) < 8e15
    ? new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')
    : String(time)
}

/** A file that was put into a document as it was: its name, where it lay, and where a copy of it lay. */
function inspectNative(data: Buffer, part: string, findings: Findings): void {
  let at = 6
  const text = () => {
    const end = data.indexOf(0, at)
    const said = data.toString('latin1', at, end === -1 ? at : end)
    at = end === -1 ? data.length : end + 1
    return said
  }
  const [label, name] = [text(), text()]
  at += 8
  for (const said of new Set([label, name])) if (said !== '') findings.add('fileName', part, said)
  const copy = text()
  if (copy !== '') findings.add('path', part, copy)
}

function inspectProperties(
  data: Buffer,
  known: Record<number, [name: string, kind: FindingKind]>,
  part: string,
  findings: Findings,
): void {
  const start = data.readUInt32LE(44)
  const count = Math.min(200, data.readUInt32LE(start + 4))
  for (let index = 0; index < count; index += 1) {
    const [id, at] = [
      data.readUInt32LE(start + 8 + index * 8),
      start + data.readUInt32LE(start + 12 + index * 8),
    ]
    const [name, kind] = known[id] ?? []
    if (name === undefined || kind === undefined) continue
    const [type, length] = [data.readUInt16LE(at), data.readUInt32LE(at + 4)]
    const isWide = type === 31
    if (type !== 30 && !isWide) continue
    const said = data
      .toString(isWide ? 'utf16le' : 'latin1', at + 8, at + 8 + length * (isWide ? 2 : 1))
      .replace(/\0.*$/s, '')
    if (said !== '') findings.add(kind, part, `${name}: ${said}`)
  }
}
