import type { FindingKind, Findings } from '../finding'
import { inspectImage } from '../image/inspect-image'
import { printable } from '../zip/inspect-zip'
import { type Inside, inspectInside } from './inside'
import type { OfficePackage } from './office-package'

const KINDS: [RegExp, FindingKind][] = [
  [/printerSettings/i, 'printer'],
  [/vbaProject|vbaData|macro/i, 'macro'],
  [/activeX/i, 'control'],
  [/obfuscated-?font|\.odttf$|fontdata|x-font/i, 'fontKey'],
  [/signature|digital-signature/i, 'signature'],
  [
    /oleObject|\/embeddings\/|package|attachment|\.bin$|\.xlsx$|\.docx$|\.pptx$|msword|ms-excel/i,
    'embeddedFile',
  ],
]

/** A part that is neither XML nor a picture: which kind it is told by its type, its name and what leads to it. */
export function inspectBinaryPart(
  { relationsTo, bytes }: OfficePackage,
  name: string,
  type: string,
  findings: Findings,
  inside: Inside,
): void {
  const leading = relationsTo(name).map((each) => each.type)
  const said = [type, ...leading, name].join(' ')
  const data = bytes(name)
  if (/thumbnail/i.test(said)) {
    findings.add('thumbnail', name, `${data.length} B`)
    inspectImage(data, name, findings)
    return
  }
  const kind = KINDS.find(([pattern]) => pattern.test(said))?.[1] ?? 'unknownPart'
  if (kind === 'printer') findings.add(kind, name, deviceName(data))
  else inspectInside(data, name, { findings, kind, inside })
}

/** The name of a printer, which its settings begin with: at most 32 characters of UTF-16. */
function deviceName(data: Uint8Array): string {
  const name = new TextDecoder('utf-16le').decode(data.subarray(0, 64)).split('\0')[0]!
  return /^[\p{L}\p{N}\p{P}\p{Zs}\p{S}]+$/u.test(name) ? name : printable(data)
}
