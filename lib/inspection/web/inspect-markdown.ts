import { Findings, type Inspection } from '../finding'
import { inspectImage } from '../image/inspect-image'
import { isPath } from '../paths'
import { HTML_CHECKS, inspectMarkup } from './inspect-html'
import { decodedText } from './text'

const FRONT_MATTER = /^(?:---\r?\n([^]*?)\r?\n(?:---|\.\.\.)|\+\+\+\r?\n([^]*?)\r?\n\+\+\+)\s*(?:\r?\n|$)/
// A link that nothing refers to: how remarks are written in Markdown.
const REMARK = /^\[(?:\/\/|comment|_|\^_\^)\]:\s*(?:#|<>)?\s*(.*)$/gim
// Words in brackets, with brackets in them once; then where they lead, or the name under which that stands elsewhere.
const LINK = /(!?)\[((?:[^[\]]|\[[^[\]]*\])*)\](?:\(\s*<?([^)\s>]+)|\[([^[\]]*)\])?/g
const DEFINITION = /^ {0,3}\[([^[\]]+)\]:\s*<?([^\s>]+)/gm

/** What Markdown carries beside its text: a head of properties, remarks, pictures from elsewhere, and whatever HTML may. */
export function inspectMarkdown(bytes: Uint8Array): Inspection {
  const findings = new Findings()
  const text = decodedText(bytes)
  const head = FRONT_MATTER.exec(text)
  for (const line of (head?.[1] ?? head?.[2] ?? '').split('\n')) inspectProperty(line.trim(), findings)
  const body = head ? text.slice(head[0].length) : text
  for (const [, remark] of body.matchAll(REMARK)) findings.add('remark', '', remark)
  const named = new Map<string, string>()
  for (const [, label, address] of body.matchAll(DEFINITION)) {
    named.set(label!.toLowerCase(), address!)
    if (isPath(address!)) findings.add('path', '', address)
  }
  for (const [, mark, words, address, label] of body.matchAll(LINK)) {
    const target = address ?? named.get((label || words!).toLowerCase())
    if (target === undefined) continue
    if (mark === '!') inspectPicture(target, findings)
    else if (address && isPath(address)) findings.add('path', '', address)
  }
  // In code everything is shown as it stands.
  inspectMarkup(body.replace(/^(```|~~~)[^]*?^\1|`[^`\n]*`/gm, ' ').replace(/\\([<&])/g, '&lt;'), findings)
  return findings.inspection('markdown', HTML_CHECKS)
}

function inspectProperty(line: string, findings: Findings): void {
  if (line === '') return
  const [, key = ''] = /^([\w-]+)\s*[:=]/.exec(line) ?? []
  if (/^title$/i.test(key)) findings.add('title', '', line)
  else if (/^lang(?:uage)?$/i.test(key)) findings.add('language', '', line)
  else if (/author|creator/i.test(key)) findings.add('person', '', line)
  else if (/date|time|created|updated/i.test(key)) findings.add('editTime', '', line)
  else findings.add('property', '', line)
}

function inspectPicture(address: string, findings: Findings): void {
  const data = /^data:image\/[^,]*;base64,(.*)$/i.exec(address)
  if (data) inspectImage(Buffer.from(data[1]!, 'base64'), 'picture', findings)
  else if (isPath(address)) findings.add('path', '', address)
  else if (/^(?:[a-z]+:)?\/\//i.test(address)) findings.add('externalContent', '', address)
}
