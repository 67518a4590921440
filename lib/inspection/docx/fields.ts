import type { Findings } from '../finding'
import { isPath, namesAFile } from '../paths'

/** Fields that only say what stands on the page anyway: numbers, contents, references, links. */
const PLAIN =
  /^(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|PAGEREF|REF|NOTEREF|TOC|SEQ|STYLEREF|SYMBOL|EQ|HYPERLINK|LISTNUM|AUTONUM(?:LGL|OUT)?|ADVANCE|QUOTE|=|BIDIOUTLINE|TITLE|FORMCHECKBOX|FORMTEXT|FORMDROPDOWN)$/i

/** Whether a field's code says nothing that is not seen. */
export function isPlainField(code: string): boolean {
  const [word = ''] = code.trim().split(/[\s\\"]/)
  return (PLAIN.test(word) || word.startsWith('=')) && !argumentsOf(code).some((each) => isPath(each))
}

/** What a field's code tells beside what it shows. */
export function inspectField(code: string, part: string, findings: Findings): void {
  const text = code.trim()
  if (text === '' || isPlainField(text)) return
  if (/^(?:INCLUDEPICTURE|INCLUDETEXT|IMPORT|INCLUDE|LINK|DDE(?:AUTO)?|RD)\b/i.test(text))
    findings.add('externalContent', part, text)
  else if (/^(?:MERGEFIELD|NEXT|MERGEREC|MERGESEQ|DATABASE|ADDRESSBLOCK|GREETINGLINE)\b/i.test(text))
    findings.add('mailMerge', part, text)
  else if (/^(?:XE|TC|TA|PRIVATE|COMMENTS|SET|DOCVARIABLE)\b/i.test(text))
    findings.add('hiddenText', part, text)
  else if (/^(?:AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS|USERADDRESS)\b/i.test(text))
    findings.add('person', part, text)
  else if (/^HYPERLINK\b/i.test(text) || namesAFile(text)) findings.add('path', part, text)
  else findings.add('field', part, text)
}

function argumentsOf(code: string): string[] {
  return [...code.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) =>
    (quoted ?? bare ?? '').replaceAll('\\\\', '\\'),
  )
}
