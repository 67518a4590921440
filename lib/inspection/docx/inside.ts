import { isAppError } from '@/lib/errors'
import type { FindingKind, Findings, Inspection } from '../finding'
import { inspectOle } from '../ole/inspect-ole'
import { isOle } from '../ole/read-ole'
import { attribute, elementsOf, textIn, walk } from '../xml/tree'
import { printable } from '../zip/inspect-zip'
import type { Budget } from '../zip/read-zip'
import { isWordDocument, type OfficePackage, openPackage } from './office-package'
import { inspectProperties } from './properties'

/** How a file in a file is looked into: with what is left to unpack, and documents of Word once. */
export interface Inside {
  budget: Budget
  /** Null for one level more than is looked into. */
  inspectDocument: ((file: OfficePackage) => Inspection) | null
}

/** A file inside of a document: its names, and what it says of itself; what is inside of that again is only named. */
export function inspectInside(
  data: Uint8Array,
  part: string,
  { findings, kind, inside }: { findings: Findings; kind: FindingKind; inside: Inside },
): void {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  findings.add(kind, part, `${bytes.length} B: ${printable(bytes)}`)
  if (isOle(bytes)) {
    inspectOle(bytes, part, {
      findings,
      kind,
      inspectPackage: (each) => inspectPackage(each, part, findings, inside),
    })
  } else if (bytes.toString('latin1', 0, 4) === 'PK\x03\x04') inspectPackage(bytes, part, findings, inside)
}

function inspectPackage(
  bytes: Buffer,
  part: string,
  findings: Findings,
  { budget, inspectDocument }: Inside,
): void {
  try {
    const file = openPackage(bytes, budget)
    findings.add('embeddedFile', part, [...file.parts.keys()].join(', '))
    if (isWordDocument(file)) {
      if (inspectDocument) findings.include(part, inspectDocument(file))
      return
    }
    findings.within(part, () => inspectParts(file, findings))
  } catch (error) {
    if (!isAppError(error)) throw error
    findings.add('unreadable', part)
  }
}

/** Of spreadsheets and presentations: who made them, which sheets are hidden, and what people said in them. */
function inspectParts(file: OfficePackage, findings: Findings): void {
  for (const name of file.parts.keys()) {
    if (!/^docProps\/|(?:^|\/)(?:workbook|comments\d*|commentAuthors|persons?\d*)\.xml$/i.test(name)) continue
    const xml = file.xml(name)
    if (!xml) continue
    inspectProperties(xml.root, name, findings)
    for (const each of walk(xml.root)) {
      const local = each.raw.replace(/^.*:/, '')
      if (local === 'sheet' && /hidden/i.test(attribute(each, 'state') ?? ''))
        findings.add('hiddenText', name, attribute(each, 'name'))
      if (local === 'author' && elementsOf(each).length === 0) findings.add('person', name, textIn(each))
      if (local === 'person') findings.add('person', name, attribute(each, 'displayName'))
      if (local === 'comment') findings.add('comment', name, textIn(each))
    }
  }
}
