import { isAppError } from '@/lib/errors'
import { formatOfName, type FindingKind, Findings, type Inspection, type InspectedFormat } from '../finding'
import { IMAGE_CHECKS, inspectImage } from '../image/inspect-image'
import { inspectZip } from './inspect-zip'
import { newBudget, readZip } from './read-zip'

const CHECKS: readonly FindingKind[] = [
  'hiddenBytes',
  'unknownPart',
  'remark',
  'unreadable',
  'zipDetail',
  'fileTime',
]

const PICTURE = /\.(?:png|jpe?g|gif|webp|tiff?|bmp|svg|emf|wmf|jp2|j2k|heic|heif|avif)$/i

/** What an archive tells, and what each file in it does. A file that cannot be read is named; the others are read all the same. */
export async function inspectArchive(
  bytes: Uint8Array,
  inspectInside: (bytes: Uint8Array, format: InspectedFormat) => Promise<Inspection>,
  { budget = newBudget(), isInside = false } = {},
): Promise<Inspection> {
  const zip = readZip(bytes, budget)
  const findings = new Findings()
  inspectZip(zip, findings)
  const checked = new Set(CHECKS)
  const names = new Set(zip.entries.map(({ name }) => name))
  for (const entry of zip.entries) {
    const { name } = entry
    if (name.endsWith('/')) continue
    const { bytes: data, rest } = zip.unpack(entry)
    if (rest > 0) findings.add('hiddenBytes', name, `${rest} B`)
    const format = formatOfName(name)
    if (PICTURE.test(name)) {
      inspectImage(data, name, findings)
      for (const kind of IMAGE_CHECKS) checked.add(kind)
    } else if (isListOfHashes(data, names)) continue
    else if (format === null) findings.add('unknownPart', name)
    // An archive in an archive is opened, one in that is not: there would be no end.
    else if (format === 'zip' && isInside) findings.add('unreadable', name)
    else
      try {
        const inside =
          format === 'zip'
            ? await inspectArchive(data, inspectInside, { budget, isInside: true })
            : await inspectInside(data, format)
        findings.include(name, inside)
        for (const kind of inside.checked) checked.add(kind)
      } catch (error) {
        if (!isAppError(error) || error.code === 'too_large') throw error
        findings.add('unreadable', name)
      }
  }
  return findings.inspection('zip', [...checked])
}

/** Whether a file says nothing but the SHA-256 of files that are in the archive beside it. */
function isListOfHashes(data: Uint8Array, names: ReadonlySet<string>): boolean {
  const lines = Buffer.from(data)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.length > 0 && lines.every((line) => names.has(/^[0-9a-f]{64} [ *](.+)$/.exec(line)?.[1] ?? ''))
}
