import { isAppError } from '@/lib/errors'
import { formatOfName, type InspectedFormat } from './finding'
import { damaged, encrypted, notInspected } from './refusals'
import { readZip } from './zip/read-zip'

/**
 * What a file is by its own bytes; its name decides only between kinds of plain text.
 * @throws AppError `inspectFormat` for a format that is not read here, `inspectDamaged`, `inspectEncrypted`
 */
export function recognise(bytes: Uint8Array, name: string): InspectedFormat {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1')
  if (head.slice(0, 1100).includes('%PDF-')) return 'pdf'
  const promised = formatOfName(name)
  // A package may have something before it, as a PDF may: then only its name says where to look.
  if (head.startsWith('PK') || ['docx', 'odt', 'zip'].includes(promised ?? '')) return recogniseArchive(bytes)
  if (promised === 'pdf') throw damaged()
  if (/^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<!--|<\?xml[^>]*>\s*<!doctype html)/i.test(head))
    return 'html'
  if (/^(?:\xef\xbb\xbf)?\s*[{[]/.test(head) && promised !== 'markdown') return 'json'
  if (promised && !head.includes('\0')) return promised
  throw notInspected()
}

function recogniseArchive(bytes: Uint8Array): InspectedFormat {
  // What protected documents of Office are, and what documents before 2007 were: none of them is a ZIP.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    throw Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? encrypted()
      : notInspected()
  }
  const { entries, unpack } = readZip(bytes)
  const holds = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name))
  if (holds(/^\[Content_Types\]\.xml$/i)) {
    if (holds(/^word\//i)) return 'docx'
    throw notInspected()
  }
  const type = entries.find(({ name }) => name === 'mimetype')
  if (!type) return 'zip'
  try {
    if (
      Buffer.from(unpack(type).bytes).toString('latin1').startsWith('application/vnd.oasis.opendocument.text')
    )
      return 'odt'
  } catch (error) {
    if (!isAppError(error)) throw error
  }
  throw notInspected()
}
