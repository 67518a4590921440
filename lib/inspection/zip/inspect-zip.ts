import type { Findings } from '../finding'
import type { Zip, ZipEntry } from './read-zip'

/** The first moment that a ZIP can name, and none at all: what a writer puts that says nothing. */
const SILENT_DATES = [0x0021, 0]

/** What the package itself tells, whatever it holds: times, systems, fields, comments, and bytes beside its entries. */
export function inspectZip(zip: Zip, findings: Findings): void {
  if (zip.comment !== '') findings.add('remark', '', zip.comment)
  for (const gap of zip.gaps) findings.add('hiddenBytes', '', `${gap.length} B: ${printable(gap)}`)
  const names = new Set<string>()
  for (const entry of zip.entries) {
    inspectEntry(entry, findings)
    const key = entry.name.toLowerCase()
    if (names.has(key)) findings.add('hiddenBytes', entry.name, '2 × ' + entry.name)
    names.add(key)
  }
}

function inspectEntry(entry: ZipEntry, findings: Findings): void {
  const { name, times, extras, comment, system, otherName } = entry
  if (comment !== '') findings.add('remark', name, comment)
  if (otherName !== null) findings.add('hiddenBytes', name, otherName)
  const moments = times.filter(([date, time]) => !SILENT_DATES.includes(date) || time !== 0).map(momentOf)
  for (const moment of new Set(moments)) findings.add('fileTime', '', moment)
  for (const id of new Set(extras))
    findings.add('zipDetail', '', EXTRA[id] ?? `0x${id.toString(16).padStart(4, '0')}`)
  if (system !== 0) findings.add('zipDetail', '', SYSTEM[system] ?? `system ${system}`)
}

const SYSTEM: Record<number, string> = {
  3: 'Unix',
  7: 'Macintosh',
  10: 'Windows NTFS',
  11: 'MVS',
  19: 'macOS',
}

const EXTRA: Record<number, string> = {
  0x000a: 'NTFS times',
  0x5455: 'Unix times',
  0x5855: 'Unix times and owner',
  0x7855: 'Unix owner',
  0x7875: 'Unix user and group',
  0x7075: 'Unicode name',
  0x6375: 'Unicode comment',
  0xa028: 'Office padding',
  0xa220: 'Office padding',
}

function momentOf([date, time]: [number, number]): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${1980 + (date >> 9)}-${two((date >> 5) & 15)}-${two(date & 31)}`
  return `${day} ${two(time >> 11)}:${two((time >> 5) & 63)}`
}

/** What of bytes a person can read. */
export function printable(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 400))
    .toString('latin1')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
}
