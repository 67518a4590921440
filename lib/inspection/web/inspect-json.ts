import { type FindingKind, Findings, type Inspection } from '../finding'
import { zeroWidthIn } from '../hidden-signs'
import { inspectImage } from '../image/inspect-image'
import { isPath } from '../paths'
import { damaged, tooComplex } from '../refusals'
import { decodedText } from './text'

/** What is looked for in JSON. */
const JSON_CHECKS: readonly FindingKind[] = [
  'person',
  'editTime',
  'comment',
  'hiddenText',
  'path',
  'program',
  'imageMetadata',
  'imagePlace',
  'documentId',
]

const MAX_DEPTH = 1_000
const KEYS: [RegExp, FindingKind][] = [
  [
    /^(?:author|creator|user|userId|user_name|userName|editedBy|createdBy|updatedBy|owner|account|initials)$/i,
    'person',
  ],
  [/^(?:created|updated|modified|edited|saved)(?:_?at|_?on|Date|Time)?$/i, 'editTime'],
  [/^(?:comment|comments|thread|threads|suggestion|suggestions)$/i, 'comment'],
  [/^(?:generator|producer|program|software)$/i, 'program'],
]
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What a file of data says beside its text: people, moments, comments, numbers of rows in a database, folders. */
export function inspectJson(bytes: Uint8Array): Inspection {
  const findings = new Findings()
  let value: unknown
  try {
    value = JSON.parse(decodedText(bytes)) as unknown
  } catch {
    throw damaged()
  }
  visit(value, '', 0)
  return findings.inspection('json', JSON_CHECKS)

  function visit(item: unknown, key: string, depth: number): void {
    if (depth > MAX_DEPTH) throw tooComplex()
    const kind = KEYS.find(([pattern]) => pattern.test(key))?.[1]
    const isEmpty = item === null || item === '' || (Array.isArray(item) && item.length === 0)
    if (kind && !isEmpty)
      findings.add(
        kind,
        '',
        `${key}: ${typeof item === 'object' ? JSON.stringify(item).slice(0, 300) : String(item as string)}`,
      )
    if (typeof item === 'string') inspectText(item, key)
    else if (Array.isArray(item)) for (const each of item as unknown[]) visit(each, key, depth + 1)
    else if (typeof item === 'object' && item !== null)
      for (const [name, each] of Object.entries(item)) {
        if (UUID.test(name)) findings.add('documentId', '', name)
        visit(each, name, depth + 1)
      }
  }

  function inspectText(text: string, key: string): void {
    for (const signs of zeroWidthIn(text)) findings.add('hiddenText', '', signs)
    if (MOMENT.test(text)) findings.add('editTime', '', `${key}: ${text}`)
    if (UUID.test(text)) findings.add('documentId', '', `${key}: ${text}`)
    if (/^(?:href|url|src|path|file)$/i.test(key) && isPath(text)) findings.add('path', '', text)
    const picture =
      /^(?:data:image\/[^,]*;base64,)?((?:iVBORw0KGgo|\/9j\/|R0lGOD|UklGR)[A-Za-z0-9+/]*={0,2})$/.exec(text)
    if (picture) inspectImage(Buffer.from(picture[1]!, 'base64'), 'picture', findings)
  }
}
