import type { Findings } from '../finding'
import { printable } from '../zip/inspect-zip'

/** What a bitmap of Windows says beside its points: the folder of a colour profile, a profile, bytes between and behind. */
export function inspectBitmap(data: Buffer, part: string, findings: Findings): void {
  const [stated, points, head] = [data.readUInt32LE(2), data.readUInt32LE(10), data.readUInt32LE(14)]
  let end = stated === 0 ? data.length : stated
  if (head >= 124) {
    const kind = data.toString('latin1', 70, 74)
    const [at, length] = [14 + data.readUInt32LE(126), data.readUInt32LE(130)]
    if (kind === 'KNIL') findings.add('path', part, printable(data.subarray(at, at + length)))
    if (kind === 'DEBM') findings.add('imageMetadata', part, 'colour profile')
    end = Math.max(end, kind === 'KNIL' || kind === 'DEBM' ? at + length : 0)
  }
  const bits = head >= 40 ? data.readUInt16LE(28) : 24
  const colours =
    head >= 40 ? data.readUInt32LE(46) || (bits <= 8 ? 2 ** bits : 0) : bits <= 8 ? 2 ** bits : 0
  const masks = head === 40 && [3, 6].includes(data.readUInt32LE(30)) ? 16 : 0
  const before = 14 + head + 4 * colours + masks
  if (points > before) hidden(data.subarray(before, points))
  if (data.length > end) hidden(data.subarray(end))

  function hidden(bytes: Buffer): void {
    // Filled up with nothing.
    if (bytes.some((byte) => byte !== 0))
      findings.add('hiddenBytes', part, `${bytes.length} B: ${printable(bytes)}`)
  }
}
